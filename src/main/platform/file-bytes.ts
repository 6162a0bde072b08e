import { createHash } from 'node:crypto';
import { open, stat } from 'node:fs/promises';
import { err, ok, type Result } from '../../shared/errors';
import type { ProblemFileView } from '../../shared/view';

/** No file of ours comes near; anything larger is a mistake or an attack. */
export const MAX_DOCUMENT_BYTES = 5_000_000;

export interface FileBytes {
  readonly bytes: Uint8Array;
  /** SHA-256 of the bytes, hex. */
  readonly hash: string;
  /** False when the file is marked read-only. */
  readonly writable: boolean;
}

export type FileProblem =
  Extract<ProblemFileView['reason'], { code: 'too_large' | 'io_error' }> | { readonly code: 'missing' };

/** Reads a whole file of bounded size. A pipe, a device or a folder is refused, not opened. */
export async function readFileBytes(
  path: string,
  limit = MAX_DOCUMENT_BYTES,
): Promise<Result<FileBytes, FileProblem>> {
  try {
    const { mode, size } = await statFile(path);
    if (size > limit) return err({ code: 'too_large', bytes: size, limit });
    const bytes = await readUpTo(path, limit);
    if (bytes.length > limit) return err({ code: 'too_large', bytes: bytes.length, limit });
    return ok({ bytes, hash: hashOf(bytes), writable: (mode & 0o222) !== 0 });
  } catch (error) {
    const code = errorCode(error);
    return err(code === 'ENOENT' ? { code: 'missing' } : { code: 'io_error', message: code });
  }
}

/** SHA-256 as hex. */
export function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** The system's code (`EACCES`), or the message where there is none. */
export function errorCode(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return 'code' in error && typeof error.code === 'string' ? error.code : error.message;
}

async function statFile(path: string): Promise<{ mode: number; size: number }> {
  const stats = await stat(path);
  if (!stats.isFile()) throw Object.assign(new Error('not a file'), { code: 'ENOTFILE' });
  return stats;
}

/** Reads at most one byte more than `limit`: the file may grow meanwhile. */
async function readUpTo(path: string, limit: number): Promise<Uint8Array> {
  const handle = await open(path, 'r');
  try {
    const chunks: Buffer[] = [];
    let total = 0;
    for (;;) {
      const { bytesRead, buffer } = await handle.read({ buffer: Buffer.alloc(65_536) });
      if (bytesRead === 0) return Buffer.concat(chunks);
      chunks.push(buffer.subarray(0, bytesRead));
      total += bytesRead;
      if (total > limit) return Buffer.concat(chunks);
    }
  } finally {
    await handle.close();
  }
}
