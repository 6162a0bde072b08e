import { describe, expect, test } from 'vitest';
import { createFakeRandom } from '../../../../testing/fake-random';
import { kernelFromSource } from '../../../../testing/vision/matcher-kernel';
import { crop, drawPicture } from '../../../../testing/vision/pictures';
import { fourierPlan, LENGTHS } from './fourier-plan';
import { createMatcher } from './matcher';
import { prepareTemplate } from './prepared-template';
import { chooseTile } from './tile-shape';
import { transformError } from './transform-error';

const plansFor = (width: number, half: number) => [fourierPlan(width), fourierPlan(half)] as const;
/** The strongest template of this size. */
const strongest = (pixels: number, channels: number) => ({
  absolute: new Float64Array(channels).fill(128 * pixels),
  squares: new Float64Array(channels).fill(128 * 128 * pixels),
});

describe('the transform', () => {
  test('has lengths close to each other, each with a plan of its factors', () => {
    for (const [index, length] of LENGTHS.entries()) {
      const next = LENGTHS[index + 1] ?? length;
      if (length >= 8) expect(next / length).toBeLessThanOrEqual(4 / 3);
      const { radices, twiddles } = fourierPlan(length);
      expect(radices.reduce((product, radix) => product * radix, 1)).toBe(length);
      expect(twiddles.every((_, at) => at % 2 === 1 || nearOne(twiddles, at))).toBe(true);
    }
  });

  test('covers every position with its tiles, whose last rows and columns nothing wraps into', () => {
    const random = createFakeRandom(3);
    for (let round = 0; round < 300; round += 1) {
      const region = { width: 8 + random.next() * 2000, height: 8 + random.next() * 2000 };
      const template = { width: 1 + random.next() * region.width, height: 1 + random.next() * region.height };
      const [whole, part] = [region, template].map((size) => ({
        ...{ width: Math.floor(size.width), height: Math.floor(size.height) },
      }));
      const tile = chooseTile(whole!, part!)!;
      expect(tile.columns).toBe(tile.width - part!.width + 1);
      expect(tile.rows).toBe(2 * tile.half - part!.height + 1);
      expect(Math.min(tile.columns, tile.rows)).toBeGreaterThan(0);
      expect(LENGTHS).toContain(tile.width);
      expect(LENGTHS).toContain(tile.half);
    }
    expect(chooseTile({ width: 20_000, height: 9 }, { width: 17_000, height: 9 })).toBeNull();
  });

  test('is right to the unit for whatever template and screen there is', () => {
    for (const [width, half, pixels] of [
      [1280, 360, 200 * 200],
      [1920, 540, 200 * 200],
      [300, 100, 120 * 120],
    ] as const)
      expect(transformError(strongest(pixels, 3), plansFor(width, half))).toBeLessThan(0.2);
    expect(transformError(strongest(2 ** 19, 3), plansFor(2160, 1080))).toBeGreaterThan(0.5);
  });
});

test('where it cannot be promised, the search goes on without', async () => {
  const kernel = await kernelFromSource();
  const matcher = createMatcher({ kernel, productsPerPixel: 0 });
  const random = createFakeRandom(5);
  // Longer than the longest transform.
  const frame = drawPicture('noise', 16_400, 4, random);
  const template = prepareTemplate(crop(frame, 7, 1, [16_390, 3]), { colour: false });
  const found = await matcher.match(frame, template, { threshold: 0.3 });
  expect(found).toMatchObject({ usedFallback: false, best: { x: 7, y: 1, score: 1 } });
  // Strong enough for an error of a half.
  const small = drawPicture('noise', 60, 50, random);
  const part = prepareTemplate(crop(small, 20, 10, [16, 16]), { colour: false });
  expect((await matcher.match(small, part, { threshold: 0.3 })).usedFallback).toBe(true);
  const strong = { ...part, absolute: new Float64Array([1e12]) };
  const other = await matcher.match(small, strong, { threshold: 0.3 });
  expect(other).toMatchObject({ usedFallback: false, best: { x: 20, y: 10, score: 1 } });
});

function nearOne(twiddles: Float64Array, at: number): boolean {
  return Math.abs(Math.hypot(twiddles[at] ?? 0, twiddles[at + 1] ?? 0) - 1) < 1e-15;
}
