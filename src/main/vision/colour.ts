import type { Frame } from '../../shared/frame';
import type { Rgb } from '../../shared/recognition';
import type { Box } from '../../shared/screen-place';

/** The colour at a place of a frame, in whole pixels from the top left; undefined outside of it. */
export function pixelAt(frame: Frame, x: number, y: number): Rgb | undefined {
  const column = Math.round(x);
  const row = Math.round(y);
  if (!(column >= 0 && column < frame.width && row >= 0 && row < frame.height)) return undefined;
  const at = (row * frame.width + column) * 4;
  const [red = 0, green = 0, blue = 0] = frame.pixels.subarray(at, at + 3);
  return [red, green, blue];
}

/** Greatest difference of two colours over their channels, 0 to 255. */
export function colourDistance(a: Rgb, b: Rgb): number {
  return Math.max(Math.abs(a[0] - b[0]), Math.abs(a[1] - b[1]), Math.abs(a[2] - b[2]));
}

/** How much of an area has a colour: their share, 0 to 1, and the box around them; null when there is none. */
export function colourShare(
  { width, pixels }: Frame,
  area: Box,
  { color, tolerance }: { readonly color: Rgb; readonly tolerance: number },
): { readonly share: number; readonly box: Box | null } {
  const [red, green, blue] = color;
  let count = 0;
  let [left, top, right, bottom] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, -1, -1];
  for (let y = area.y; y < area.y + area.height; y += 1) {
    let at = (y * width + area.x) * 4;
    for (let x = area.x; x < area.x + area.width; x += 1, at += 4) {
      const isLike =
        Math.abs((pixels[at] ?? 0) - red) <= tolerance &&
        Math.abs((pixels[at + 1] ?? 0) - green) <= tolerance &&
        Math.abs((pixels[at + 2] ?? 0) - blue) <= tolerance;
      if (!isLike) continue;
      count += 1;
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = y;
    }
  }
  const box = count === 0 ? null : { x: left, y: top, width: right - left + 1, height: bottom - top + 1 };
  return { share: count / (area.width * area.height), box };
}
