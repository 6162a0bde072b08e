/** Numbers of Android's `PixelFormat` for the orders a screen comes in. */
export const PIXEL_FORMATS: ReadonlyMap<string, number> = new Map([
  ['rgba', 1],
  ['rgbx', 2],
  ['rgb565', 4],
  ['bgra', 5],
]);

/** Opaque RGBA in another order; a copy, unless it stays as it is. */
export function pixelsAs(format: string, rgba: Buffer): Buffer {
  if (format === 'rgb565') return as565(rgba);
  if (format !== 'bgra') return rgba;
  const bgra = Buffer.from(rgba);
  for (let at = 0; at < bgra.length; at += 4) {
    bgra[at] = rgba[at + 2] ?? 0;
    bgra[at + 2] = rgba[at] ?? 0;
  }
  return bgra;
}

function as565(rgba: Buffer): Buffer {
  const words = Buffer.alloc(rgba.length / 2);
  for (let at = 0; at < rgba.length; at += 4) {
    const [red = 0, green = 0, blue = 0] = [rgba[at], rgba[at + 1], rgba[at + 2]];
    words.writeUInt16LE(((red >> 3) << 11) | ((green >> 2) << 5) | (blue >> 3), at / 2);
  }
  return words;
}
