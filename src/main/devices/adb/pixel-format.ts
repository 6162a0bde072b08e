import type { PixelFormat } from './screencap-header';

/** Pixels as RGBA; in place where the size stays, so most frames cost nothing here. */
export function toRgba(pixels: Buffer, format: PixelFormat): Uint8Array {
  if (format === 'bgra') return swapRedAndBlue(pixels);
  return format === 'rgb565' ? expand565(pixels) : pixels;
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
function expand565(pixels: Buffer): Uint8Array {
  const rgba = new Uint8Array(pixels.length * 2);
  for (let at = 0, to = 0; at + 1 < pixels.length; at += 2, to += 4) {
    const value = pixels.readUInt16LE(at);
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
