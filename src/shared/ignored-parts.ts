import { z } from 'zod';
import type { ScreenSize } from './screen-place';

/** Most rectangles and colours of one picture. */
export const MAX_IGNORED = 50;
const side = z.number().int().min(-10_000).max(10_000);
const level = z.number().int().min(0).max(255);

/** What of a picture is not compared: rectangles of it, and all pixels like some colours. */
export const IgnoredParts = z.object({
  /** In pixels of the picture. */
  boxes: z.array(z.object({ x: side, y: side, width: side, height: side })).max(MAX_IGNORED),
  /** `tolerance` is the greatest difference per channel. */
  colors: z.array(z.object({ rgb: z.tuple([level, level, level]), tolerance: level })).max(MAX_IGNORED),
});
export type IgnoredParts = z.infer<typeof IgnoredParts>;

export const NOTHING_IGNORED: IgnoredParts = { boxes: [], colors: [] };

/** Makes what is ignored transparent, in place; `pixels` are red, green, blue and opacity of each, row by row. */
export function ignoreParts(
  pixels: Uint8Array | Uint8ClampedArray,
  { width, height }: ScreenSize,
  { boxes, colors }: IgnoredParts,
): void {
  for (const box of boxes) {
    const from = { x: Math.max(0, box.x), y: Math.max(0, box.y) };
    const to = { x: Math.min(width, box.x + box.width), y: Math.min(height, box.y + box.height) };
    for (let y = from.y; y < to.y; y += 1)
      for (let x = from.x; x < to.x; x += 1) pixels[(y * width + x) * 4 + 3] = 0;
  }
  if (colors.length === 0) return;
  for (let at = 0; at < pixels.length; at += 4)
    if (colors.some((color) => isLike(pixels, at, color))) pixels[at + 3] = 0;
}

function isLike(
  pixels: Uint8Array | Uint8ClampedArray,
  at: number,
  { rgb: [red, green, blue], tolerance }: IgnoredParts['colors'][number],
): boolean {
  return (
    Math.abs((pixels[at] ?? 0) - red) <= tolerance &&
    Math.abs((pixels[at + 1] ?? 0) - green) <= tolerance &&
    Math.abs((pixels[at + 2] ?? 0) - blue) <= tolerance
  );
}
