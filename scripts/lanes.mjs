import { spawn } from 'node:child_process';
import path from 'node:path';

/** The checkout. */
export const root = path.resolve(import.meta.dirname, '..');

/** Children are leaders of their own process group, so that what they started ends with them. */
const ownGroup = process.platform !== 'win32';
const running = new Set();
let interrupted = false;

function signalGroup(child, signal) {
  try {
    if (ownGroup) process.kill(-child.pid, signal);
    else child.kill(signal);
  } catch {
    // It has ended already.
  }
}

/** On the first signal the children end and the lanes settle; a second one ends at once. */
let listening = false;
function listenForSignals() {
  if (listening) return;
  listening = true;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      if (interrupted) process.exit(130);
      interrupted = true;
      for (const child of running) signalGroup(child, signal);
    });
  }
}

/** Whether a signal asked to end; what is running is ending then. */
export const wasInterrupted = () => interrupted;

/**
 * Runs a command and answers how it ended. `live` shows its output as it comes; otherwise it is collected.
 * `limitMs` ends it with everything it started.
 * @returns {Promise<{ok: boolean, output: string, ms: number, timedOut: boolean}>}
 */
export function run(command, args, { env = {}, live = false, limitMs = 600_000, cwd = root } = {}) {
  listenForSignals();
  const started = performance.now();
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', live ? 'inherit' : 'pipe', live ? 'inherit' : 'pipe'],
      detached: ownGroup,
    });
    running.add(child);
    let output = '';
    let timedOut = false;
    child.stdout?.on('data', (chunk) => (output += chunk));
    child.stderr?.on('data', (chunk) => (output += chunk));
    const limit = setTimeout(() => {
      timedOut = true;
      signalGroup(child, 'SIGKILL');
    }, limitMs);
    const end = (ok, note = '') => {
      clearTimeout(limit);
      running.delete(child);
      resolve({ ok, output: output + note, ms: performance.now() - started, timedOut });
    };
    child.once('error', (error) => end(false, `cannot start ${command}: ${error.message}\n`));
    child.once('close', (code) => {
      // What the child left behind in its group (a browser, a server) must not outlive the lane.
      signalGroup(child, 'SIGKILL');
      end(code === 0, timedOut ? `ended after ${seconds(limitMs)}: it took too long\n` : '');
    });
  });
}

/** Runs an installed tool by the file its package names, without npx. */
export const runTool = (file, args, options) =>
  run(process.execPath, [path.join(root, 'node_modules', file), ...args], options);

/** Runs tasks, at most `width` at a time, in order; answers their results in order. */
export async function runLimited(tasks, width) {
  const results = [];
  let next = 0;
  const worker = async () => {
    while (next < tasks.length && !interrupted) {
      const index = next++;
      results[index] = await tasks[index]();
    }
  };
  await Promise.all(Array.from({ length: width }, worker));
  return results;
}

/** `12.3 s` */
export const seconds = (ms) => `${(ms / 1000).toFixed(1)} s`;
