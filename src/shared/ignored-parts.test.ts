import { describe, expect, it } from 'vitest';
import { ignoreParts } from './ignored-parts';

const opacity = (pixels: Uint8Array): number[] => [...pixels].filter((_value, at) => at % 4 === 3);
const gray = (...levels: number[]): Uint8Array =>
  new Uint8Array(levels.flatMap((level) => [level, level, level, 255]));

describe('what is ignored of a picture', () => {
  it('is transparent where rectangles are, cut to the picture', () => {
    const pixels = gray(1, 2, 3, 4, 5, 6);
    ignoreParts(
      pixels,
      { width: 3, height: 2 },
      { boxes: [{ x: -4, y: 1, width: 6, height: 9 }], colors: [] },
    );
    expect(opacity(pixels)).toEqual([255, 255, 255, 0, 0, 255]);
  });

  it('is transparent where a colour is, as far as it may differ', () => {
    const pixels = gray(10, 12, 15, 200);
    ignoreParts(
      pixels,
      { width: 4, height: 1 },
      { boxes: [], colors: [{ rgb: [11, 12, 12], tolerance: 2 }] },
    );
    expect(opacity(pixels)).toEqual([0, 0, 255, 255]);
  });
});
