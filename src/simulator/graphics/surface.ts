import type { Color } from './color';

/** Pixels, RGBA, row by row. */
export interface Surface {
  readonly width: number;
  readonly height: number;
  readonly pixels: Buffer;
  /** The same memory, a pixel at a time. */
  readonly words: Uint32Array;
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
  const pixels = Buffer.allocUnsafeSlow(width * height * 4);
  return { width, height, pixels, words: new Uint32Array(pixels.buffer, pixels.byteOffset, width * height) };
}

/** A colour as it lies in `words`, whatever the machine's byte order. */
function wordOf(color: Color): number {
  return new Uint32Array(Uint8Array.of(color[0], color[1], color[2], 255).buffer)[0] ?? 0;
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
  const alpha = ((color[3] * coverage + 127) / 255) | 0;
  const rest = 255 - alpha;
  pixels[at] = ((color[0] * alpha + (pixels[at] ?? 0) * rest + 127) / 255) | 0;
  pixels[at + 1] = ((color[1] * alpha + (pixels[at + 1] ?? 0) * rest + 127) / 255) | 0;
  pixels[at + 2] = ((color[2] * alpha + (pixels[at + 2] ?? 0) * rest + 127) / 255) | 0;
  pixels[at + 3] = 255;
}

/** Fills a box, which must lie inside the surface, with one colour. */
export function fillBox(surface: Surface, box: Box, color: Color): void {
  if (isEmpty(box) || color[3] === 0) return;
  const { pixels, words, width } = surface;
  const word = wordOf(color);
  for (let y = box.top; y < box.bottom; y++) {
    const [from, to] = [y * width + box.left, y * width + box.right];
    if (color[3] === 255) words.fill(word, from, to);
    else for (let at = from * 4; at < to * 4; at += 4) blendPixel(pixels, at, color, 255);
  }
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
