import { z } from 'zod';
import type { Length } from '../../shared/screen-place';
import { toNumber } from '../../shared/routine-inputs';
import type { Scalar } from './expression/cel-expression';
import { late, type Leaf } from './late';

/** A point as a routine writes it. */
export interface WrittenPoint {
  readonly x: Length;
  readonly y: Length;
  /** Counted from the middle of the last thing found. */
  readonly from?: 'match' | undefined;
}

/** A rectangle as a routine writes it. */
export interface WrittenArea extends WrittenPoint {
  readonly width: Length;
  readonly height: Length;
}

const MAX_PIXEL = 100_000;
const PERCENT = /^\s*(\d{1,3}(?:\.\d{1,4})?)\s*%\s*$/;
const FROM = z
  .literal('match')
  .optional()
  .describe('Count from the middle of what was found last, in whatever direction');

/** A point: pixels of the routine's `resolution` (else of the screen), or shares of the screen. */
export function point(): z.ZodObject<{
  x: z.ZodType<Length>;
  y: z.ZodType<Length>;
  from: typeof FROM;
}> {
  return z.strictObject({
    x: length().describe('From the left edge: pixels, or a share such as 50%'),
    y: length().describe('From the upper edge'),
    from: FROM,
  });
}

/** A rectangle, written as its upper left corner and its size. */
export function area(): z.ZodObject<{
  x: z.ZodType<Length>;
  y: z.ZodType<Length>;
  width: z.ZodType<Length>;
  height: z.ZodType<Length>;
  from: typeof FROM;
}> {
  return point().extend({
    width: length().describe('Pixels, or a share of the width of the screen'),
    height: length().describe('Pixels, or a share of its height'),
  });
}

function length(): z.ZodType<Length> {
  const leaf: Leaf<Length> = {
    what: 'a whole number of pixels, or a share of the screen such as 50%',
    literal: z.union([
      z.int(),
      z.string().meta({ pattern: '^\\s*\\d+(\\.\\d+)?\\s*%\\s*$', examples: ['50%'] }),
    ]),
    read: readLength,
    show: showLength,
    convert: (value) => (typeof value === 'object' ? value : rounded(value)),
  };
  return late(leaf);
}

function readLength(value: unknown): { readonly value: Length } | { readonly hint?: string } {
  if (typeof value === 'number')
    return Number.isInteger(value) && Math.abs(value) <= MAX_PIXEL ? { value } : {};
  const share = typeof value === 'string' ? Number(PERCENT.exec(value)?.[1] ?? Number.NaN) : Number.NaN;
  if (share <= 100) return { value: Object.freeze({ percent: share }) };
  return share > 100 ? { hint: 'A share is at most 100%.' } : {};
}

/** What is calculated may end between two pixels. */
function rounded(value: Scalar): Scalar {
  const number = toNumber(value);
  return number === undefined ? value : Math.round(number);
}

/** The side of a written point that lies before the edge for certain; undefined for anything else. */
export function sideOutside({ x, y, from }: Readonly<Record<string, unknown>>): 'x' | 'y' | undefined {
  if (from !== undefined || x === undefined || y === undefined) return undefined;
  if (typeof x === 'number' && x < 0) return 'x';
  return typeof y === 'number' && y < 0 ? 'y' : undefined;
}

/** A length as it would be written. */
export function showLength(value: Length): string {
  return typeof value === 'number' ? String(value) : `${String(value.percent)}%`;
}

/** A point in words, for labels. */
export function showPoint({ x, y, from }: WrittenPoint): string {
  const at = `${showLength(x)}, ${showLength(y)}`;
  return from === undefined ? at : `match + ${at}`;
}
