import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { end, ended, start } from './child-group.mjs';

const root = path.resolve(import.meta.dirname, '..');
/** How long a start waits for the first download. */
const WAIT_MS = 60_000;
const MEGABYTE = 1_048_576;

/** Path of the Electron to run: what `ELECTRON_PATH` names, else the one installed; undefined when there is none. */
export function installedElectron() {
  const told = process.env['ELECTRON_PATH'];
  if (told) return existsSync(told) ? told : undefined;
  const folder = path.join(root, 'node_modules', 'electron');
  const dist = process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? path.join(folder, 'dist');
  try {
    const executable = path.join(dist, readFileSync(path.join(folder, 'path.txt'), 'utf8'));
    return existsSync(executable) ? executable : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Downloads the runtime, showing how far it is, and waits for it at most a minute. Answers its path, or in one line
 * why there is none. A download that takes longer goes on while Muster runs and serves the next start.
 */
export async function fetchElectron() {
  const child = start(process.execPath, [path.join(root, 'scripts', 'fetch-electron.mjs')], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  const progress = showProgress();
  let reason = 'it could not be unpacked';
  child.on('message', (message) => {
    if (message.reason) reason = message.reason;
    else progress.show(message);
  });
  let timer;
  const outcome = await Promise.race([
    ended(child),
    new Promise((resolve) => {
      timer = setTimeout(() => resolve('late'), WAIT_MS);
    }),
  ]);
  clearTimeout(timer);
  progress.clear();
  if (outcome === 'late') {
    // Neither holds up the end of this program; what is unfinished then is ended with it.
    child.unref();
    child.channel?.unref();
    return {
      reason:
        'the desktop runtime takes longer than a minute to download; it goes on and serves the next start',
    };
  }
  end(child);
  const file = installedElectron();
  return outcome === 0 && file ? { file } : { reason: `the desktop runtime can't be had (${reason})` };
}

/** One line that counts up on a terminal, ten lines at most elsewhere. */
function showProgress() {
  const terminal = process.stderr.isTTY === true;
  let shown = -1;
  return {
    show: ({ transferred, total }) => {
      const percent = total ? Math.floor((100 * transferred) / total) : 0;
      if (percent === shown || (!terminal && percent < shown + 10)) return;
      shown = percent;
      const size = `${Math.round(transferred / MEGABYTE)} of ${Math.round((total ?? 0) / MEGABYTE)} MB`;
      const line = `Downloading the desktop runtime (only this once): ${percent} %, ${size}`;
      process.stderr.write(terminal ? `\r${line}  ` : `${line}\n`);
    },
    clear: () => {
      if (terminal && shown >= 0) process.stderr.write('\r\u001b[K');
    },
  };
}
