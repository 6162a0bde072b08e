import { chmod, stat } from 'node:fs/promises';
import { platform } from 'node:process';
import { replaceFile } from '../../platform/document-writer';
import { keyFileText, ONLY_THIS_USER, readKeys } from './key-file-in-thread';

const OF_OTHERS = 0o077;

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

/** Replaces the file durably, or leaves it as it was. */
export async function writeKeyFile(path: string, keys: readonly Uint8Array[]): Promise<void> {
  await replaceFile(path, Buffer.from(keyFileText(keys)), ONLY_THIS_USER);
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}
