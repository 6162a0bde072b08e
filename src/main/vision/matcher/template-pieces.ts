import type { FourierPlan } from './fourier-plan';
import type { TemplateShape } from './template-shape';
import { transformError } from './transform-error';

/** Rows of one channel of a template. */
export interface Piece {
  readonly channel: number;
  readonly top: number;
  readonly rows: number;
}

type Plans = readonly [FourierPlan, FourierPlan];
type Cut = Pick<TemplateShape, 'absolute' | 'squares' | 'values' | 'mask' | 'stride' | 'height' | 'channels'>;

/** Sums that are off by less go to the whole number that they are. */
const LARGEST_ERROR = 0.5;

/**
 * A template in pieces whose sums a transform gives together, rounded once per group: one group, all of it, unless the
 * template is so large that the error of all channels together may reach a half. Null when not even rows are small enough.
 */
export function piecesOf(template: Cut, plans: Plans): readonly (readonly Piece[])[] | null {
  for (let bands = 1; bands < template.height * 2; bands *= 2) {
    const groups = grouped(template, plans, Math.ceil(template.height / bands));
    if (groups) return groups;
  }
  return null;
}

function grouped(template: Cut, plans: Plans, rows: number): readonly (readonly Piece[])[] | null {
  const groups: Piece[][] = [];
  let together = Infinity;
  for (let channel = 0; channel < template.channels; channel += 1) {
    for (let top = 0; top < template.height; top += rows) {
      const piece = { channel, top, rows: Math.min(rows, template.height - top) };
      const error = transformError(strengthOf(template, piece), plans);
      if (error >= LARGEST_ERROR) return null;
      together += error;
      if (together < LARGEST_ERROR) groups.at(-1)?.push(piece);
      else {
        groups.push([piece]);
        together = error;
      }
    }
  }
  return groups;
}

function strengthOf(
  { absolute, squares, values, mask, stride, height }: Cut,
  { channel, top, rows }: Piece,
): Pick<TemplateShape, 'absolute' | 'squares'> {
  if (rows === height)
    return {
      absolute: absolute.subarray(channel, channel + 1),
      squares: squares.subarray(channel, channel + 1),
    };
  const from = channel * mask.length + top * stride;
  let [size, square] = [0, 0];
  for (const value of values.subarray(from, from + rows * stride)) {
    size += Math.abs(value);
    square += value * value;
  }
  return { absolute: Float64Array.of(size), squares: Float64Array.of(square) };
}
