import { createGunzip, createInflate } from 'node:zlib';
import { ReplyError } from '../../devices/adb/adb-failure';
import { giveBack } from './give-back';

/** Few large pieces instead of many small ones. */
const CHUNK_BYTES = 256 * 1024;

/**
 * Unpacks pieces in a thread of the pool, and hands over what comes out, a chunk at a time, so that whoever takes it can
 * refuse what is too much. A chunk is valid during the call only. Throws `ReplyError` for what is cut or broken, what `take` throws, and the signal's reason.
 */
export async function feedUnpacked(
  packing: 'gzip' | 'zlib',
  pieces: readonly Buffer[],
  { take, signal }: { readonly take: (chunk: Buffer) => void; readonly signal: AbortSignal },
): Promise<void> {
  signal.throwIfAborted();
  const stream = (packing === 'gzip' ? createGunzip : createInflate)({ chunkSize: CHUNK_BYTES });
  // Without a listener a stream that is closed early would end the program.
  stream.on('error', () => undefined);
  const onAbort = (): void => void stream.destroy();
  signal.addEventListener('abort', onAbort, { once: true });
  for (const piece of pieces) stream.write(piece);
  stream.end();
  try {
    let last: Buffer | undefined;
    for await (const chunk of stream) {
      signal.throwIfAborted();
      if (!Buffer.isBuffer(chunk)) continue;
      take(chunk);
      last = chunk;
      // Several lie in one memory, one after the other; the stream leaves it alone once it is full, or when it has ended.
      if (isFull(chunk)) giveBackMemoryOf(chunk);
    }
    if (last && last.length > 0) giveBackMemoryOf(last);
  } catch (error) {
    signal.throwIfAborted();
    throw toReplyError(error, packing);
  } finally {
    signal.removeEventListener('abort', onAbort);
    stream.destroy();
  }
}

function isFull({ byteOffset, length, buffer }: Buffer): boolean {
  return byteOffset + length === buffer.byteLength;
}

function giveBackMemoryOf({ buffer }: Buffer): void {
  if (buffer instanceof ArrayBuffer && buffer.byteLength === CHUNK_BYTES) giveBack(buffer);
}

function toReplyError(error: unknown, packing: string): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (!code.startsWith('Z_')) return error;
  const words = `${packing}: ${error instanceof Error ? error.message : code}`;
  return new ReplyError(code === 'Z_BUF_ERROR' ? 'device_reply_cut' : 'device_protocol', words);
}
