import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createFakeRandom } from '../../../../testing/fake-random';
import { kernelFromSource } from '../../../../testing/vision/matcher-kernel';
import { referenceScores } from '../../../../testing/vision/match-reference';
import { crop, drawPicture, withMask, worsen, type PictureKind } from '../../../../testing/vision/pictures';
import type { Frame } from '../../../shared/frame';
import { Arena } from './arena';
import { startKernel } from './kernel';
import { createMatcher } from './matcher';
import { placeBound, placeTemplate } from './placed-template';
import { prepareTemplate, type PreparedTemplate } from './prepared-template';
import { RegionPlanes } from './region-planes';
import { boundRows } from './search';

const kernel = await kernelFromSource();

/** The bound of every position, row by row. */
function boundsOf(frame: Frame, template: PreparedTemplate): readonly number[] {
  const arena = new Arena(2 ** 26);
  const room = { arena, kernel: startKernel(kernel, arena.memory) };
  const region = { x: 0, y: 0, width: frame.width, height: frame.height };
  const planes = new RegionPlanes(room, region, template.channels);
  planes.fill(frame);
  planes.prepareForBound(template);
  const placed = placeTemplate(room, planes, template);
  const tables = placeBound(room, placed);
  const { columns, rows, stride } = placed.positions;
  const upper = arena.take(stride * rows * 4);
  boundRows(room.kernel, placed, { ...tables, upper, from: 0, step: 1, limit: 1 });
  return Array.from({ length: rows }, (_, y) => [...arena.floats(upper + y * stride * 4, columns)]).flat();
}

/** Cells of one colour each, as large as the matcher would cut them: here the bound is the score but for rounding. */
function drawCells(
  width: number,
  height: number,
  side: number,
  values: readonly number[],
  seed: number,
): Frame {
  const random = createFakeRandom(seed);
  const across = Math.ceil(width / side);
  const cells = Array.from({ length: across * Math.ceil(height / side) }, () =>
    [0, 0, 0].map(() => values[Math.floor(random.next() * values.length)] ?? 0),
  );
  const pixels = new Uint8Array(width * height * 4).fill(255);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1)
      pixels.set(cells[Math.floor(y / side) * across + Math.floor(x / side)] ?? [], (y * width + x) * 4);
  return { width, height, pixels };
}

describe('the bound', () => {
  const KINDS: readonly PictureKind[] = ['scene', 'noise', 'flat', 'checker', 'gradient'];
  test.each(KINDS)('is below no score, whatever is seen: %s', (kind) => {
    for (let seed = 1; seed <= 12; seed += 1) {
      const random = createFakeRandom(seed * 31);
      const [width, height] = [8 + ((seed * 7) % 33), 8 + ((seed * 5) % 23)];
      const frame = drawPicture(kind, width + 37, height + 21, random);
      const other = drawPicture('scene', width + 37, height + 21, random);
      const cut = crop(seed % 3 === 0 ? other : frame, seed, 2 * (seed % 10), [width, height]);
      const worn = worsen(cut, { gain: seed % 2 === 0 ? 1 : 0.6, grain: 4 }, random);
      const holes = (x: number, y: number): boolean => (x + 3 * y) % 17 > 2;
      const image = seed % 4 === 0 ? withMask(worn, holes) : worn;
      expectAbove(frame, image, seed % 2 === 1);
    }
  });

  test.each([[[0, 255]], [[0, 1]], [[254, 255]], [[0, 3, 128, 251]]])(
    'where it is the score but for rounding, cells of %j',
    (values) => {
      for (const [seed, side] of [2, 3, 5, 8, 11, 16].entries()) {
        const frame = drawCells(side * 11, side * 7, side, values, seed);
        expectAbove(frame, crop(frame, side, 0, [side * 10, side * 6]), seed % 2 === 0);
      }
    },
  );

  test('where next to nothing of the window lies outside its cells, and nothing is lost by whole numbers', () => {
    for (let seed = 1; seed <= 400; seed += 1) {
      const random = createFakeRandom(seed);
      const whole = (below: number): number => Math.floor(random.next() * below);
      // 60 cells of 2 × 2, half of them light.
      const order = Array.from({ length: 60 }, (_, index) => ({
        light: index % 2 === 0,
        key: random.next(),
      }));
      const cells = order.toSorted((a, b) => a.key - b.key);
      const details = Array.from({ length: 1 + whole(3) }, () => ({ x: 2 * whole(10), y: whole(12) }));
      const draw = (dark: number, light: number, detail: number): Frame => {
        const pixels = new Uint8Array(20 * 12 * 4).fill(255);
        for (let at = 0; at < 240; at += 1) {
          const cell = cells[Math.floor(at / 40) * 10 + Math.floor((at % 20) / 2)];
          pixels.fill(cell?.light ? light : dark, at * 4, at * 4 + 3);
        }
        for (const { x, y } of details) {
          const at = (y * 20 + x) * 4;
          const base = pixels[at] ?? 0;
          pixels.fill(base + detail, at, at + 3);
          pixels.fill(base - detail, at + 4, at + 7);
        }
        return { width: 20, height: 12, pixels };
      };
      // The same details, faint in the window.
      expectAbove(draw(1 + whole(40), 254 - whole(40), 1), draw(100, 155, 90), false);
    }
  });

  test('leaves little of a screen', async () => {
    const matcher = createMatcher({ kernel });
    const random = createFakeRandom(12);
    const [frame, other] = [drawPicture('scene', 640, 360, random), drawPicture('scene', 640, 360, random)];
    const dark = worsen(frame, { gain: 0.2 }, random);
    for (const [screen, image, most] of [
      [frame, crop(frame, 200, 100, [60, 60]), 1000],
      [frame, crop(other, 200, 100, [60, 60]), 10],
      [dark, crop(dark, 200, 100, [60, 60]), 1000],
      [dark, crop(other, 200, 100, [60, 60]), 10],
      [dark, crop(dark, 200, 100, [112, 64]), 1000],
    ] as const) {
      for (const colour of [false, true]) {
        const found = await matcher.match(screen, prepareTemplate(image, { colour }), { threshold: 0.8 });
        expect(found).toMatchObject({ usedFallback: false });
        expect(found.survivors).toBeLessThanOrEqual(most);
      }
    }
  });
});

function expectAbove(frame: Frame, image: Frame, colour: boolean): void {
  let template: PreparedTemplate;
  try {
    template = prepareTemplate(image, { colour });
  } catch {
    return;
  }
  const bounds = boundsOf(frame, template);
  const scores = referenceScores(frame, image, colour);
  expect(bounds).toHaveLength(scores.length);
  // Flat windows have no score, and below every threshold is what they get.
  const wrong = scores.filter(
    ({ score }, index) => (bounds[index] ?? -9) < (score === 0 ? -4 : score - 1e-12),
  );
  expect(wrong).toEqual([]);
}

describe('what bound.md proves is what the code does', () => {
  const read = (file: string): string => readFileSync(join(import.meta.dirname, file), 'utf8');
  const proof = read('bound.md').replaceAll(/\s+/g, ' ');
  test.each([
    ['`ROUNDING` = 2^-17', 'template-shape.ts', 'ROUNDING = 2 ** -17;'],
    ['δ = 2^-18', 'kernel/correlate.ts', 'DELTA: f32 = 1.0 / 262144.0;'],
    ['sides below 2^16', 'prepared-template.ts', 'SIDE_LIMIT = 2 ** 16;'],
    ['fewer than 2^19 pixels', 'prepared-template.ts', 'AREA_LIMIT = 2 ** 19;'],
    ['rounded up to eight', 'prepared-template.ts', 'Math.ceil(width / 8) * 8;'],
    ['alpha is below 128', 'prepared-template.ts', '(pixels[index * 4 + 3] ?? 0) < 128'],
    ['a ≤ 256', 'cell-grid.ts', 'LONGEST_SIDE = 16;'],
    ['(2^31 − 1)/(128·a)', 'coarse-template.ts', 'Math.floor((2 ** 31 - 1) / (area * 128))'],
    ['at most 2^24 − 1', 'prepared-template.ts', 'LARGEST_SKETCH = 2 ** 24 - 1;'],
    ['32000 = s·max', 'quantise.ts', 'LARGEST = 32_000;'],
    ['up to 2^18 pixels', 'kernel/windows.ts', '< 1 << 18;'],
    ['`STAGE` takes 16, 28, 30, 50', 'transform-error.ts', '{ 2: 16, 3: 30, 4: 28, 5: 50 };'],
    ['A factor of 1.01', 'transform-error.ts', 'error * 1.01;'],
    ['is below ½', 'template-pieces.ts', 'LARGEST_ERROR = 0.5;'],
    [
      '(9798·R + 19235·G + 3735·B + 2^14) >> 15',
      'prepared-template.ts',
      '(red * 9798 + green * 19_235 + blue * 3735 + 16_384) >> 15',
    ],
  ])('%s', (words, file, code) => {
    expect(proof.toLowerCase()).toContain(words.toLowerCase());
    expect(read(file)).toContain(code);
  });
});
