/** Buffers that sockets read into; taken per connection and given back, so that frames cost no allocation per chunk. */
export interface ReadBuffers {
  take(): Buffer;
  give(buffer: Buffer): void;
}

const BUFFER_BYTES = 128 * 1024;

/** A pool that keeps at most `maxFree` buffers of 128 KiB for later connections. */
export function createReadBuffers(maxFree = 16): ReadBuffers {
  const free: Buffer[] = [];
  return {
    take: () => free.pop() ?? Buffer.allocUnsafeSlow(BUFFER_BYTES),
    give(buffer) {
      if (free.length < maxFree) free.push(buffer);
    },
  };
}
