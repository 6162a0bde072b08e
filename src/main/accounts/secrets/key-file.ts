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
import { chmod, stat } from 'node:fs/promises';
import { platform } from 'node:process';
import { replaceFile } from '../../platform/document-writer';
import { KEY_BYTES } from './sealing';

const ONLY_THIS_USER = 0o600;
const OF_OTHERS = 0o077;
const MAX_BYTES = 4_096;
/** 32 bytes in base64url. */
const KEY_LINE = /^[\w-]{43}$/;

/** A key file as it was found. While the data key is being changed it holds two keys, the newer one first. */
export type FoundKeyFile =
  | { readonly found: 'keys'; readonly keys: readonly Uint8Array[]; readonly wasOpenToOthers: boolean }
  | { readonly found: 'nothing' }
  | { readonly found: 'unreadable'; readonly reason: string };

/** Reads the key file; one that others may read is closed to them. What holds no key counts as nothing. */
export async function readKeyFile(path: string): Promise<FoundKeyFile> {
  try {
    const keys = readKeys(path);
    if (keys.length === 0) return { found: 'nothing' };
    return { found: 'keys', keys, wasOpenToOthers: await closeToOthers(path) };
  } catch (error) {
    const reason = codeOf(error);
    return reason === 'ENOENT' ? { found: 'nothing' } : { found: 'unreadable', reason };
  }
}

/** Windows has other rights, which it takes from the folder. */
async function closeToOthers(path: string): Promise<boolean> {
  if (platform === 'win32') return false;
  const { mode } = await stat(path);
  if ((mode & OF_OTHERS) === 0) return false;
  await chmod(path, ONLY_THIS_USER);
  return true;
}

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

/** Replaces the file durably, or leaves it as it was. */
export async function writeKeyFile(path: string, keys: readonly Uint8Array[]): Promise<void> {
  await replaceFile(path, Buffer.from(textOf(keys)), ONLY_THIS_USER);
}

/** As `writeKeyFile`, in the thread, before the first secret is written. What stood there without a key is kept beside. */
export function writeFirstKeyFile(path: string, key: Uint8Array): void {
  const part = `${path}.part`;
  rmSync(part, { force: true });
  const handle = openSync(part, 'wx', ONLY_THIS_USER);
  try {
    writeSync(handle, textOf([key]));
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  if (statSync(path, { throwIfNoEntry: false })) renameSync(path, `${path}.unusable`);
  renameSync(part, path);
}

function textOf(keys: readonly Uint8Array[]): string {
  return keys.map((key) => `${Buffer.from(key).toString('base64url')}\n`).join('');
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}
