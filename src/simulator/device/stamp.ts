import sharp from 'sharp';
import type { CapturedScreen } from './phone';

/** Bytes of a stamp, two pixels with alpha: device (2 bytes), capture (4 bytes); every fourth byte stays opaque. */
const BYTES = 8;

/**
 * A copy of a screen with a stamp in its first and its last two pixels: whose it is, and which of that device's captures.
 * Red, green and blue of the first hold the device's number (high, low) and the highest byte of the count; those of the
 * second the other three bytes. A frame mixed of two shows two stamps that differ.
 */
export function stamped(screen: CapturedScreen, device: number, capture: number): CapturedScreen {
  const pixels = Buffer.from(screen.pixels);
  const stamp = [device >> 8, device, capture >>> 24, 255, capture >> 16, capture >> 8, capture, 255];
  for (const [at, byte] of stamp.entries()) {
    pixels[at] = byte & 255;
    pixels[pixels.length - BYTES + at] = byte & 255;
  }
  const { width, height } = screen;
  const png = (): Promise<Buffer> =>
    sharp(pixels, { raw: { width, height, channels: 4 } })
      .png({ compressionLevel: 1 })
      .toBuffer();
  return { width, height, pixels, png };
}
