import sharp from 'sharp';
import type { Frame } from '../../shared/frame';

/** A frame as PNG, encoded off the main thread. Alpha is dropped: some screens come with an undefined one. */
export function encodePng({ width, height, pixels }: Frame): Promise<Buffer> {
  return sharp(pixels, { raw: { width, height, channels: 4 } })
    .removeAlpha()
    .png({ compressionLevel: 6 })
    .toBuffer();
}
