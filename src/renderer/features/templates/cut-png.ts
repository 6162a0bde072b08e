import type { Box } from '../../../shared/screen-place';
import { base64Of } from '../../components/base64-of';

/** The part of a picture as PNG, in base64, pixel for pixel; null where the browser can't. `source` is its address. */
export async function cutPng(source: string, { x, y, width, height }: Box): Promise<string | null> {
  const picture = new Image();
  picture.src = source;
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d');
  if (!context) return null;
  try {
    await picture.decode();
  } catch {
    return null;
  }
  context.drawImage(picture, x, y, width, height, 0, 0, width, height);
  const blob = await new Promise<Blob | null>((resolve) => {
    canvas.toBlob(resolve, 'image/png');
  });
  const encoded = blob && (await base64Of(blob));
  return encoded?.ok === true ? encoded.value : null;
}
