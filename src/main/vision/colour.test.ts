import { describe, expect, it } from 'vitest';
import type { Frame } from '../../shared/frame';
import { colourDistance, pixelAt } from './colour';

const FRAME: Frame = {
  width: 2,
  height: 2,
  pixels: Uint8Array.from([1, 2, 3, 255, 4, 5, 6, 255, 7, 8, 9, 255, 10, 11, 12, 0]),
};

describe('pixel of a frame', () => {
  it.each([
    [0, 0, [1, 2, 3]],
    [1, 0, [4, 5, 6]],
    [0, 1, [7, 8, 9]],
    [1, 1, [10, 11, 12]],
    [0.4, 0.6, [7, 8, 9]],
    [2, 0, undefined],
    [0, 2, undefined],
    [-1, 0, undefined],
    [Number.NaN, 0, undefined],
  ])('at %d, %d is %j', (x, y, colour) => {
    expect(pixelAt(FRAME, x, y)).toEqual(colour);
  });
});

describe('distance of colours', () => {
  it('is that of the channel that differs most, in either direction', () => {
    expect(colourDistance([10, 20, 30], [10, 20, 30])).toBe(0);
    expect(colourDistance([10, 20, 30], [12, 15, 30])).toBe(5);
    expect(colourDistance([0, 0, 0], [1, 2, 255])).toBe(255);
  });
});
