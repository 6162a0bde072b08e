import type { Frame } from '../../../shared/frame';
import type { Box, ScreenSize } from '../../../shared/screen-place';
import { MAX_TEMPLATE_PIXELS, MAX_TEMPLATE_SIDE } from '../../../shared/template';
import { sharp } from '../../platform/picture-library';

/** Why a file can't be used as a picture; the message is a sentence. */
export class PictureError extends Error {
  override readonly name = 'PictureError';
  readonly code: 'not_png' | 'too_large' | 'damaged';
  constructor(code: PictureError['code'], message: string) {
    super(message);
    this.code = code;
  }
}

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** Signature, length and name of the first chunk, and its first two numbers. PNG, third edition, 5.2 and 11.2.1. */
const HEADER_BYTES = 24;

/** Width and height a PNG says it has, without decoding it. Throws `PictureError`, also for more than is allowed. */
export function pngSize(bytes: Uint8Array): ScreenSize {
  const { width, height } = pngHeader(bytes);
  if (Math.max(width, height) > MAX_TEMPLATE_SIDE || width * height > MAX_TEMPLATE_PIXELS)
    throw new PictureError('too_large', tooLarge(width, height));
  return { width, height };
}

function pngHeader(bytes: Uint8Array): ScreenSize {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const isPng = head.length >= HEADER_BYTES && head.subarray(0, 8).equals(SIGNATURE);
  if (!isPng || head.toString('latin1', 12, 16) !== 'IHDR')
    throw new PictureError('not_png', 'This is no PNG picture. Save it as PNG.');
  const width = head.readUInt32BE(16);
  const height = head.readUInt32BE(20);
  if (width === 0 || height === 0) throw new PictureError('damaged', DAMAGED);
  return { width, height };
}

/** A screen of 3840 × 2160 and some. */
const MAX_SCREEN_PIXELS = 2 ** 24;

/** Decodes a PNG of a screen, or a part of it, as `decodePng` does a template. Throws `PictureError`. */
export async function decodeScreen(bytes: Uint8Array, part: Box | null): Promise<Frame> {
  const size = pngHeader(bytes);
  if (size.width * size.height > MAX_SCREEN_PIXELS)
    throw new PictureError('too_large', 'The picture is larger than a screen.');
  const { x, y, width, height } = part ?? { x: 0, y: 0, ...size };
  const { data } = await sharp(bytes, { limitInputPixels: MAX_SCREEN_PIXELS, failOn: 'error', pages: 1 })
    .toColourspace('srgb')
    .ensureAlpha()
    .extract({ left: x, top: y, width, height })
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true })
    .catch(() => {
      throw new PictureError('damaged', DAMAGED);
    });
  if (data.length !== width * height * 4) throw new PictureError('damaged', DAMAGED);
  return { width, height, pixels: new Uint8Array(data.buffer, data.byteOffset, data.byteLength) };
}

const DAMAGED = 'The picture is damaged. Save it again.';

function tooLarge(width: number, height: number): string {
  return `The picture has ${String(width)} × ${String(height)} pixels. A template has at most ${String(MAX_TEMPLATE_PIXELS)} pixels and ${String(MAX_TEMPLATE_SIDE)} on a side: cut out the part that matters.`;
}

/**
 * Decodes a PNG to eight bits per channel with opacity, on a thread of the picture library. A picture that unpacks to
 * more than its header promised is refused. Throws `PictureError`.
 */
export async function decodePng(bytes: Uint8Array): Promise<Frame> {
  const size = pngSize(bytes);
  const decoded = await sharp(bytes, {
    limitInputPixels: MAX_TEMPLATE_PIXELS,
    failOn: 'error',
    pages: 1,
  })
    .toColourspace('srgb')
    .ensureAlpha()
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true })
    .catch(() => {
      throw new PictureError('damaged', DAMAGED);
    });
  const { data, info } = decoded;
  if (info.width !== size.width || info.height !== size.height || info.channels !== 4)
    throw new PictureError('damaged', DAMAGED);
  return { ...size, pixels: new Uint8Array(data.buffer, data.byteOffset, data.byteLength) };
}

/** The picture with what the mask has black made transparent. Throws `PictureError` when their sizes differ. */
export function withMask(picture: Frame, mask: Frame): Frame {
  if (mask.width !== picture.width || mask.height !== picture.height)
    throw new PictureError(
      'damaged',
      `The mask has ${String(mask.width)} × ${String(mask.height)} pixels and the picture ${String(picture.width)} × ${String(picture.height)}; they have to be the same.`,
    );
  const pixels = picture.pixels.slice();
  for (let at = 0; at < pixels.length; at += 4) if (!isWhite(mask.pixels, at)) pixels[at + 3] = 0;
  return { ...picture, pixels };
}

function isWhite(pixels: Uint8Array, at: number): boolean {
  const [red = 0, green = 0, blue = 0, alpha = 0] = pixels.subarray(at, at + 4);
  return alpha >= 128 && red + green + blue >= 384;
}
