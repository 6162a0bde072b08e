import { app } from 'electron';

/**
 * True when this is the first desktop app of its data folder; a later one makes the first show itself, hands over its
 * command line and folder, and ends.
 */
export function isFirstInstance(onSecond: (argv: readonly string[], folder: string) => void): boolean {
  if (!app.requestSingleInstanceLock()) return false;
  app.on('second-instance', (_event, argv, folder) => onSecond(argv, folder));
  return true;
}
