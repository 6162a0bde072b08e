import { describe, expect, test } from 'vitest';
import { createFakeRandom } from '../../../../testing/fake-random';
import { kernelFromSource } from '../../../../testing/vision/matcher-kernel';
import { referenceScores } from '../../../../testing/vision/match-reference';
import { crop, drawPicture, withMask, worsen } from '../../../../testing/vision/pictures';
import type { Frame } from '../../../shared/frame';
import type { Random } from '../../../shared/ports';
import type { MatchOptions } from './match-result';
import { createMatcher } from './matcher';
import { prepareTemplate } from './prepared-template';

const kernel = await kernelFromSource();
/** Both ways to the same answer; neither gives up for the other. */
const WAYS = [
  ['by the bound', createMatcher({ kernel, productsPerPixel: Infinity })],
  ['by the transform', createMatcher({ kernel, productsPerPixel: 0 })],
] as const;
const [[, byBound], [, byTransform]] = WAYS;
const whole = (random: Random, below: number): number => Math.floor(random.next() * below);

function painted(width: number, height: number, at: (x: number, y: number) => number): Frame {
  const pixels = new Uint8Array(width * height * 4).fill(255);
  for (let index = 0; index < width * height; index += 1)
    pixels.fill(at(index % width, Math.floor(index / width)), index * 4, index * 4 + 3);
  return { width, height, pixels };
}

describe.each(WAYS)('%s', (_, matcher) => {
  test('a score that equals the threshold counts, the next lower one does not', async () => {
    const random = createFakeRandom(4);
    const scene = drawPicture('scene', 120, 80, random);
    for (let seed = 0; seed < 12; seed += 1) {
      const cut = worsen(crop(scene, 4 * seed, 3 * seed, [17, 12]), { grain: 5 + 6 * seed }, random);
      const template = prepareTemplate(cut, { colour: seed % 2 === 0 });
      const { best, runnerUp } = await matcher.match(scene, template, { threshold: 0.1 });
      const more = (score: number): number => score * (1 + Number.EPSILON);
      for (const report of ['best', 'second', 'all'] as const) {
        const at = async (threshold: number) => matcher.match(scene, template, { threshold, report });
        expect((await at(best!.score)).best).toEqual(best);
        expect((await at(more(best!.score))).best).toBeNull();
      }
      const at = async (threshold: number) => matcher.match(scene, template, { threshold });
      expect((await at(runnerUp!.score)).runnerUp).toEqual(runnerUp);
      expect((await at(more(runnerUp!.score))).runnerUp).toBeNull();
    }
  });

  test('a template found in itself has the score 1, at the threshold 1', async () => {
    for (let seed = 1; seed <= 40; seed += 1) {
      const random = createFakeRandom(seed);
      const values = [0, 255, whole(random, 256)];
      const side = 3 + (seed % 6);
      const picture = painted(side * 10, side * 6, (x, y) => {
        const cell = Math.floor(x / side) * 7 + Math.floor(y / side) * (3 + (seed % 5));
        return values[cell % (2 + (seed % 2))] ?? 0;
      });
      const found = await matcher.match(picture, prepareTemplate(picture, { colour: seed % 2 === 0 }), {
        threshold: 1,
      });
      expect(found.best).toMatchObject({ x: 0, y: 0, score: 1 });
    }
  });

  test('what is half opaque counts, what is less does not', async () => {
    for (let seed = 1; seed <= 16; seed += 1) {
      const random = createFakeRandom(seed);
      const frame = drawPicture(seed % 2 === 0 ? 'noise' : 'scene', 70, 50, random);
      const [width, height] = [9 + (seed % 14), 8 + (seed % 9)];
      const image = worsen(crop(frame, 30, 20, [width, height]), { grain: 10 }, random);
      const alphas = [0, 1, 126, 127, 128, 129, 254, 255];
      for (let at = 3; at < image.pixels.length; at += 4)
        image.pixels[at] = random.next() < 0.5 ? 255 : alphas[whole(random, alphas.length)]!;
      const colour = seed % 4 < 2;
      const scores = referenceScores(frame, image, colour);
      const expected = scores.reduce((best, one) => (one.score > best.score ? one : best));
      const { best } = await matcher.match(frame, prepareTemplate(image, { colour }), { threshold: 0.3 });
      expect(best).toMatchObject({ x: expected.x, y: expected.y });
      expect(Math.abs(best!.score - expected.score)).toBeLessThanOrEqual(1e-9);
    }
  });

  test('windows that touch the last column and row are seen, and nothing beyond', async () => {
    const part = crop(drawPicture('scene', 60, 40, createFakeRandom(8)), 20, 10, [13, 11]);
    for (let extra = 0; extra < 20; extra += 1) {
      const [width, height] = [13 + extra, 11 + (extra % 7)];
      const frame = painted(width, height, (x) => x % 3);
      for (let row = 0; row < 11; row += 1)
        frame.pixels.set(
          part.pixels.subarray(row * 52, row * 52 + 52),
          ((height - 11 + row) * width + extra) * 4,
        );
      for (const image of [part, withMask(part, (x, y) => x !== 5 || y !== 6)]) {
        const { best } = await matcher.match(frame, prepareTemplate(image, { colour: true }), {
          threshold: 0.9,
        });
        expect(best).toEqual({ x: extra, y: height - 11, width: 13, height: 11, score: 1 });
      }
    }
  });

  test('a picture broken off at the right and continued at the left is not there', async () => {
    const part = crop(drawPicture('noise', 13, 11, createFakeRandom(8)), 0, 0, [13, 11]);
    for (let extra = 0; extra < 12; extra += 1) {
      for (let beyond = 1; beyond <= 3; beyond += 1) {
        const width = 13 + extra + 4;
        const frame = painted(width, 13, (x) => x % 3);
        // As rows follow each other in memory, the window at the first column that is none would be the picture.
        for (let row = 0; row < 11; row += 1)
          frame.pixels.set(
            part.pixels.subarray(row * 52, row * 52 + 52),
            (row * width + width - 13 + beyond) * 4,
          );
        for (const colour of [false, true]) {
          const { best } = await matcher.match(frame, prepareTemplate(part, { colour }), { threshold: 0.9 });
          expect(best).toBeNull();
        }
      }
    }
  });

  test('flat windows are never found, not even of a picture that is nearly flat', async () => {
    const speck = (x: number, y: number) => (picture: Frame) => {
      picture.pixels.fill(201, (y * picture.width + x) * 4, (y * picture.width + x) * 4 + 3);
      return picture;
    };
    const frame = speck(50, 30)(painted(90, 60, () => 200));
    const template = prepareTemplate(speck(3, 4)(painted(10, 10, () => 200)), { colour: false });
    for (const report of ['best', 'second', 'all'] as const) {
      const found = await matcher.match(frame, template, { threshold: 1e-6, report });
      expect(found.best).toEqual({ x: 47, y: 26, width: 10, height: 10, score: 1 });
      for (const { x, y } of found.all ?? []) {
        expect(Math.abs(x - 45.5)).toBeLessThanOrEqual(4.5);
        expect(Math.abs(y - 25.5)).toBeLessThanOrEqual(4.5);
      }
    }
    expect(
      (
        await matcher.match(
          painted(90, 60, () => 200),
          template,
          { threshold: 1e-6 },
        )
      ).best,
    ).toBeNull();
  });

  test.each([
    [1016, 512],
    [7, 65_528],
    [600, 450],
  ] as const)('the largest and darkest template overflows nothing: %i × %i', async (width, height) => {
    const dark = painted(width + 3, height + 2, (x, y) => (x === 3 && y > 4 && y < 40 ? 255 : 0));
    const part = crop(dark, 1, 1, [width, height]);
    for (const image of [part, withMask(part, (x, y) => x > 0 || y > 3)]) {
      const { best, runnerUp } = await matcher.match(dark, prepareTemplate(image, { colour: false }), {
        threshold: 0.5,
      });
      expect(best).toMatchObject({ x: 1, y: 1, score: 1 });
      expect(runnerUp).toBeNull();
      // One row further: 34 of the 35 light pixels are where they should be.
      const { all } = await matcher.match(dark, prepareTemplate(image, { colour: false }), {
        ...{ threshold: 0.5, report: 'all' },
        region: { x: 0, y: 0, width: width + 3, height: height + 1 },
      });
      expect(all).toHaveLength(1);
    }
  });
});

test('templates beyond what can be added up are refused', () => {
  for (const [width, height] of [
    [1024, 512],
    [2, 65_536],
    [65_536, 1],
    [9, 32_768],
  ] as const)
    expect(() =>
      prepareTemplate(
        painted(width, height, (x) => x % 2),
        { colour: false },
      ),
    ).toThrow(expect.objectContaining({ reason: 'size' }));
});

/** Few values, periods and edges: pictures in which many windows are exactly as good as others. */
function tiedCase(seed: number): { frame: Frame; image: Frame; options: MatchOptions } {
  const random = createFakeRandom(seed);
  const [across, down] = [1 + whole(random, 5), 1 + whole(random, 5)];
  const tile = Array.from({ length: across * down }, () => whole(random, 3) * 100);
  const [left, top, right, bottom] = [
    whole(random, 20),
    whole(random, 16),
    30 + whole(random, 30),
    24 + whole(random, 20),
  ];
  const frame = painted(64, 48, (x, y) =>
    x < left || x > right || y < top || y > bottom ? 50 : (tile[(x % across) + across * (y % down)] ?? 0),
  );
  for (let speck = whole(random, 5); speck > 0; speck -= 1) {
    const at = whole(random, 64 * 48) * 4;
    frame.pixels.fill(whole(random, 256), at, at + 3);
  }
  const size = [4 + whole(random, 14), 4 + whole(random, 14)] as const;
  const image = crop(frame, whole(random, 64 - size[0]), whole(random, 48 - size[1]), size);
  const holed = whole(random, 4) === 0 ? withMask(image, (x, y) => (x + y) % 4 !== 0) : image;
  const report = (['best', 'second', 'second', 'all'] as const)[whole(random, 4)]!;
  return { frame, image: holed, options: { threshold: 0.2 + 0.5 * random.next(), report } };
}

test('both ways tell the same of pictures full of equals', async () => {
  let compared = 0;
  for (let seed = 1500; compared < 400; seed += 1) {
    const { frame, image, options } = tiedCase(seed);
    let template;
    try {
      template = prepareTemplate(image, { colour: false });
    } catch {
      continue;
    }
    const one = await byBound.match(frame, template, options);
    const other = await byTransform.match(frame, template, options);
    expect({ ...one, survivors: 0, usedFallback: true }, `case ${String(seed)}`).toEqual({
      ...other,
      survivors: 0,
    });
    compared += 1;
  }
});

test('the bound answers for screens, the transform for noise, checkers and low thresholds', async () => {
  const matcher = createMatcher({ kernel });
  const random = createFakeRandom(2);
  const scene = drawPicture('scene', 320, 240, random);
  const other = prepareTemplate(crop(drawPicture('scene', 90, 90, random), 9, 9, [60, 60]), {
    colour: false,
  });
  const own = prepareTemplate(crop(scene, 200, 100, [60, 60]), { colour: false });
  const noise = drawPicture('noise', 320, 240, random);
  for (const [frame, template, threshold, usedFallback] of [
    [scene, own, 0.8, false],
    [scene, other, 0.8, false],
    [noise, other, 0.1, true],
    [scene, other, 0.05, true],
  ] as const) {
    const found = await matcher.match(frame, template, { threshold });
    expect(found.usedFallback).toBe(usedFallback);
  }
});

test('one position more than the cap allows is one too many', async () => {
  for (let seed = 1; seed <= 12; seed += 1) {
    const random = createFakeRandom(seed);
    const frame = drawPicture(seed % 2 === 0 ? 'noise' : 'scene', 150, 110, random);
    const image = worsen(crop(frame, 20 + seed, 10 + seed, [24, 20]), { grain: 20 }, random);
    const template = prepareTemplate(image, { colour: false });
    const { survivors, ...free } = await byBound.match(frame, template, { threshold: 0.4 });
    const most = (count: number): number => ((count + 0.5) * 24 * 20) / (150 * 110);
    const capped = createMatcher({ kernel, productsPerPixel: most(survivors - 1) });
    const found = await capped.match(frame, template, { threshold: 0.4 });
    expect(found).toMatchObject({ usedFallback: true, best: free.best, runnerUp: free.runnerUp });
  }
});
