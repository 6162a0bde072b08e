import type { FourierPlan } from './fourier-plan';
import type { TemplateShape } from './template-shape';

/** Half a unit in the last place of f64, relative. */
const U = 2 ** -53;
/** What a stage of this radix adds to the relative error of a transform, in units of `U`; bound.md counts. */
const STAGE: Readonly<Record<number, number>> = { 2: 16, 3: 30, 4: 28, 5: 50 };

/** How far a sum from the transforms can be from the whole number that it is; bound.md derives it. */
export function transformError(
  { absolute, squares }: Pick<TemplateShape, 'absolute' | 'squares'>,
  [rows, columns]: readonly [FourierPlan, FourierPlan],
): number {
  const stages = [...rows.radices, ...columns.radices];
  const relative = stages.reduce((sum, radix) => sum + (STAGE[radix] ?? Infinity), 0) * U;
  // No picture is stronger than −128 in every pixel.
  const picture = 128 * Math.sqrt(2 * rows.length * columns.length);
  let error = 0;
  for (const [channel, sum] of absolute.entries()) {
    const length = Math.sqrt(squares[channel] ?? 0);
    error += picture * ((2 * relative + 8 * U) * length + (relative + 4 * U) * sum);
  }
  // Products of relative errors, and what adding up the channels adds, are far below this.
  return error * 1.01;
}
