import { MAX_TEMPLATE_PNG_BYTES } from '../../../shared/template';
import { sharp } from '../../platform/picture-library';
import { contrastOf } from './contrast';
import { decodePng, PictureError, withMask } from './png-picture';
import { weakPicture } from './weak-template';

/** A picture as PNG; sizes in pixels. */
export interface EncodedPicture {
  readonly width: number;
  readonly height: number;
  readonly png: Buffer;
}

/**
 * Decoded and encoded anew, on threads of the picture library: nothing else that stood in the file goes on. What the mask
 * hides is transparent. Throws `PictureError`.
 */
export async function madeSmaller(
  bytes: Uint8Array,
  side: number,
  mask: Uint8Array | null,
): Promise<EncodedPicture> {
  const picture = await decodePng(bytes);
  const { width, height, pixels } = mask ? withMask(picture, await decodePng(mask)) : picture;
  const { data, info } = await sharp(pixels, { raw: { width, height, channels: 4 } })
    .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
    .png({ compressionLevel: 6 })
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, png: data };
}

/** Why a picture can't be one of a template; undefined when it can. */
export async function weakness(png: Uint8Array, color: boolean): Promise<string | undefined> {
  if (png.length > MAX_TEMPLATE_PNG_BYTES)
    return `The picture has more than ${String(MAX_TEMPLATE_PNG_BYTES)} bytes.`;
  try {
    const weak = weakPicture(contrastOf(await decodePng(png)), color);
    return weak?.level === 'error' ? weak.message : undefined;
  } catch (error) {
    if (error instanceof PictureError) return error.message;
    throw error;
  }
}
