import { MAX_TEMPLATE_SIDE } from '../../../shared/template';
import { base64Of } from '../../components/base64-of';

/** A picture of a file; `png` in base64. */
export interface ReadPicture {
  readonly width: number;
  readonly height: number;
  readonly png: string;
}

/** Why a file is no picture to cut from. */
export type PictureFault = 'no_picture' | 'too_large';

/** Largest file that is read, bytes. */
const MAX_BYTES = 40 * 2 ** 20;
/** Signature, length and name of the first chunk, and its first two numbers. PNG, third edition, 5.2 and 11.2.1. */
const HEADER_BYTES = 24;
const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** Reads a picture: a PNG as it is, what else the browser knows as PNG. */
export async function readPicture(file: File): Promise<ReadPicture | PictureFault> {
  if (file.size > MAX_BYTES) return 'too_large';
  const png = await pngOf(file);
  return png === 'not_png' ? asPng(file) : png;
}

async function pngOf(file: Blob): Promise<ReadPicture | PictureFault | 'not_png'> {
  const encoded = await base64Of(file);
  if (!encoded.ok) return 'no_picture';
  // 32 letters hold 24 bytes.
  const head = Uint8Array.from(atob(encoded.value.slice(0, 32)), (letter) => letter.charCodeAt(0));
  if (head.length < HEADER_BYTES || SIGNATURE.some((byte, at) => head[at] !== byte)) return 'not_png';
  const numbers = new DataView(head.buffer);
  const [width, height] = [numbers.getUint32(16), numbers.getUint32(20)];
  if (width === 0 || height === 0) return 'no_picture';
  return Math.max(width, height) > MAX_TEMPLATE_SIDE ? 'too_large' : { width, height, png: encoded.value };
}

async function asPng(file: File): Promise<ReadPicture | PictureFault> {
  if (!('createImageBitmap' in globalThis)) return 'no_picture';
  try {
    const picture = await createImageBitmap(file);
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [picture.width, picture.height];
    canvas.getContext('2d')?.drawImage(picture, 0, 0);
    const png = await new Promise<Blob | null>((resolve) => {
      canvas.toBlob(resolve, 'image/png');
    });
    const read = png === null ? 'not_png' : await pngOf(png);
    return read === 'not_png' ? 'no_picture' : read;
  } catch {
    return 'no_picture';
  }
}

/** A name for a template made of a file: `Claim button (2).png` becomes `claim-button-2`. */
export function nameOfPicture(file: string): string {
  return file
    .replace(/\.[a-z]+$/i, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}_]+/gu, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 80);
}
