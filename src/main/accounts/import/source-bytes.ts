import { createDecipheriv } from 'node:crypto';
import { open } from 'node:fs/promises';
import { BadSource } from './forms/source-row';
import { READ_BYTES } from './import-limits';
import type { SourcePlace } from './reading-protocol';

/** The bytes of a file, a piece at a time; `onRead` hears how many. Throws `BadSource` (`unreadable`). */
export async function* bytesOf(
  place: SourcePlace,
  onRead: (bytes: number) => void,
): AsyncGenerator<Uint8Array> {
  if (place.kind === 'bytes') {
    for (const piece of place.bytes) {
      onRead(piece.length);
      yield piece;
    }
    return;
  }
  const decipher = place.key && createDecipheriv('aes-256-ctr', place.key.key, place.key.iv);
  for await (const piece of fileBytes(place.path)) {
    onRead(piece.length);
    yield decipher ? decipher.update(piece) : piece;
  }
}

/** Each piece is read into the same memory: it is gone when the next is asked for. */
async function* fileBytes(path: string): AsyncGenerator<Uint8Array> {
  const file = await open(path, 'r').catch(unreadable);
  try {
    if (!(await file.stat()).isFile()) throw new BadSource('unreadable', 1, 'it is no file');
    const buffer = Buffer.allocUnsafeSlow(READ_BYTES);
    for (;;) {
      const { bytesRead } = await file.read({ buffer }).catch(unreadable);
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await file.close();
  }
}

function unreadable(error: unknown): never {
  const reason = error instanceof Error && 'code' in error ? String(error.code) : 'it can’t be opened';
  throw new BadSource('unreadable', 1, reason);
}
