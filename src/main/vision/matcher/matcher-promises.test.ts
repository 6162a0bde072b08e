import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createFakeRandom } from '../../../../testing/fake-random';
import { kernelFromSource } from '../../../../testing/vision/matcher-kernel';
import { crop, drawPicture, withMask, worsen } from '../../../../testing/vision/pictures';
import { OutOfRoomError } from './arena';
import { LearnedRegion } from './learned-region';
import type { Match, MatchResult } from './match-result';
import { createMatcher } from './matcher';
import { MatchError } from './region';
import { prepareTemplate, TemplateError } from './prepared-template';
import { referenceScores } from '../../../../testing/vision/match-reference';
import { resize } from './resize';
import { ScaledTemplate } from './scaled-template';
import { isSame, suppress } from './suppression';

const kernel = await kernelFromSource();
const matcher = createMatcher({ kernel });
const byTransform = createMatcher({ kernel, productsPerPixel: 0 });
const scene = drawPicture('scene', 200, 120, createFakeRandom(5));
const gray = { colour: false } as const;

/** Pastes a part of a picture somewhere else. */
function paste(onto: typeof scene, part: typeof scene, x: number, y: number): typeof scene {
  const pixels = onto.pixels.slice();
  for (let row = 0; row < part.height; row += 1)
    pixels.set(
      part.pixels.subarray(row * part.width * 4, (row + 1) * part.width * 4),
      ((y + row) * onto.width + x) * 4,
    );
  return { ...onto, pixels };
}

const places = fc.record({
  seed: fc.integer({ min: 1, max: 1e6 }),
  x: fc.integer({ min: 0, max: 150 }),
  y: fc.integer({ min: 0, max: 90 }),
  width: fc.integer({ min: 8, max: 40 }),
  height: fc.integer({ min: 8, max: 30 }),
  colour: fc.boolean(),
});

describe('regions and masks', () => {
  test('a region is the same as the frame cut to it', async () => {
    await fc.assert(
      fc.asyncProperty(places, async ({ seed, x, y, width, height, colour }) => {
        const template = prepareTemplate(
          worsen(crop(scene, x, y, [width, height]), { grain: 9 }, createFakeRandom(seed)),
          { colour },
        );
        const region = { x: Math.min(x, 20), y: Math.min(y, 10), width: 200 - 20, height: 120 - 10 };
        const cut = crop(scene, region.x, region.y, [region.width, region.height]);
        const moved = (match: Match | null): Match | null =>
          match && { ...match, x: match.x + region.x, y: match.y + region.y };
        for (const way of [matcher, byTransform]) {
          const inside = await way.match(scene, template, { threshold: 0.3, region });
          const alone = await way.match(cut, template, { threshold: 0.3 });
          expect(inside.best).toEqual(moved(alone.best));
          expect(inside.runnerUp).toEqual(moved(alone.runnerUp));
        }
      }),
      { numRuns: 60, seed: 1 },
    );
  });

  test('what is transparent may be anything', async () => {
    await fc.assert(
      fc.asyncProperty(places, async ({ seed, x, y, width, height, colour }) => {
        const random = createFakeRandom(seed);
        const opaque = (px: number, py: number): boolean => (px * 7 + py * 3) % 5 !== 0 && px > 2;
        const part = crop(scene, x, y, [width, height]);
        const [plain, rubbish] = [part, worsen(part, { grain: 200 }, random)].map((image) =>
          withMask(image, opaque),
        );
        // Opaque pixels of both are the part's.
        for (let at = 0; at < part.pixels.length; at += 4)
          if (rubbish!.pixels[at + 3] === 255) rubbish!.pixels.set(part.pixels.subarray(at, at + 3), at);
        const ask = (image: typeof part) =>
          matcher.match(scene, prepareTemplate(image, { colour }), { threshold: 0.5 });
        const found = await ask(rubbish!);
        expect(found.best).toEqual((await ask(plain!)).best);
        expect(found.best!.score).toBeCloseTo(1, 12);
      }),
      { numRuns: 60, seed: 2 },
    );
  });
});

describe('all matches', () => {
  test('are those of the reference after suppression, best first', async () => {
    for (let seed = 1; seed <= 12; seed += 1) {
      const random = createFakeRandom(seed);
      const part = worsen(crop(scene, 10 * seed, 5 * seed, [14, 11]), { grain: 3 }, random);
      const frame = paste(paste(scene, part, 150, 20), worsen(part, { grain: 20 }, random), 100, 90);
      const colour = seed % 2 === 0;
      const expected = suppress(
        referenceScores(frame, part, colour)
          .filter(({ score }) => score >= 0.5)
          .map((match) => ({ ...match, width: 14, height: 11 })),
        Infinity,
      );
      for (const productsPerPixel of [400, 0]) {
        const way = createMatcher({ kernel, productsPerPixel });
        const found = await way.match(frame, prepareTemplate(part, { colour }), {
          threshold: 0.5,
          report: 'all',
          limit: 10_000,
        });
        expect(found.all!.map(({ x, y }) => ({ x, y }))).toEqual(expected.map(({ x, y }) => ({ x, y })));
        expect(found.all![1]).toEqual(found.runnerUp);
        expect(found.all!.every((a, i) => found.all!.every((b, j) => i === j || !isSame(a, b)))).toBe(true);
        const few = await way.match(frame, prepareTemplate(part, { colour }), {
          ...{ threshold: 0.5, report: 'all', limit: 2 },
        });
        expect(few.all).toEqual(found.all!.slice(0, 2));
      }
    }
  });

  test('the topmost, then leftmost of equal ones is the best', async () => {
    const part = crop(scene, 60, 40, [20, 16]);
    const frame = paste(paste(scene, part, 130, 10), part, 20, 10);
    const { best, runnerUp } = await matcher.match(frame, prepareTemplate(part, gray), { threshold: 0.8 });
    expect(best).toEqual({ x: 20, y: 10, width: 20, height: 16, score: 1 });
    expect(runnerUp).toEqual({ x: 130, y: 10, width: 20, height: 16, score: 1 });
  });
});

describe('hints, learned regions and scales', () => {
  test('a hint changes no result, however wrong', async () => {
    const template = prepareTemplate(crop(scene, 70, 30, [24, 18]), gray);
    const { best } = await matcher.match(scene, template, { threshold: 0.5 });
    for (const hint of [
      { x: 70, y: 30 },
      { x: 0, y: 0 },
      { x: -5, y: 900 },
    ])
      expect((await matcher.match(scene, template, { threshold: 0.5, hint })).best).toEqual(best);
  });

  test('what was learned hides nothing better, unless the first good one is enough', async () => {
    const random = createFakeRandom(3);
    const part = crop(scene, 30, 30, [24, 18]);
    const blank = drawPicture('gradient', 200, 120, random);
    const template = prepareTemplate(part, gray);
    const learned = new LearnedRegion();
    const worse = paste(blank, worsen(part, { grain: 30 }, random), 20, 60);
    expect((await learned.find(matcher.view(worse), template, { threshold: 0.5 })).best).toMatchObject({
      x: 20,
      y: 60,
    });
    const both = matcher.view(paste(worse, part, 140, 10));
    const first = await learned.find(both, template, { threshold: 0.5, goodEnough: 0.5 });
    expect(first).toMatchObject({ onlyNearby: true, best: { x: 20, y: 60 } });
    const exact = await learned.find(both, template, { threshold: 0.5 });
    expect(exact).toMatchObject({ onlyNearby: false, best: { x: 140, y: 10, score: 1 } });
    const moved = matcher.view(paste(blank, part, 5, 5));
    const found = await learned.find(moved, template, { threshold: 0.5, goodEnough: 0.5 });
    expect(found).toMatchObject({ onlyNearby: false, best: { x: 5, y: 5 } });
    expect((await learned.find(matcher.view(blank), template, { threshold: 0.9 })).best).toBeNull();
    expect(learned.last).toBeNull();
  });

  test('what moved by less than half its size is found without a search of the whole', async () => {
    const random = createFakeRandom(3);
    const part = crop(scene, 30, 30, [24, 18]);
    const blank = drawPicture('gradient', 200, 120, random);
    const template = prepareTemplate(part, gray);
    for (const [dx, dy, onlyNearby] of [
      [0, 0, true],
      [12, 9, true],
      [-12, -9, true],
      [13, 0, false],
      [0, 10, false],
      [0, -10, false],
    ] as const) {
      const learned = new LearnedRegion();
      const asked = { threshold: 0.5, goodEnough: 0.9 };
      expect((await learned.find(matcher.view(paste(blank, part, 80, 50)), template, asked)).onlyNearby).toBe(
        false,
      );
      const found = await learned.find(matcher.view(paste(blank, part, 80 + dx, 50 + dy)), template, asked);
      expect(found).toMatchObject({ onlyNearby, best: { x: 80 + dx, y: 50 + dy } });
      expect(learned.last).toEqual(found.best);
      // Somewhere else altogether, and then gone: nothing of that is remembered.
      const far = await learned.find(matcher.view(paste(blank, part, 150, 5)), template, asked);
      expect(far).toMatchObject({ onlyNearby: false, best: { x: 150, y: 5 } });
      expect(await learned.find(matcher.view(blank), template, asked)).toMatchObject({ best: null });
      expect(learned.last).toBeNull();
    }
  });

  test('what is transparent gives no colour to its neighbours at another size', () => {
    const pixels = new Uint8Array(16 * 16 * 4);
    for (let at = 0; at < 256; at += 1)
      pixels.set(at % 16 < 7 ? [200, 30, 40, 255] : [0, 255, 255, 0], at * 4);
    for (const scale of [0.3, 0.5, 0.75, 1.4, 2]) {
      const resized = resize({ width: 16, height: 16, pixels }, scale);
      for (let at = 0; at < resized.pixels.length; at += 4) {
        const [red, green, blue, alpha = 0] = resized.pixels.subarray(at, at + 4);
        if (alpha > 0) expect([red, green, blue]).toEqual([200, 30, 40]);
      }
    }
  });

  test('a template knows the resolution it was cut at', async () => {
    const cut = crop(scene, 60, 40, [41, 31]);
    const reference = { width: 200, height: 120 };
    const template = new ScaledTemplate(cut, { colour: true, reference, scales: [1, 0.8] });
    for (const [width, height, fit] of [
      [300, 180, 1.5],
      [200, 120, 1],
      // Of another shape: as large as fits.
      [400, 180, 1.5],
      [300, 240, 1.5],
      [100, 60, 0.5],
    ] as const)
      expect(template.scalesFor({ width, height })).toEqual([fit, 0.8 * fit]);
    expect(new ScaledTemplate(cut, gray).scalesFor({ width: 7, height: 900 })).toEqual([1]);
    // Half a pixel is one more.
    expect(template.at(1.5)).toMatchObject({ width: 62, height: 47 });
    expect(template.at(0.8)).toMatchObject({ width: 33, height: 25 });
    expect(() => template.at(0.01)).toThrow(TemplateError);
    const larger = matcher.view(resize(scene, 1.5));
    const found = await larger.match(template.at(1.5), { threshold: 0.8 });
    expect(found.best).toMatchObject({ x: 90, y: 60, width: 62, height: 47 });
    expect(found.best!.score).toBeGreaterThan(0.97);
  });
});

describe('rubbish is refused', () => {
  const plain = { width: 8, height: 8, pixels: new Uint8Array(256).fill(255) };
  test.each([
    ['size', { width: 0, height: 8, pixels: new Uint8Array(0) }],
    ['size', { width: 8, height: 8, pixels: new Uint8Array(5) }],
    ['size', { width: 1.5, height: 2, pixels: new Uint8Array(12) }],
    ['constant', plain],
    ['transparent', { ...plain, pixels: new Uint8Array(256) }],
  ])('as a template: %s', (reason, image) => {
    expect(() => prepareTemplate(image, gray)).toThrow(TemplateError);
    expect(() => prepareTemplate(image, gray)).toThrow(expect.objectContaining({ reason }));
  });

  test.each([
    ['threshold', { threshold: 0 }],
    ['threshold', { threshold: 1.1 }],
    ['threshold', { threshold: NaN }],
    ['limit', { threshold: 0.5, limit: 0 }],
    ['region', { threshold: 0.5, region: { x: 190, y: 0, width: 20, height: 20 } }],
    ['region', { threshold: 0.5, region: { x: 0, y: -1, width: 20, height: 20 } }],
    ['region', { threshold: 0.5, region: { x: 0, y: 0.5, width: 20, height: 20 } }],
    ['template_larger', { threshold: 0.5, region: { x: 0, y: 0, width: 20, height: 10 } }],
  ] as const)('as a question: %s', async (reason, options) => {
    const template = prepareTemplate(crop(scene, 0, 0, [12, 12]), gray);
    const asked = matcher.match(scene, template, options);
    await expect(asked).rejects.toThrow(MatchError);
    await expect(asked).rejects.toMatchObject({ reason });
  });

  test('as a frame', () => {
    expect(() => matcher.view({ width: 2, height: 2, pixels: new Uint8Array(3) })).toThrow(MatchError);
  });
});

const bestOfBoth = ({ best, runnerUp }: MatchResult) => ({ best, runnerUp });

test('memory stays within its limit over 1000 questions of many kinds, and does not grow after the first', async () => {
  const limit = 4 * 2 ** 20;
  const own = createMatcher({ kernel, memoryLimitBytes: limit });
  const templates = Array.from({ length: 20 }, (_, index) => {
    const image = crop(scene, 8 + index, 8 + index, [20 + index, 30 - index]);
    const cut = index % 3 === 0 ? withMask(image, (x) => x > 3) : image;
    return prepareTemplate(cut, { colour: index % 2 === 0 });
  });
  let afterFirst = 0;
  for (let call = 0; call < 1000; call += 1) {
    const view = own.view(scene);
    const region = { x: call % 7, y: call % 5, width: 120, height: 90 };
    const result = await view.match(templates[call % 20]!, { threshold: 0.9, region });
    expect(result.best).not.toBeNull();
    if (call === 100) afterFirst = own.memoryBytes;
  }
  expect(own.memoryBytes).toBe(afterFirst);
  expect(own.memoryBytes).toBeLessThanOrEqual(limit);
  const large = prepareTemplate(drawPicture('noise', 64, 64, createFakeRandom(1)), { colour: true });
  const frame = drawPicture('scene', 640, 480, createFakeRandom(2));
  // Too much at once is searched part by part; not even that is enough for less than planes and template take.
  const asked = { threshold: 0.3 };
  expect(await own.match(frame, large, asked)).toMatchObject(
    bestOfBoth(await matcher.match(frame, large, asked)),
  );
  expect(own.memoryBytes).toBeLessThanOrEqual(limit);
  const tiny = createMatcher({ kernel, memoryLimitBytes: 2 ** 18 });
  await expect(tiny.match(frame, large, { threshold: 0.9 })).rejects.toThrow(OutOfRoomError);
});

test('two views may be asked in turns', async () => {
  const other = drawPicture('scene', 200, 120, createFakeRandom(77));
  const views = [matcher.view(scene), matcher.view(other)] as const;
  for (let turn = 0; turn < 6; turn += 1) {
    const frame = turn % 2 === 0 ? scene : other;
    const template = prepareTemplate(crop(frame, 20 + turn, 30, [20, 20]), gray);
    const found = await views[turn % 2]!.match(template, { threshold: 0.9 });
    expect(found.best).toMatchObject({ x: 20 + turn, y: 30, score: 1 });
  }
});
