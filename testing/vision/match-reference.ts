import type { Frame } from '../../src/shared/frame';

/** What the matcher must find, computed as plainly as possible: every window, two passes, f64. */
export interface ReferenceMatch {
  readonly x: number;
  readonly y: number;
  readonly score: number;
}

interface Planes {
  readonly channels: readonly Float64Array[];
  readonly opaque: readonly boolean[];
}

function planesOf({ pixels }: Frame, colour: boolean): Planes {
  const count = pixels.length / 4;
  const at = (index: number, channel: number): number => pixels[index * 4 + channel] ?? 0;
  const gray = (index: number): number =>
    Math.floor((at(index, 0) * 9798 + at(index, 1) * 19_235 + at(index, 2) * 3735) / 32_768 + 0.5);
  const plane = (value: (index: number) => number): Float64Array =>
    Float64Array.from({ length: count }, (_, index) => value(index));
  return {
    channels: colour ? [0, 1, 2].map((channel) => plane((index) => at(index, channel))) : [plane(gray)],
    opaque: Array.from({ length: count }, (_, index) => at(index, 3) >= 128),
  };
}

/** Scores of all windows within `region`, row by row. */
export function referenceScores(frame: Frame, template: Frame, colour: boolean): readonly ReferenceMatch[] {
  const [image, part] = [planesOf(frame, colour), planesOf(template, colour)];
  // Offsets of the opaque pixels, so that the inner loops have no questions.
  const offsets: number[] = [];
  const kept: number[] = [];
  for (const [index, opaque] of part.opaque.entries()) {
    if (!opaque) continue;
    kept.push(index);
    offsets.push(Math.floor(index / template.width) * frame.width + (index % template.width));
  }
  const centred = part.channels.map((plane) => centre(kept.map((index) => plane[index]!)));
  const energy = centred.reduce((sum, values) => sum + dot(values, values), 0);
  const found: ReferenceMatch[] = [];
  for (let y = 0; y + template.height <= frame.height; y += 1)
    for (let x = 0; x + template.width <= frame.width; x += 1)
      found.push({ x, y, score: scoreAt(image, y * frame.width + x, { offsets, centred, energy }) });
  return found;
}

interface Part {
  readonly offsets: readonly number[];
  readonly centred: readonly Float64Array[];
  readonly energy: number;
}

function scoreAt({ channels }: Planes, base: number, { offsets, centred, energy }: Part): number {
  const n = offsets.length;
  let numerator = 0;
  let variance = 0;
  for (const [channel, values] of centred.entries()) {
    const plane = channels[channel]!;
    let sum = 0;
    for (let k = 0; k < n; k += 1) sum += plane[base + offsets[k]!]!;
    const mean = sum / n;
    for (let k = 0; k < n; k += 1) {
      const value = plane[base + offsets[k]!]! - mean;
      numerator += value * values[k]!;
      variance += value * value;
    }
  }
  // Sums of rounded squares are not exactly 0 where the window is flat; a window that is not has at least (n - 1) / n.
  return variance < 0.4 ? 0 : Math.min(1, numerator / Math.sqrt(variance * energy));
}

function centre(values: readonly number[]): Float64Array {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Float64Array.from(values, (value) => value - mean);
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let index = 0; index < a.length; index += 1) sum += a[index]! * b[index]!;
  return sum;
}
