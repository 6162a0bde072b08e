import type { Frame } from '../../../shared/frame';
import type { Box } from '../../../shared/screen-place';

/** A picture in shades of gray, row by row, a byte each. */
export interface GrayPicture {
  readonly width: number;
  readonly height: number;
  readonly bytes: Uint8Array;
}

/** A part of a frame in gray, one pixel of each `step` × `step`. `box` lies within the frame. */
export function grayOf({ width: stride, pixels }: Frame, box: Box, step: number): GrayPicture {
  const width = Math.ceil(box.width / step);
  const height = Math.ceil(box.height / step);
  const bytes = new Uint8Array(width * height);
  for (let y = 0; y < height; y += 1) {
    let from = ((box.y + y * step) * stride + box.x) * 4;
    let to = y * width;
    for (let x = 0; x < width; x += 1, from += 4 * step, to += 1) {
      // ITU-R BT.601 in 256ths, as OpenCV and sharp do it.
      bytes[to] =
        (77 * (pixels[from] ?? 0) + 150 * (pixels[from + 1] ?? 0) + 29 * (pixels[from + 2] ?? 0)) >> 8;
    }
  }
  return { width, height, bytes };
}

/** A part of a gray picture. */
export function cutGray({ width: stride, bytes }: GrayPicture, box: Box): GrayPicture {
  const cut = new Uint8Array(box.width * box.height);
  for (let y = 0; y < box.height; y += 1) {
    const from = (box.y + y) * stride + box.x;
    cut.set(bytes.subarray(from, from + box.width), y * box.width);
  }
  return { width: box.width, height: box.height, bytes: cut };
}

/** How many times as wide and as high. */
export interface Scale {
  readonly x: number;
  readonly y: number;
}

/** Of another size, with the values between worked out from the four around. */
export function scaledGray({ width, height, bytes }: GrayPicture, scale: Scale): GrayPicture {
  const wide = Math.max(1, Math.round(width * scale.x));
  const high = Math.max(1, Math.round(height * scale.y));
  const large = new Uint8Array(wide * high);
  const columns = placesOf(wide, width, scale.x);
  const rows = placesOf(high, height, scale.y);
  for (let y = 0; y < high; y += 1) {
    const { first: above, second: below, share: down } = rows[y] ?? NOWHERE;
    for (let x = 0; x < wide; x += 1) {
      const { first: left, second: right, share: across } = columns[x] ?? NOWHERE;
      const top = between(bytes[above * width + left], bytes[above * width + right], across);
      const bottom = between(bytes[below * width + left], bytes[below * width + right], across);
      large[y * wide + x] = Math.round(top + (bottom - top) * down);
    }
  }
  return { width: wide, height: high, bytes: large };
}

const NOWHERE = { first: 0, second: 0, share: 0 };

/** Between which two of the small picture each place of the large one lies. */
function placesOf(count: number, size: number, factor: number): (typeof NOWHERE)[] {
  return Array.from({ length: count }, (_, index) => {
    const at = Math.min(size - 1, Math.max(0, (index + 0.5) / factor - 0.5));
    const first = Math.floor(at);
    return { first, second: Math.min(size - 1, first + 1), share: at - first };
  });
}

function between(a = 0, b = 0, share: number): number {
  return a + (b - a) * share;
}
