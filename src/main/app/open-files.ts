import { open } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import type { Contract } from '../../shared/contract';
import { IMPORT_CHUNK_BYTES } from '../../shared/contract/imports';
import type { ShellRequest } from '../../shared/contract/shell';
import type { AppError } from '../../shared/errors';
import type { Client } from '../../shared/rpc/client';

const GROUP_FILE = /\.(?:muster|json|ya?ml)$/i;

/** The group files a command line names; options and their values are none. `folder` is where relative paths begin. */
export function filesIn(argv: readonly string[], folder: string): string[] {
  return argv
    .slice(1)
    .filter(
      (arg, index, all) => !arg.startsWith('-') && !all[index - 1]?.startsWith('--') && GROUP_FILE.test(arg),
    )
    .map((path) => resolve(folder, path));
}

/**
 * Hands files to an import and answers the request that shows it to a person: opening a file never writes anything.
 * A file that can’t be read or is too large ends it with its error.
 */
export async function openAsImport(
  client: Client<Contract>,
  paths: readonly string[],
): Promise<{ readonly request: ShellRequest } | { readonly error: AppError }> {
  const opened = await client.call('imports.open', {});
  if (!opened.ok) return { error: opened.error };
  const { importId } = opened.value;
  for (const path of paths) {
    const error = await addFile(client, importId, path);
    if (!error) continue;
    await client.call('imports.discard', { importId });
    return { error };
  }
  return { request: { type: 'openImport', importId, sources: paths.map((path) => basename(path)) } };
}

type ImportId = Extract<ShellRequest, { type: 'openImport' }>['importId'];

async function addFile(client: Client<Contract>, importId: ImportId, path: string): Promise<AppError | null> {
  const source = basename(path);
  try {
    const file = await open(path, 'r');
    try {
      const { size } = await file.stat();
      const piece = Buffer.alloc(Math.min(IMPORT_CHUNK_BYTES, Math.max(size, 1)));
      for (let offset = 0; ;) {
        const { bytesRead } = await file.read(piece, 0, piece.length, offset);
        const last = offset + bytesRead >= size || bytesRead === 0;
        const base64 = piece.subarray(0, bytesRead).toString('base64');
        const added = await client.call('imports.add', { importId, source, offset, base64, last });
        if (!added.ok) return added.error;
        if (last) return null;
        offset += bytesRead;
      }
    } finally {
      await file.close();
    }
  } catch (error) {
    return {
      code: 'file_unreadable',
      file: path,
      reason: error instanceof Error ? error.message : String(error),
    };
  }
}
