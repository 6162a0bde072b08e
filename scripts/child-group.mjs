import { spawn } from 'node:child_process';

const isWindows = process.platform === 'win32';
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];
/** Children that live now, each the first of its own process group. */
const living = new Set();
let ending = false;

/*
 * A terminal sends Ctrl-C to everybody in its process group, npm's children included, and a program that gets it twice
 * leaves at once without stopping its groups. So children have groups of their own and get each signal once, from
 * here. Windows has no such groups; there the console tells everybody once.
 */
for (const signal of SIGNALS) {
  process.on(signal, () => {
    ending = true;
    if (!isWindows) for (const child of living) signalGroup(child, signal);
    // With a child, its own end decides; without one nothing is left to wait for.
    if (living.size === 0) process.exit(130);
  });
}
process.on('exit', () => {
  for (const child of living) signalGroup(child, 'SIGTERM');
});

/** Whether a signal has told this program to end. */
export const isEnding = () => ending;

/** Starts a program in a group of its own. */
export function start(file, args, options = {}) {
  const child = spawn(file, args, {
    stdio: ['ignore', 'inherit', 'inherit'],
    ...options,
    detached: !isWindows,
  });
  living.add(child);
  child.once('error', () => living.delete(child));
  child.once('close', () => living.delete(child));
  return child;
}

/** How a child ended: its exit code, 1 when it could not be started, 128 and the number of the signal that ended it. */
export function ended(child) {
  return new Promise((resolve) => {
    child.once('error', () => resolve(1));
    child.once('close', (code, signal) => resolve(code ?? (signal === 'SIGINT' ? 130 : 143)));
  });
}

/** Ends a child and everything it started. */
export function end(child) {
  if (living.has(child)) signalGroup(child, 'SIGTERM');
}

function signalGroup(child, signal) {
  try {
    if (isWindows) child.kill(signal);
    else process.kill(-child.pid, signal);
  } catch {
    // It has just ended by itself.
  }
}
