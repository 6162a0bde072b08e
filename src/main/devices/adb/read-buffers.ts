/** Buffers that sockets read into; taken per connection and given back, so that frames cost no allocation per chunk. */
export interface ReadBuffers {
  /** `isBulk` where megabytes are awaited. */
  take(isBulk: boolean): Buffer;
  give(buffer: Buffer): void;
}

const BULK_BYTES = 128 * 1024;
/** Answers in words are shorter; hundreds of instances are asked at the same time when they appear. */
const WORDS_BYTES = 8 * 1024;

/** A pool that keeps at most `maxFree` buffers of 128 KiB, and as many of 8 KiB, for later connections. */
export function createReadBuffers(maxFree = 16): ReadBuffers {
  const bulk: Buffer[] = [];
  const words: Buffer[] = [];
  return {
    take: (isBulk) =>
      (isBulk ? bulk : words).pop() ?? Buffer.allocUnsafeSlow(isBulk ? BULK_BYTES : WORDS_BYTES),
    give(buffer) {
      const free = buffer.length === BULK_BYTES ? bulk : words;
      if (free.length < maxFree) free.push(buffer);
    },
  };
}
