import { beforeEach, describe, expect, it } from 'vitest';
import { createFakeRandom } from '../../../../testing/fake-random';
import { imageEye, type ImageEye } from '../../../../testing/vision/image-eye';
import { crop, drawPicture, withMask, worsen } from '../../../../testing/vision/pictures';
import { templateFolder, type TestTemplates } from '../../../../testing/vision/template-folder';
import type { Frame } from '../../../shared/frame';
import type { Recogniser } from '../../../shared/recognition';
import { createSystemClock } from '../../platform/system-clock';
import { resize } from '../matcher/resize';

const random = createFakeRandom(5);
const scene = drawPicture('scene', 240, 160, random);
const blank = drawPicture('gradient', 240, 160, random);
const part = crop(scene, 90, 50, [30, 20]);

let templates: TestTemplates;
let eye: ImageEye;
beforeEach(async () => {
  templates = await templateFolder();
  await templates.write('part.png', part);
  eye = await imageEye(templates.folder);
});

type ImageAsk = Extract<Recogniser, { kind: 'image' }>;

function image(more: Partial<ImageAsk> = {}): ImageAsk {
  return { kind: 'image', template: 'part', area: null, threshold: null, all: false, ...more };
}

async function seen(picture: Frame, more: Partial<ImageAsk> = {}) {
  const [answer] = await eye.look(picture, image(more));
  return answer;
}

/** Pieces laid onto a picture. */
function laid(
  onto: Frame,
  ...pieces: readonly (readonly [piece: Frame, left: number, top: number])[]
): Frame {
  const pixels = onto.pixels.slice();
  for (const [piece, left, top] of pieces)
    for (let y = 0; y < piece.height; y += 1)
      pixels.set(
        piece.pixels.subarray(y * piece.width * 4, (y + 1) * piece.width * 4),
        ((top + y) * onto.width + left) * 4,
      );
  return { ...onto, pixels };
}

describe('an image', () => {
  it('is where it was cut, with its score and that of the next best place', async () => {
    const twice = laid(scene, [worsen(part, { grain: 30 }, random), 10, 120]);
    const answer = await seen(twice, { threshold: 0.5 });
    expect(answer).toMatchObject({ found: true, box: { x: 90, y: 50, width: 30, height: 20 }, all: [] });
    expect(answer?.score).toBeCloseTo(1, 9);
    expect(answer?.runnerUp).toBeGreaterThan(0.6);
    expect(answer?.runnerUp).toBeLessThan(0.99);
    expect(await seen(blank)).toMatchObject({ found: false, box: null, score: null });
  });

  it('is found at every place once, the best first', async () => {
    const picture = laid(
      blank,
      [worsen(part, { grain: 20 }, random), 5, 5],
      [part, 100, 60],
      [part, 104, 110],
    );
    const answer = await seen(picture, { all: true });
    expect(answer?.all).toEqual([
      { x: 100, y: 60, width: 30, height: 20 },
      { x: 104, y: 110, width: 30, height: 20 },
      { x: 5, y: 5, width: 30, height: 20 },
    ]);
    expect(answer?.box).toEqual(answer?.all[0]);
  });

  it('counts from the threshold of the question, else from its own', async () => {
    const rough = laid(blank, [worsen(part, { grain: 90 }, random), 40, 40]);
    const score = (await seen(rough, { threshold: 0.3 }))?.score ?? 0;
    expect(score).toBeGreaterThan(0.6);
    expect(score).toBeLessThan(0.95);
    await templates.write('strict.png', part);
    await templates.write('strict.yaml', `threshold: ${String(score + 0.02)}`);
    await templates.write('lax.png', part);
    await templates.write('lax.yaml', `threshold: ${String(score - 0.02)}`);
    expect((await seen(rough, { template: 'strict' }))?.found).toBe(false);
    expect((await seen(rough, { template: 'lax' }))?.found).toBe(true);
    expect((await seen(rough, { template: 'strict', threshold: score - 0.01 }))?.found).toBe(true);
    expect((await seen(rough, { template: 'lax', threshold: score + 0.01 }))?.found).toBe(false);
  });

  it('is looked for in the area of the question, else in its own', async () => {
    await templates.write('left.png', part);
    await templates.write('left.yaml', 'area: { x: 0, y: 0, width: 50%, height: 100% }');
    const both = laid(blank, [part, 20, 30], [part, 160, 30]);
    const right = { x: { percent: 50 }, y: 0, width: { percent: 50 }, height: { percent: 100 } };
    expect((await seen(both, { template: 'left', all: true }))?.all).toEqual([
      { x: 20, y: 30, width: 30, height: 20 },
    ]);
    expect((await seen(both, { template: 'left', area: right }))?.box).toMatchObject({ x: 160 });
    expect((await seen(both, { area: { x: 500, y: 0, width: 50, height: 50 } }))?.found).toBe(false);
  });

  it('does not fit into a smaller area, and that is said unless the screen cuts it off', async () => {
    await expect(seen(scene, { area: { x: 10, y: 10, width: 20, height: 20 } })).rejects.toMatchObject({
      code: 'recognition_unavailable',
      message: expect.stringContaining('30 × 20 pixels it is larger than its area, 20 × 20') as string,
    });
    expect((await seen(scene, { area: { x: 220, y: 10, width: 60, height: 60 } }))?.found).toBe(false);
  });

  it('is compared in brightness alone, or in colours', async () => {
    const swapped = {
      ...part,
      pixels: part.pixels.map((_, at, all) => all[at % 4 === 0 ? at + 2 : at % 4 === 2 ? at - 2 : at] ?? 0),
    };
    await templates.write('coloured.png', part);
    await templates.write('coloured.yaml', 'color: true');
    const picture = laid(blank, [swapped, 50, 50]);
    const [gray, colour] = await eye.look(
      picture,
      image({ threshold: 0.1 }),
      image({ threshold: 0.1, template: 'coloured' }),
    );
    expect(gray?.score).toBeGreaterThan((colour?.score ?? 0) + 0.02);
    expect((await seen(laid(blank, [part, 50, 50]), { template: 'coloured' }))?.score).toBeCloseTo(1, 9);
  });

  it('ignores what is transparent', async () => {
    const isOpaque = (x: number): boolean => x < 12 || x > 20;
    await templates.write('holed.png', withMask(part, isOpaque));
    const spoilt = crop(part, 0, 0, [30, 20]);
    for (let at = 0; at < 600; at += 1)
      if (!isOpaque(at % 30)) spoilt.pixels.set([(at * 97) % 256, (at * 31) % 256, 7], at * 4);
    const picture = laid(blank, [spoilt, 60, 20]);
    expect(await seen(picture, { template: 'holed' })).toMatchObject({ found: true, box: { x: 60, y: 20 } });
    expect((await seen(picture, { template: 'holed' }))?.score).toBeCloseTo(1, 9);
    expect((await seen(picture, { threshold: 0.95 }))?.found).toBe(false);
  });

  it('is found at the size of another screen, and at any of its own sizes', async () => {
    await templates.write('scaled.png', part);
    await templates.write('scaled.yaml', 'resolution: 240x160\nscales: [1, 0.7]');
    const doubled = resize(scene, 2);
    expect(await seen(doubled, { template: 'scaled', threshold: 0.7 })).toMatchObject({
      found: true,
      box: { x: 180, y: 100, width: 60, height: 40 },
    });
    const small = resize(part, 0.7);
    const picture = laid(blank, [small, 30, 30]);
    for (let round = 0; round < 2; round += 1)
      expect((await seen(picture, { template: 'scaled' }))?.box).toEqual({
        x: 30,
        y: 30,
        width: 21,
        height: 14,
      });
    expect((await seen(scene, { template: 'scaled' }))?.box).toMatchObject({ x: 90, width: 30 });
  });
});

describe('where an image was last', () => {
  it('it is looked for first, and anywhere once it has gone', async () => {
    const one = laid(blank, [part, 150, 90]);
    expect((await seen(one))?.box).toMatchObject({ x: 150, y: 90 });
    const another = laid(one, [part, 20, 20]);
    expect((await seen(another))?.box).toMatchObject({ x: 150, y: 90 });
    expect((await seen(laid(blank, [part, 20, 20])))?.box).toMatchObject({ x: 20, y: 20 });
    expect((await seen(blank))?.found).toBe(false);
    expect((await seen(another))?.box).toMatchObject({ x: 20, y: 20 });
  });

  it('what is there now must be as like as it was', async () => {
    expect((await seen(laid(blank, [part, 150, 90])))?.box).toMatchObject({ x: 150, y: 90 });
    const worse = laid(blank, [worsen(part, { grain: 60 }, random), 150, 90], [part, 20, 20]);
    expect((await seen(worse, { threshold: 0.5 }))?.box).toMatchObject({ x: 20, y: 20 });
  });

  it('is remembered of the size that was best, not of the others that were seen', async () => {
    await templates.write('sized.png', part);
    await templates.write('sized.yaml', 'scales: [1, 0.7]');
    const small = resize(part, 0.7);
    const both = laid(blank, [worsen(part, { grain: 12 }, random), 30, 30], [small, 160, 100]);
    for (let round = 0; round < 3; round += 1)
      expect(await seen(both, { template: 'sized' })).toMatchObject({ box: { x: 160, y: 100, width: 21 } });
    const large = await seen(laid(blank, [worsen(part, { grain: 12 }, random), 30, 30]), {
      template: 'sized',
    });
    expect(large?.score).toBeGreaterThan(0.93);
    expect(large?.box).toMatchObject({ x: 30, y: 30, width: 30 });
  });

  it('counts for one screen, one area and one version of the template', async () => {
    const both = laid(blank, [part, 20, 20], [part, 150, 90]);
    expect((await seen(laid(blank, [part, 150, 90])))?.box).toMatchObject({ x: 150 });
    const whole = { x: 0, y: 0, width: 240, height: 159 };
    expect((await seen(both, { area: whole }))?.box).toMatchObject({ x: 20 });
    expect((await seen(both))?.box).toMatchObject({ x: 150 });
  });

  it('of another version of the template counts for nothing', async () => {
    const clock = createSystemClock();
    let laterByMs = 0;
    eye = await imageEye(templates.folder, { ...clock, monotonic: () => clock.monotonic() + laterByMs });
    await templates.write('changed.png', part);
    expect((await seen(laid(blank, [part, 150, 90]), { template: 'changed' }))?.box).toMatchObject({
      x: 150,
    });
    const other = crop(scene, 20, 100, [30, 20]);
    // Almost it where the first version was, and it somewhere else.
    const almost = worsen(other, { grain: 4 }, random);
    await templates.write('alike.png', other);
    expect((await seen(laid(blank, [almost, 150, 90]), { template: 'alike' }))?.score).toBeGreaterThan(0.98);
    await templates.write('changed.png', other);
    // Its files are looked at again after a moment.
    laterByMs = 2000;
    const picture = laid(blank, [almost, 150, 90], [other, 20, 20]);
    expect((await seen(picture, { template: 'changed' }))?.box).toMatchObject({ x: 20, y: 20 });
  });

  it('on a screen of another size counts for nothing, though the area is the same', async () => {
    const area = { x: 0, y: 0, width: 200, height: 150 };
    const almost = worsen(part, { grain: 4 }, random);
    const larger = drawPicture('gradient', 260, 170, random);
    expect((await seen(laid(larger, [almost, 150, 90]), { area }))?.score).toBeGreaterThan(0.98);
    expect((await seen(laid(blank, [part, 150, 90]), { area }))?.box).toMatchObject({ x: 150, y: 90 });
    const taller = drawPicture('gradient', 240, 170, random);
    expect((await seen(laid(taller, [almost, 150, 90], [part, 20, 20]), { area }))?.box).toMatchObject({
      ...{ x: 20, y: 20 },
    });
    const wider = drawPicture('gradient', 250, 160, random);
    expect((await seen(laid(wider, [almost, 150, 90], [part, 20, 20]), { area }))?.box).toMatchObject({
      ...{ x: 20, y: 20 },
    });
  });
});
