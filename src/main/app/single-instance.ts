import { app } from 'electron';

/** True when this is the first desktop app of its data folder; a later one makes the first show itself and ends. */
export function isFirstInstance(onSecond: () => void): boolean {
  if (!app.requestSingleInstanceLock()) return false;
  app.on('second-instance', onSecond);
  return true;
}
