import { createRequire } from 'node:module';
import type { Mat } from '@techstark/opencv-js';
import type { MatchOptions } from './match-result';
import { transformError } from './transform-error';
import type { PlacedTemplate } from './placed-template';
import { collect, limitNow, type SearchResult, type SearchRoom } from './search';

/** The part of opencv-js that is used. */
export interface OpenCv {
  readonly Mat: new (rows: number, columns: number, type: number) => Mat;
  readonly CV_8UC1: number;
  readonly CV_8UC3: number;
  readonly CV_32FC1: number;
  readonly TM_CCORR: number;
  readonly matchTemplate: (image: Mat, template: Mat, result: Mat, method: number) => void;
}

/** Loads opencv-js: a third of a second and 100 MB, which is why it waits until it is needed. */
export async function loadOpenCv(): Promise<OpenCv> {
  // `import()` awaits what it loaded, and this is a thenable that answers itself: that would never end.
  const cv: unknown = createRequire(import.meta.url)('@techstark/opencv-js');
  if (typeof cv !== 'object' || cv === null) throw new TypeError('opencv-js did not load');
  if (!('Mat' in cv))
    await new Promise<void>((resolve) => Object.assign(cv, { onRuntimeInitialized: resolve }));
  // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- its own types do not describe what require answers
  const { Mat, CV_8UC1, CV_8UC3, CV_32FC1, TM_CCORR, matchTemplate } = cv as OpenCv;
  return { Mat, CV_8UC1, CV_8UC3, CV_32FC1, TM_CCORR, matchTemplate };
}

/**
 * Searches with the correlation of every position from OpenCV's Fourier transform, which costs the same whatever the
 * picture shows. It is a little wrong; positions it leaves a chance are scored exactly, so that the result is the same.
 */
export function searchByTransform(
  room: SearchRoom,
  cv: OpenCv,
  placed: PlacedTemplate,
  options: MatchOptions,
): SearchResult {
  const { kernel, arena } = room;
  const { positions, maps, template } = placed;
  const { columns, rows, stride } = positions;
  const numerators = arena.take(stride * rows * 4);
  const upper = arena.take(stride * rows * 4);
  const bytes = correlate(room, cv, placed, numerators);
  subtractMeans(room, placed, numerators, bytes);
  kernel.boundNumerators(
    ...[numerators, maps.variances, upper, stride, columns, rows],
    ...[template.opaque / template.root, transformError(placed.planes.region, template, bytes)],
  );
  const highest = (avoidX: number, avoidY: number): number =>
    kernel.highestEstimate(
      numerators,
      stride,
      columns,
      rows,
      avoidX,
      avoidY,
      template.width,
      template.height,
    );
  const seed = (index: number): void => {
    if (index >= 0) kernel.seed(index % stride, Math.floor(index / stride));
  };
  kernel.forgetScores();
  seed(highest(-1, -1));
  seed(highest(kernel.seedX(), kernel.seedY()));
  const survivors = kernel.countReached(upper, stride, 1, rows, kernel.below(limitNow(kernel, options)));
  return { kind: 'found', survivors, matches: collect(room, placed, options, { upper, survivors }) };
}

/** Σ I·T of the bytes at every position; answers the template's bytes. */
function correlate(
  { kernel, arena }: SearchRoom,
  cv: OpenCv,
  { planes, positions, template }: PlacedTemplate,
  numerators: number,
): Uint8Array {
  const { width, height } = planes.region;
  const type = template.channels === 1 ? cv.CV_8UC1 : cv.CV_8UC3;
  const image = new cv.Mat(height, width, type);
  const part = new cv.Mat(template.height, template.width, type);
  const result = new cv.Mat(positions.rows, positions.columns, cv.CV_32FC1);
  try {
    const mark = arena.mark();
    const staging = arena.take(width * height * planes.channels);
    kernel.planesToBytes(planes.plane, planes.planeBytes, planes.channels, staging, width * height);
    image.data.set(arena.bytes(staging, width * height * planes.channels));
    arena.release(mark);
    const bytes = bytesOf(template);
    part.data.set(bytes);
    cv.matchTemplate(image, part, result, cv.TM_CCORR);
    const found = result.data32F;
    const map = arena.floats(numerators, positions.stride * positions.rows);
    for (let y = 0; y < positions.rows; y += 1)
      map.set(found.subarray(y * positions.columns, (y + 1) * positions.columns), y * positions.stride);
    return bytes;
  } finally {
    for (const mat of [image, part, result]) mat.delete();
  }
}

/** The template as OpenCV takes it: interleaved bytes, 0 where transparent. */
function bytesOf({ width, height, channels, stride, values, mask }: PlacedTemplate['template']): Uint8Array {
  const bytes = new Uint8Array(width * height * channels);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const at = y * stride + x;
      if (mask[at] === 0) continue;
      for (let channel = 0; channel < channels; channel += 1)
        bytes[(y * width + x) * channels + channel] = (values[channel * mask.length + at] ?? 0) + 128;
    }
  }
  return bytes;
}

/**
 * Makes Σ I'·T' of Σ I·T: with I = i + 128, the frame's centred values i, it is Σ I·T − 128·ΣT − Σi·ΣT/n.
 */
function subtractMeans(
  { kernel, arena }: SearchRoom,
  { planes, positions, template, runs }: PlacedTemplate,
  numerators: number,
  bytes: Uint8Array,
): void {
  const { width, height } = planes.region;
  for (let channel = 0; channel < template.channels; channel += 1) {
    let sum = 0;
    for (let at = channel; at < bytes.length; at += template.channels) sum += bytes[at] ?? 0;
    const means = [sum / template.opaque, 128 * sum] as const;
    if (runs) {
      const { prefixes } = runs;
      kernel.subtractMaskedMeans(
        ...[numerators, positions.stride, prefixes.sums + channel * prefixes.bytes, prefixes.stride],
        ...[runs.at, runs.count, positions.columns, positions.rows, ...means],
      );
      continue;
    }
    const mark = arena.mark();
    const scratch = arena.take((width + 8) * 4);
    kernel.subtractMeans(
      ...[numerators, positions.stride, planes.planeOf(channel), width, height],
      ...[template.width, template.height, ...means, scratch],
    );
    arena.release(mark);
  }
}
