import { IMPORT_CHUNK_BYTES } from '../../../shared/contract/imports';
import type { AppError, Result } from '../../../shared/errors';
import { base64Of } from '../base64-of';

/** A part of a file on its way to the host. */
export interface Piece {
  /** In bytes from its beginning. */
  readonly offset: number;
  readonly base64: string;
  readonly last: boolean;
}

/** Why not all of a file arrived: the browser could not read it, or the host said no. */
type NotSent = { readonly unreadable: string } | { readonly error: AppError };

/**
 * Hands a file over in pieces of half a megabyte, one after the other; an empty one as one empty piece. `send` is told
 * each, and how many bytes went before and with it. Null when all of it arrived.
 */
export async function sendInPieces(
  blob: Blob,
  send: (piece: Piece, sent: number) => Promise<Result<unknown>>,
  signal: AbortSignal,
): Promise<NotSent | null> {
  let offset = 0;
  do {
    const end = Math.min(offset + IMPORT_CHUNK_BYTES, blob.size);
    const base64 = await base64Of(blob.slice(offset, end));
    if (signal.aborted) return { error: { code: 'cancelled' } };
    if (!base64.ok) return { unreadable: base64.error };
    const answer = await send({ offset, base64: base64.value, last: end === blob.size }, end);
    if (!answer.ok) return { error: answer.error };
    offset = end;
  } while (offset < blob.size);
  return null;
}
