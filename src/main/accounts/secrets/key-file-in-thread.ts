import {
  closeSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { KEY_BYTES } from './sealing';

/* What the thread does with the key file: blocking, and with nothing but Node. */

export const ONLY_THIS_USER = 0o600;
const MAX_BYTES = 4_096;
/** 32 bytes in base64url. */
const KEY_LINE = /^[\w-]{43}$/;

/** The keys in the file. Blocks; throws what the file system says. */
export function readKeys(path: string): readonly Uint8Array[] {
  const about = statSync(path);
  if (!about.isFile() || about.size > MAX_BYTES) return [];
  return readFileSync(path, 'latin1')
    .split(/\r?\n/)
    .filter((line) => KEY_LINE.test(line))
    .map((line) => Uint8Array.from(Buffer.from(line, 'base64url')))
    .filter((key) => key.byteLength === KEY_BYTES);
}

/** Writes the file durably, before the first secret is written. What stood there without a key is kept beside. */
export function writeFirstKeyFile(path: string, key: Uint8Array): void {
  const part = `${path}.part`;
  rmSync(part, { force: true });
  const handle = openSync(part, 'wx', ONLY_THIS_USER);
  try {
    writeSync(handle, keyFileText([key]));
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  if (statSync(path, { throwIfNoEntry: false })) renameSync(path, `${path}.unusable`);
  renameSync(part, path);
  flushFolder(dirname(path));
}

/** So that the name is durable too. Some systems (Windows) cannot open a folder. */
function flushFolder(path: string): void {
  let handle: number;
  try {
    handle = openSync(path, 'r');
  } catch {
    return;
  }
  try {
    fsyncSync(handle);
  } catch {
    return;
  } finally {
    closeSync(handle);
  }
}

/** What stands in a key file. */
export function keyFileText(keys: readonly Uint8Array[]): string {
  return keys.map((key) => `${Buffer.from(key).toString('base64url')}\n`).join('');
}
