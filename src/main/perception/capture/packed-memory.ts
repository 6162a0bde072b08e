/** Memory for replies that are packed: each begins small, and what a larger one needed serves the next as well. */
export interface PackedMemory {
  take(): Buffer;
  /** A larger one with the same begin; the one given must not be used any more. */
  grow(buffer: Buffer): Buffer;
  /** Gives memory back; nobody may read it any more. */
  give(buffer: Buffer): void;
}

const FIRST_BYTES = 256 * 1024;
/** Screens are seldom larger; memory for those is left to the collector. */
const KEPT_BYTES = 4 * 1024 * 1024;

/** Keeps at most `maxFree` buffers. */
export function createPackedMemory(maxFree = 2): PackedMemory {
  const free: Buffer[] = [];
  const give = (buffer: Buffer): void => {
    if (buffer.length <= KEPT_BYTES && free.length < maxFree) free.push(buffer);
  };
  return {
    take: () => free.pop() ?? Buffer.allocUnsafeSlow(FIRST_BYTES),
    grow(buffer) {
      const larger = Buffer.allocUnsafeSlow(buffer.length * 2);
      buffer.copy(larger);
      return larger;
    },
    give,
  };
}
