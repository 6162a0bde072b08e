import { describe, expect, it } from 'vitest';
import type { Frame } from '../../shared/frame';
import type { Hsv, Rgb, WantedColor } from '../../shared/recognition';
import { colourShare, colourTest, pixelAt } from './colour';

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

describe('a wanted colour', () => {
  const counts = (wanted: WantedColor, ...colours: readonly Rgb[]): readonly boolean[] =>
    colours.map((colour) => colourTest(wanted)(...colour));

  it('is like another one, no channel further away than the tolerance, in either direction', () => {
    const wanted = { color: [10, 20, 30], tolerance: 5 } as const;
    expect(counts(wanted, [10, 20, 30], [15, 15, 30], [10, 20, 36], [4, 20, 30])).toEqual([
      ...[true, true, false, false],
    ]);
  });

  it('lies between two, each channel by itself', () => {
    const range = { space: 'rgb', from: [10, 20, 30], to: [20, 20, 255] } as const;
    expect(counts({ range }, [10, 20, 255], [21, 20, 30], [15, 19, 30])).toEqual([true, false, false]);
  });

  it('is as bright as wanted', () => {
    const range = { space: 'gray', from: 76, to: 100 } as const;
    expect(counts({ range }, [255, 0, 0], [0, 255, 0], [0, 0, 255], [80, 80, 80])).toEqual([
      ...[true, false, false, true],
    ]);
  });

  const hsv = (from: Hsv, to: Hsv): WantedColor => ({ range: { space: 'hsv', from, to } });

  it.each<[string, Rgb, number]>([
    ['red', [255, 0, 0], 0],
    ['yellow', [255, 255, 0], 60],
    ['green', [0, 255, 0], 120],
    ['cyan', [0, 255, 255], 180],
    ['blue', [0, 0, 255], 240],
    ['pink', [255, 0, 255], 300],
    ['nearly red again', [255, 0, 4], 359],
  ])('has a hue: %s', (_, colour, hue) => {
    expect(counts(hsv([hue - 0.5, 0, 0], [hue + 0.5, 100, 100]), colour)).toEqual([true]);
    expect(counts(hsv([hue + 0.5, 0, 0], [hue - 0.5, 100, 100]), colour)).toEqual([false]);
  });

  it('goes over 360 degrees where it begins above its end', () => {
    const reds = hsv([340, 50, 30], [20, 100, 100]);
    expect(counts(reds, [200, 10, 30], [200, 40, 10], [10, 200, 10], [200, 200, 10])).toEqual([
      ...[true, true, false, false],
    ]);
    // Pale, dark, grey.
    expect(counts(reds, [255, 200, 200], [60, 0, 0], [128, 128, 128])).toEqual([false, false, false]);
    expect(counts(hsv([340, 0, 30], [20, 100, 100]), [128, 128, 128])).toEqual([true]);
  });
});

describe('the share of an area that has a colour', () => {
  it('is told with the box around it', () => {
    const area = { x: 0, y: 0, width: 2, height: 2 };
    const range = { space: 'rgb', from: [4, 5, 6], to: [9, 9, 9] } as const;
    expect(colourShare(FRAME, area, { range })).toEqual({ share: 0.5, box: area });
    expect(colourShare(FRAME, { ...area, width: 1 }, { range })).toEqual({
      share: 0.5,
      box: { x: 0, y: 1, width: 1, height: 1 },
    });
    expect(colourShare(FRAME, area, { color: [99, 0, 0], tolerance: 3 })).toEqual({ share: 0, box: null });
  });
});
