import type { Frame } from '../../shared/frame';
import type { FrameBuffers } from '../devices/adb/frame-buffers';

/**
 * Memory for frames that other threads of this process may read without a copy. It keeps at most `maxFree` buffers, as
 * many as captures are in flight; one that is lent out is forgotten here until it comes back.
 */
export function createSharedFrameBuffers(maxFree: number): FrameBuffers {
  const free: Buffer[] = [];
  const lent = new WeakMap<ArrayBufferLike, Buffer>();
  return {
    take(bytes) {
      const at = free.findIndex((buffer) => buffer.length === bytes);
      const [reused] = at < 0 ? [] : free.splice(at, 1);
      const buffer = reused ?? Buffer.from(new SharedArrayBuffer(bytes));
      lent.set(buffer.buffer, buffer);
      return buffer;
    },
    release({ pixels }: Frame) {
      const buffer = lent.get(pixels.buffer);
      if (buffer === undefined) return;
      lent.delete(pixels.buffer);
      free.push(buffer);
      if (free.length > maxFree) free.shift();
    },
  };
}
