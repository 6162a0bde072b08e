import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { areaOn, middleOf, placeOn, type Fit, type Length, type ScreenSize } from './screen-place';

const PHONE = { width: 540, height: 960 };
const at = (x: Length, y: Length, reference: ScreenSize | null = null, fit: Fit = 'stretch') => ({
  x,
  y,
  reference,
  fit,
});
const percent = (share: number): Length => ({ percent: share });

describe('a place', () => {
  it.each([
    ['pixels of the picture', PHONE, at(270, 700), { x: 270, y: 700 }],
    ['percent', PHONE, at(percent(50), percent(10)), { x: 270, y: 96 }],
    ['the same size', PHONE, at(270, 700, PHONE), { x: 270, y: 700 }],
    ['twice as large', { width: 1080, height: 1920 }, at(270, 700, PHONE), { x: 540, y: 1400 }],
    ['turned', { width: 960, height: 540 }, at(270, 480, PHONE), { x: 480, y: 270 }],
    ['another shape, stretched', { width: 1080, height: 2400 }, at(270, 480, PHONE), { x: 540, y: 1200 }],
    [
      'another shape, letterboxed',
      { width: 1080, height: 2400 },
      at(0, 0, PHONE, 'letterbox'),
      { x: 0, y: 240 },
    ],
    [
      'letterboxed at the sides',
      { width: 1600, height: 960 },
      at(540, 960, PHONE, 'letterbox'),
      { x: 1070, y: 960 },
    ],
    [
      'percent beside a reference',
      { width: 1080, height: 2400 },
      at(percent(50), 0, PHONE, 'letterbox'),
      { x: 540, y: 240 },
    ],
  ])('%s', (_what, screen, place, expected) => {
    expect(placeOn(screen, place)).toEqual(expected);
  });

  it('at the middle stays at the middle, whatever the sizes', () => {
    const size = fc.record({
      width: fc.integer({ min: 2, max: 4_000 }),
      height: fc.integer({ min: 2, max: 4_000 }),
    });
    fc.assert(
      fc.property(size, size, fc.constantFrom<Fit>('stretch', 'letterbox'), (screen, reference, fit) => {
        const { x, y } = placeOn(screen, at(reference.width / 2, reference.height / 2, reference, fit));
        return Math.abs(x - screen.width / 2) <= 0.5 && Math.abs(y - screen.height / 2) <= 0.5;
      }),
    );
  });
});

it('a place counted from another one keeps its scale', () => {
  const place = { ...at(10, percent(10), PHONE), origin: { x: 100, y: 200 } };
  expect(placeOn({ width: 1080, height: 1920 }, place)).toEqual({ x: 120, y: 392 });
});

describe('an area', () => {
  const area = (x: Length, y: Length, width: Length, height: Length) => ({
    ...at(x, y, PHONE),
    width,
    height,
  });

  it('is scaled and cut to the picture', () => {
    expect(areaOn({ width: 1080, height: 1920 }, area(10, 20, 30, 40))).toEqual({
      x: 20,
      y: 40,
      width: 60,
      height: 80,
    });
    expect(areaOn(PHONE, area(500, 900, 100, 100))).toEqual({ x: 500, y: 900, width: 40, height: 60 });
    expect(areaOn(PHONE, area(-5, 0, percent(50), percent(100)))).toEqual({
      x: 0,
      y: 0,
      width: 265,
      height: 960,
    });
    expect(areaOn(PHONE, area(540, 0, 10, 10))).toBeUndefined();
  });

  it('has a middle inside', () => {
    expect(middleOf({ x: 10, y: 20, width: 5, height: 4 })).toEqual({ x: 12, y: 22 });
  });
});
