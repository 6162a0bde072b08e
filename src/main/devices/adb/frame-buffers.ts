import type { Frame } from '../../../shared/frame';

/**
 * Memory for frames. Frames are megabytes and come many times a second: who is done with one may give it back, and
 * the next capture of that size costs no new memory. A frame that is never given back is left to the collector.
 */
export interface FrameBuffers {
  take(bytes: number): Buffer;
  /** Gives a frame's memory back; the frame must not be read any more. Frames of other origin are ignored. */
  release(frame: Frame): void;
}

/** A pool that keeps at most `maxFree` buffers; as many as captures are in flight is enough. */
export function createFrameBuffers(maxFree = 8): FrameBuffers {
  const free: Buffer[] = [];
  const lent = new WeakMap<ArrayBufferLike, Buffer>();
  return {
    take(bytes) {
      const at = free.findIndex((buffer) => buffer.length === bytes);
      const [reused] = at < 0 ? [] : free.splice(at, 1);
      const buffer = reused ?? Buffer.allocUnsafeSlow(bytes);
      lent.set(buffer.buffer, buffer);
      return buffer;
    },
    release(frame) {
      const buffer = lent.get(frame.pixels.buffer);
      if (buffer === undefined) return;
      lent.delete(frame.pixels.buffer);
      free.push(buffer);
      if (free.length > maxFree) free.shift();
    },
  };
}
