import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/*
 * The lock is a file with a process id. A later process leaves its command line beside it, and the first one looks for
 * such files: Electron has sockets and named pipes for that.
 */

const LOCK = 'stand-in.lock';
const LETTER = /^stand-in-second-.*\.json$/;
const LOOK_MS = 50;
let release = () => {};

export function takeLock(folder, onSecond) {
  mkdirSync(folder, { recursive: true });
  const lock = join(folder, LOCK);
  if (!claim(lock)) {
    const letter = join(folder, `stand-in-second-${process.pid}.json`);
    writeFileSync(`${letter}.part`, JSON.stringify({ argv: process.argv, folder: process.cwd() }));
    renameSync(`${letter}.part`, letter);
    return false;
  }
  const timer = setInterval(() => readLetters(folder, onSecond), LOOK_MS);
  timer.unref();
  release = () => {
    clearInterval(timer);
    rmSync(lock, { force: true });
  };
  return true;
}

export function releaseLock() {
  release();
}

function claim(lock) {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch {
    if (isAlive(Number(readFileSync(lock, 'utf8')))) return false;
    rmSync(lock, { force: true });
    return claim(lock);
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

function readLetters(folder, onSecond) {
  let names;
  try {
    names = readdirSync(folder).filter((name) => LETTER.test(name));
  } catch {
    return;
  }
  for (const name of names) {
    const { argv, folder: from } = JSON.parse(readFileSync(join(folder, name), 'utf8'));
    rmSync(join(folder, name), { force: true });
    onSecond(argv, from);
  }
}
