import { ignoreParts, type IgnoredParts } from '../../../shared/ignored-parts';
import type { Box } from '../../../shared/screen-place';
import { base64Of } from '../../components/base64-of';

/** The picture of an address, ready to be drawn; null where there is none. */
export async function decodedPicture(source: string): Promise<HTMLImageElement | null> {
  const picture = new Image();
  picture.src = source;
  try {
    await picture.decode();
    return picture;
  } catch {
    return null;
  }
}

/** What is to be cut; `ignored` in pixels of the cut. */
export interface Cut {
  readonly box: Box;
  readonly ignored: IgnoredParts;
}

/** Draws the cut pixel for pixel, what is ignored transparent; false where the browser can't. */
export function drawCut(
  canvas: HTMLCanvasElement,
  picture: HTMLImageElement,
  { box: { x, y, width, height }, ignored }: Cut,
): boolean {
  [canvas.width, canvas.height] = [width, height];
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) return false;
  context.drawImage(picture, x, y, width, height, 0, 0, width, height);
  const drawn = context.getImageData(0, 0, width, height);
  ignoreParts(drawn.data, drawn, ignored);
  context.putImageData(drawn, 0, 0);
  return true;
}

/** The cut as PNG, in base64; null where the browser can't. `source` is the address of the picture. */
export async function cutPng(source: string, cut: Cut): Promise<string | null> {
  const picture = await decodedPicture(source);
  const canvas = document.createElement('canvas');
  if (!picture || !drawCut(canvas, picture, cut)) return null;
  const blob = await new Promise<Blob | null>((resolve) => {
    canvas.toBlob(resolve, 'image/png');
  });
  const encoded = blob && (await base64Of(blob));
  return encoded?.ok === true ? encoded.value : null;
}

/** The colour of one pixel; null where the browser can't say. */
export async function colorAt(
  source: string,
  { x, y }: Pick<Box, 'x' | 'y'>,
): Promise<[red: number, green: number, blue: number] | null> {
  const picture = await decodedPicture(source);
  const canvas = document.createElement('canvas');
  const box = { x, y, width: 1, height: 1 };
  if (!picture || !drawCut(canvas, picture, { box, ignored: { boxes: [], colors: [] } })) return null;
  const [red = 0, green = 0, blue = 0] = canvas.getContext('2d')?.getImageData(0, 0, 1, 1).data ?? [];
  return [red, green, blue];
}
