import type { Frame } from '../../shared/frame';

/** Red, green, blue, 0 to 255 each. */
export type Rgb = readonly [number, number, number];

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
