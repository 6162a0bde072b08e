import { describe, expect, test } from 'vitest';
import { createFakeRandom } from '../../../../testing/fake-random';
import { kernelFromSource } from '../../../../testing/vision/matcher-kernel';
import { crop, drawPicture, withMask, worsen } from '../../../../testing/vision/pictures';
import { OutOfRoomError } from './arena';
import type { Match } from './match-result';
import { createMatcher } from './matcher';
import { searchInParts } from './parts';
import { prepareTemplate } from './prepared-template';
import type { Region } from './region';
import type { Found } from './search';
import { suppress } from './suppression';

const kernel = await kernelFromSource();
/** Bytes, whole pages; in colour the planes alone take more than half of it. */
const LITTLE = 11 * 2 ** 16;
const REPORTS = ['best', 'second', 'all'] as const;

describe('what is too much at once', () => {
  test('has the same best, runner-up and places part by part', () => {
    for (let seed = 1; seed <= 200; seed += 1) {
      const random = createFakeRandom(seed);
      const below = (limit: number): number => Math.floor(random.next() * limit);
      const template = { width: 1 + below(9), height: 1 + below(9) };
      const region = {
        ...{ x: below(5), y: below(5) },
        ...{ width: template.width + below(30), height: template.height + below(30) },
      };
      // Few levels, so that many are equal.
      const levels = 2 + below(40);
      const scores = new Map<string, number>();
      const scoreAt = (x: number, y: number): number => {
        const key = `${x},${y}`;
        if (!scores.has(key)) scores.set(key, (1 + below(levels)) / levels);
        return scores.get(key)!;
      };
      const everything = ({ x, y, width, height }: Region): readonly Match[] => {
        const found: Match[] = [];
        for (let dy = 0; dy <= height - template.height; dy += 1)
          for (let dx = 0; dx <= width - template.width; dx += 1)
            found.push({ ...template, x: x + dx, y: y + dy, score: scoreAt(x + dx, y + dy) });
        return found;
      };
      const most = (template.width + 4) * (template.height + 4);
      const search = (part: Region, report: (typeof REPORTS)[number]): Found => {
        if (part.width * part.height > most) throw new OutOfRoomError('too much');
        const matches = everything(part);
        return {
          kind: 'found',
          usedFallback: false,
          survivors: matches.length,
          matches: report === 'all' ? matches : suppress(matches, report === 'best' ? 1 : 2),
        };
      };
      for (const report of REPORTS) {
        const { matches } = searchInParts(search, { region, template, report });
        const limit = { best: 1, second: 2, all: Infinity }[report];
        expect(suppress(matches, limit)).toEqual(suppress(everything(region), limit));
      }
    }
  });

  test('is given up when a single place is too much, and other errors are told at once', () => {
    let asked = 0;
    const failing = (error: Error) => (): never => {
      asked += 1;
      throw error;
    };
    const question = {
      region: { x: 0, y: 0, width: 4000, height: 3000 },
      template: { width: 700, height: 700 },
    };
    const search = failing(new OutOfRoomError('too much'));
    expect(() => searchInParts(search, { ...question, report: 'second' })).toThrow(OutOfRoomError);
    expect(asked).toBeLessThan(10);
    asked = 0;
    expect(() => searchInParts(failing(new Error('other')), { ...question, report: 'all' })).toThrow('other');
    expect(asked).toBe(1);
  });

  test.each([
    ['by the bound or the transform', undefined],
    ['by the transform', 0],
  ])('is answered as with much memory, %s', async (_, productsPerPixel) => {
    const cap = productsPerPixel === undefined ? {} : { productsPerPixel };
    const [rich, poor] = [2 ** 27, LITTLE].map((memoryLimitBytes) =>
      createMatcher({ kernel, memoryLimitBytes, ...cap }),
    );
    for (let seed = 1; seed <= 12; seed += 1) {
      const random = createFakeRandom(seed);
      const frame = drawPicture((['scene', 'noise', 'checker'] as const)[seed % 3]!, 300, 220, random);
      const cut = worsen(crop(frame, 11 * seed, 7 * seed, [40 + seed, 50 - seed]), { grain: 30 }, random);
      const image = seed % 4 === 0 ? withMask(cut, (x, y) => (x + y) % 9 > 1) : cut;
      const template = prepareTemplate(image, { colour: seed % 2 === 0 });
      for (const report of REPORTS) {
        const asked = { threshold: 0.2, report };
        const { best, runnerUp, all } = await rich!.match(frame, template, asked);
        expect(await poor!.match(frame, template, asked)).toMatchObject({ best, runnerUp, all });
      }
    }
    expect(poor!.memoryBytes).toBeLessThanOrEqual(LITTLE);
  });
});
