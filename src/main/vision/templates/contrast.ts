import type { Frame } from '../../../shared/frame';

/** How much there is to compare in a picture. */
export interface Contrast {
  /** Pixels that are at least half opaque. */
  readonly opaque: number;
  /** Standard deviation of their brightness, in levels of 0 to 255. */
  readonly gray: number;
  /** The same of their colours: the largest of red, green and blue. */
  readonly color: number;
}

/** Rec. 601, as the matcher makes gray. */
const WEIGHTS = [0.299, 0.587, 0.114] as const;

/** Measures what a template is told apart by; transparent pixels count nowhere. */
export function contrastOf({ pixels }: Frame): Contrast {
  const sums = new Float64Array(4);
  const squares = new Float64Array(4);
  let opaque = 0;
  for (let at = 0; at < pixels.length; at += 4) {
    if ((pixels[at + 3] ?? 0) < 128) continue;
    opaque += 1;
    let gray = 0;
    for (let channel = 0; channel < 3; channel += 1) {
      const value = pixels[at + channel] ?? 0;
      gray += value * (WEIGHTS[channel] ?? 0);
      add(sums, squares, channel, value);
    }
    add(sums, squares, 3, gray);
  }
  const deviations = [0, 1, 2, 3].map((channel) => deviation(sums, squares, channel, opaque));
  return { opaque, gray: deviations[3] ?? 0, color: Math.max(...deviations.slice(0, 3)) };
}

function add(sums: Float64Array, squares: Float64Array, channel: number, value: number): void {
  sums[channel] = (sums[channel] ?? 0) + value;
  squares[channel] = (squares[channel] ?? 0) + value * value;
}

function deviation(sums: Float64Array, squares: Float64Array, channel: number, count: number): number {
  if (count === 0) return 0;
  const mean = (sums[channel] ?? 0) / count;
  return Math.sqrt(Math.max(0, (squares[channel] ?? 0) / count - mean * mean));
}
