import type { GrayPicture } from './gray-picture';

/** Letters darker than what is around them, or lighter. */
export type Side = 'darker' | 'lighter';

/** Strokes up to this width stand out from what is around them; larger areas are ground themselves. Odd, in pixels. */
const WINDOW = 25;

/**
 * By how much each pixel is darker (or lighter) than its surroundings: the picture's difference to its morphological
 * closing (or opening), the "black hat" and "top hat" of image processing. Panels and buttons vanish, letters stay.
 */
export function standingOut(picture: GrayPicture, side: Side): Uint8Array {
  const { bytes } = picture;
  // Lighter letters are darker ones of the negative.
  const shades = side === 'darker' ? bytes : bytes.map((shade) => 255 - shade);
  const negative = spread({ ...picture, bytes: spread({ ...picture, bytes: shades }).map((v) => 255 - v) });
  return shades.map((shade, at) => 255 - (negative[at] ?? 0) - shade);
}

/** The lightest shade within the window around each pixel. */
function spread({ width, height, bytes }: GrayPicture): Uint8Array {
  const across = new Uint8Array(bytes.length);
  for (let y = 0; y < height; y += 1) maxAlong(bytes, across, { start: y * width, step: 1, count: width });
  const both = new Uint8Array(bytes.length);
  for (let x = 0; x < width; x += 1) maxAlong(across, both, { start: x, step: width, count: height });
  return both;
}

interface Row {
  readonly start: number;
  readonly step: number;
  readonly count: number;
}

/** Sliding maximum: `best` holds places of falling shades, so that each pixel enters and leaves it once. */
function maxAlong(from: Uint8Array, to: Uint8Array, { start, step, count }: Row): void {
  const half = WINDOW >> 1;
  const best = new Int32Array(count);
  let [first, last] = [0, 0];
  const shadeAt = (index: number): number => from[start + index * step] ?? 0;
  for (let index = 0; index < count + half; index += 1) {
    if (index < count) {
      while (last > first && shadeAt(best[last - 1] ?? 0) <= shadeAt(index)) last -= 1;
      best[last] = index;
      last += 1;
    }
    const middle = index - half;
    if (middle < 0) continue;
    while ((best[first] ?? 0) < middle - half) first += 1;
    to[start + middle * step] = shadeAt(best[first] ?? 0);
  }
}
