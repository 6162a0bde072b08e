import type { Color } from './color';

/** Pixels, RGBA, row by row. */
export interface Surface {
  readonly width: number;
  readonly height: number;
  readonly pixels: Buffer;
}

/** Whole pixels; right and bottom are exclusive. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** How much of each pixel something covers, 0 to 255, at a place of its own. */
export interface Mask {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly coverage: Uint8Array;
}

export function createSurface(width: number, height: number): Surface {
  return { width, height, pixels: Buffer.allocUnsafeSlow(width * height * 4) };
}

export function intersect(a: Box, b: Box): Box {
  return {
    left: Math.max(a.left, b.left),
    top: Math.max(a.top, b.top),
    right: Math.min(a.right, b.right),
    bottom: Math.min(a.bottom, b.bottom),
  };
}

export function isEmpty(box: Box): boolean {
  return box.left >= box.right || box.top >= box.bottom;
}

/** Blends one colour over the pixel at byte `at`, with integer arithmetic, so that every machine gets the same. */
export function blendPixel(pixels: Uint8Array, at: number, color: Color, coverage: number): void {
  const alpha = Math.floor((color[3] * coverage + 127) / 255);
  const rest = 255 - alpha;
  pixels[at] = Math.floor((color[0] * alpha + (pixels[at] ?? 0) * rest + 127) / 255);
  pixels[at + 1] = Math.floor((color[1] * alpha + (pixels[at + 1] ?? 0) * rest + 127) / 255);
  pixels[at + 2] = Math.floor((color[2] * alpha + (pixels[at + 2] ?? 0) * rest + 127) / 255);
  pixels[at + 3] = 255;
}

/** Fills a box, which must lie inside the surface, with one colour. */
export function fillBox(surface: Surface, box: Box, color: Color): void {
  if (isEmpty(box)) return;
  const { pixels, width } = surface;
  const bytes = (box.right - box.left) * 4;
  const first = (box.top * width + box.left) * 4;
  if (color[3] < 255) {
    for (let y = box.top; y < box.bottom; y++) {
      const start = (y * width + box.left) * 4;
      for (let at = start; at < start + bytes; at += 4) blendPixel(pixels, at, color, 255);
    }
    return;
  }
  for (let at = first; at < first + bytes; at += 4) {
    pixels[at] = color[0];
    pixels[at + 1] = color[1];
    pixels[at + 2] = color[2];
    pixels[at + 3] = 255;
  }
  for (let y = box.top + 1; y < box.bottom; y++)
    pixels.copyWithin((y * width + box.left) * 4, first, first + bytes);
}

/** Paints a colour through a mask, inside `clip`. */
export function blendMask(surface: Surface, mask: Mask, color: Color, clip: Box): void {
  const bounds = {
    left: mask.left,
    top: mask.top,
    right: mask.left + mask.width,
    bottom: mask.top + mask.height,
  };
  const box = intersect(bounds, clip);
  for (let y = box.top; y < box.bottom; y++) {
    let from = (y - mask.top) * mask.width + (box.left - mask.left);
    let at = (y * surface.width + box.left) * 4;
    for (let x = box.left; x < box.right; x++, from++, at += 4) {
      const coverage = mask.coverage[from] ?? 0;
      if (coverage > 0) blendPixel(surface.pixels, at, color, coverage);
    }
  }
}
