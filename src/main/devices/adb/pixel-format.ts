import type { PixelFormat } from './screencap-header';

/**
 * Pixels of a frame as RGBA, in its own memory, which has room for RGBA. They may begin anywhere in it; two bytes each
 * have to lie in its second half, so that none is written over before it was read.
 */
export function toRgba(memory: Buffer, start: number, format: PixelFormat, pixels: number): Uint8Array {
  if (format === 'rgb565') return expand565(memory, start, pixels);
  const rgba = memory.subarray(start, start + pixels * 4);
  return format === 'bgra' ? swapRedAndBlue(rgba) : rgba;
}

function swapRedAndBlue(pixels: Buffer): Buffer {
  for (let at = 0; at + 3 < pixels.length; at += 4) {
    const blue = pixels[at] ?? 0;
    pixels[at] = pixels[at + 2] ?? 0;
    pixels[at + 2] = blue;
  }
  return pixels;
}

/** Five and six bits become eight by repeating the upper ones, so that white stays white. */
function expand565(memory: Buffer, start: number, pixels: number): Uint8Array {
  const rgba = memory.subarray(0, pixels * 4);
  for (let from = start, to = 0; to < rgba.length; from += 2, to += 4) {
    const value = (memory[from] ?? 0) | ((memory[from + 1] ?? 0) << 8);
    const red = value >> 11;
    const green = (value >> 5) & 0x3f;
    const blue = value & 0x1f;
    rgba[to] = (red << 3) | (red >> 2);
    rgba[to + 1] = (green << 2) | (green >> 4);
    rgba[to + 2] = (blue << 3) | (blue >> 2);
    rgba[to + 3] = 255;
  }
  return rgba;
}
