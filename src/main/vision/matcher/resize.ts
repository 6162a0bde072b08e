import type { Frame } from '../../../shared/frame';

/**
 * Resizes a picture with a triangle filter: linear interpolation when it grows, a weighted mean of all pixels that a
 * new one covers when it shrinks. Colours are weighted with their opacity, so that what is transparent bleeds nowhere.
 * Both sides become the nearest whole number of pixels, at least one.
 */
export function resize(image: Frame, scale: number): Frame {
  if (!(scale > 0) || !Number.isFinite(scale)) throw new RangeError('a scale is a number above 0');
  const width = Math.max(1, Math.round(image.width * scale));
  const height = Math.max(1, Math.round(image.height * scale));
  if (width === image.width && height === image.height) return image;
  const columns = tapsOf(image.width, width);
  const rows = tapsOf(image.height, height);
  const pixels = new Uint8Array(width * height * 4);
  const across = new Float64Array(width * image.height * 4);
  for (let y = 0; y < image.height; y += 1)
    for (const [x, taps] of columns.entries())
      gather(across, y * width + x, taps, (tap) => read(image, tap, y));
  const premultiplied = new Float64Array(4);
  for (const [y, taps] of rows.entries()) {
    for (let x = 0; x < width; x += 1) {
      premultiplied.fill(0);
      gather(premultiplied, 0, taps, (tap) =>
        across.subarray((tap * width + x) * 4, (tap * width + x) * 4 + 4),
      );
      write(pixels, (y * width + x) * 4, premultiplied);
    }
  }
  return { width, height, pixels };
}

interface Tap {
  readonly at: number;
  readonly weight: number;
}

/** Which old pixels make each new one, centre upon centre; weights add up to 1. */
function tapsOf(from: number, to: number): readonly (readonly Tap[])[] {
  const step = from / to;
  const reach = Math.max(1, step);
  return Array.from({ length: to }, (_, index) => {
    const centre = (index + 0.5) * step - 0.5;
    const taps: Tap[] = [];
    for (let at = Math.ceil(centre - reach); at <= Math.floor(centre + reach); at += 1) {
      const weight = 1 - Math.abs(at - centre) / reach;
      if (weight > 0) taps.push({ at: Math.max(0, Math.min(from - 1, at)), weight });
    }
    const sum = taps.reduce((total, { weight }) => total + weight, 0);
    return taps.map(({ at, weight }) => ({ at, weight: weight / sum }));
  });
}

function gather(
  into: Float64Array,
  index: number,
  taps: readonly Tap[],
  pixel: (at: number) => ArrayLike<number>,
): void {
  for (const { at, weight } of taps) {
    const values = pixel(at);
    for (let channel = 0; channel < 4; channel += 1) {
      const place = index * 4 + channel;
      into[place] = (into[place] ?? 0) + weight * (values[channel] ?? 0);
    }
  }
}

/** Colour times opacity, and opacity. */
function read({ width, pixels }: Frame, x: number, y: number): readonly number[] {
  const at = (y * width + x) * 4;
  const [red = 0, green = 0, blue = 0, alpha = 0] = pixels.subarray(at, at + 4);
  const opacity = alpha / 255;
  return [red * opacity, green * opacity, blue * opacity, opacity];
}

function write(
  pixels: Uint8Array,
  at: number,
  [red = 0, green = 0, blue = 0, opacity = 0]: Float64Array,
): void {
  if (opacity <= 0) return;
  pixels.set(
    [red, green, blue].map((value) => Math.round(value / opacity)),
    at,
  );
  pixels[at + 3] = Math.round(opacity * 255);
}
