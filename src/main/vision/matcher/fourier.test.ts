import { describe, expect, test } from 'vitest';
import { createFakeRandom } from '../../../../testing/fake-random';
import { kernelFromSource } from '../../../../testing/vision/matcher-kernel';
import { crop, drawPicture, withMask, worsen } from '../../../../testing/vision/pictures';
import type { Frame } from '../../../shared/frame';
import { fourierPlan, LENGTHS } from './fourier-plan';
import { createMatcher } from './matcher';
import { prepareTemplate } from './prepared-template';
import { piecesOf } from './template-pieces';
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
      // Some of the longest are enough.
      if (length > 8192 && index % 9 > 0) continue;
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
    // The longest template there is.
    expect(chooseTile({ width: 65_540, height: 7 }, { width: 65_535, height: 7 })).not.toBeNull();
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

test('tiles keep to the room there is, unless they were much dearer', () => {
  const [screen, part] = [
    { width: 1920, height: 1080 },
    { width: 300, height: 200 },
  ];
  const bytesOf = ({ width, half }: { readonly width: number; readonly half: number }): number =>
    width * half * 16;
  const best = chooseTile(screen, part)!;
  const same = chooseTile(screen, part, { bytes: 2 ** 27, channels: 3 });
  expect(same).toEqual(best);
  const less = chooseTile(screen, part, { bytes: 3 * bytesOf(best), channels: 3 })!;
  // The spectra of three channels, of the picture, and the product.
  expect(5 * bytesOf(less)).toBeLessThanOrEqual(3 * bytesOf(best));
  expect(chooseTile(screen, part, { bytes: 2 ** 19, channels: 3 })).toBeNull();
});

describe('where one rounding for all is not proven right', () => {
  const random = createFakeRandom(5);
  /** As strong as can be. */
  const extreme = (width: number, height: number): Frame => {
    const { pixels } = drawPicture('noise', width, height, random);
    return { width, height, pixels: pixels.map((value, at) => (at % 4 === 3 || value > 127 ? 255 : 0)) };
  };

  test('channels and bands of rows are rounded on their own, each once', () => {
    const template = prepareTemplate(extreme(1024, 511), { colour: true });
    for (const [width, half, bands] of [
      [1280, 360, 1],
      [1920, 540, 1],
      [3840, 1080, 4],
      [65_536, 8192, 32],
    ] as const) {
      const plans = plansFor(width, half);
      const pieces = piecesOf(template, plans)!.flat();
      expect(pieces).toHaveLength(3 * bands);
      for (let channel = 0; channel < 3; channel += 1) {
        const own = pieces.filter((piece) => piece.channel === channel);
        for (const [at, { top }] of own.entries())
          expect(top).toBe(own.slice(0, at).reduce((sum, { rows }) => sum + rows, 0));
        expect(own.reduce((sum, { rows }) => sum + rows, 0)).toBe(511);
      }
    }
    const small = prepareTemplate(extreme(60, 60), { colour: true });
    expect(piecesOf(small, plansFor(1280, 360))).toHaveLength(1);
    expect(piecesOf(template, plansFor(1280, 360))!.length).toBeGreaterThan(1);
  });

  test('the answer is that of single looks, without single looks', async () => {
    const kernel = await kernelFromSource();
    const [byTransform, byLooks, usual] = [0, Infinity, undefined].map((productsPerPixel) =>
      createMatcher({ kernel, ...(productsPerPixel !== undefined && { productsPerPixel }) }),
    );
    const frame = extreme(1040, 520);
    for (const colour of [false, true]) {
      const image = worsen(crop(frame, 7, 5, [1024, 511]), { grain: 90 }, random);
      const template = prepareTemplate(image, { colour });
      const found = await byTransform!.match(frame, template, { threshold: 0.01, report: 'all' });
      const { best, all } = await byLooks!.match(frame, template, { threshold: 0.01, report: 'all' });
      expect(found).toMatchObject({ usedFallback: true, best, all });
      expect(found.best).toMatchObject({ x: 7, y: 5 });
      expect((await usual!.match(frame, template, { threshold: 0.01, report: 'all' })).usedFallback).toBe(
        true,
      );
    }
  });

  test('many bands add up to the same', async () => {
    const kernel = await kernelFromSource();
    const [byTransform, byLooks] = [0, Infinity].map((productsPerPixel) =>
      createMatcher({ kernel, productsPerPixel }),
    );
    const frame = extreme(90, 70);
    for (const masked of [false, true]) {
      const cut = worsen(crop(frame, 20, 10, [31, 26]), { grain: 90 }, random);
      const part = prepareTemplate(masked ? withMask(cut, (x, y) => (x * 7 + y) % 5 !== 0) : cut, {
        colour: true,
      });
      // As if it were so strong that its rows have to be taken apart.
      const strong = { ...part, absolute: part.absolute.map((sum) => sum * 1e6) };
      for (const report of ['best', 'second', 'all'] as const) {
        const found = await byTransform!.match(frame, strong, { threshold: 0.05, report });
        const { best, runnerUp, all } = await byLooks!.match(frame, part, { threshold: 0.05, report });
        expect(found).toMatchObject({ usedFallback: true, best, runnerUp, all });
      }
    }
  });
});

function nearOne(twiddles: Float64Array, at: number): boolean {
  return Math.abs(Math.hypot(twiddles[at] ?? 0, twiddles[at + 1] ?? 0) - 1) < 1e-15;
}
