import type { Frame } from '../../shared/frame';
import { sharp } from '../platform/picture-library';

/** A frame as PNG, encoded off the main thread. Alpha is dropped: some screens come with an undefined one. */
export function encodePng({ width, height, pixels }: Frame): Promise<Buffer> {
  return sharp(pixels, { raw: { width, height, channels: 4 } })
    .removeAlpha()
    .png({ compressionLevel: 6 })
    .toBuffer();
}

/**
 * A frame as PNG at most `maxSide` pixels wide and high, its shape kept, scaled and encoded off the main thread. Alpha
 * goes first, in a step of its own: scaling weighs colours by it, and an undefined one would make the picture black.
 */
export async function encodeSmallPng(
  { width, height, pixels }: Frame,
  maxSide: number,
): Promise<{ readonly png: Buffer; readonly width: number; readonly height: number }> {
  const opaque = await sharp(pixels, { raw: { width, height, channels: 4 } })
    .removeAlpha()
    .raw()
    .toBuffer();
  const { data, info } = await sharp(opaque, { raw: { width, height, channels: 3 } })
    .resize({ width: maxSide, height: maxSide, fit: 'inside', withoutEnlargement: true })
    .png({ compressionLevel: 6 })
    .toBuffer({ resolveWithObject: true });
  return { png: data, width: info.width, height: info.height };
}
