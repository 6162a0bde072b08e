/** Real numbers as small integers, and what that loses. */
export interface Quantised {
  readonly values: Int16Array;
  /** Integer = number × scale; 0 when all numbers are 0. */
  readonly scale: number;
  /** Σ (number − integer / scale)². */
  readonly lostSquares: number;
}

interface Range {
  /** What the absolute integers may add up to. */
  readonly largestSum: number;
  /** The numbers come in groups of this many, each of which adds up to 0. */
  readonly groupLength: number;
}

const LARGEST = 32_000;

/**
 * Scales and rounds groups of numbers so that the integers of each group add up to 0 as well. What rounding one number
 * loses goes to the next: the sum of a group then differs from 0 by at most a half, and being whole, not at all.
 */
export function quantise(numbers: Float64Array, { largestSum, groupLength }: Range): Quantised {
  let sum = 0;
  let largest = 0;
  for (const number of numbers) {
    sum += Math.abs(number);
    largest = Math.max(largest, Math.abs(number));
  }
  // Each rounding, with what it takes over, adds at most one.
  const room = largestSum - numbers.length;
  const values = new Int16Array(numbers.length);
  if (largest < 1e-9 || room <= 0) return { values, scale: 0, lostSquares: squaresOf(numbers) };
  const scale = Math.min(LARGEST / largest, room / sum);
  let lostSquares = 0;
  let carry = 0;
  for (const [index, number] of numbers.entries()) {
    if (index % groupLength === 0) carry = 0;
    const wanted = number * scale + carry;
    const value = Math.round(wanted);
    carry = wanted - value;
    values[index] = value;
    lostSquares += (number - value / scale) ** 2;
  }
  return { values, scale, lostSquares };
}

function squaresOf(numbers: Float64Array): number {
  let sum = 0;
  for (const number of numbers) sum += number * number;
  return sum;
}
