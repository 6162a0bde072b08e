import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createFakeRandom } from '../../../../testing/fake-random';
import { createRoutineWorld, type RoutineWorld } from '../../../../testing/routine-world';
import { imageEye, type ImageEye } from '../../../../testing/vision/image-eye';
import { crop, drawPicture } from '../../../../testing/vision/pictures';
import { templateFolder } from '../../../../testing/vision/template-folder';
import type { Frame } from '../../../shared/frame';
import { importRoutines } from './import-routines';
import { convertMaaPipeline } from './maa/convert-maa-pipeline';

/* Converted routines on a real picture, with the real matcher: what they look for is found, where it is. */

const random = createFakeRandom(11);
const scene = drawPicture('scene', 540, 960, random);
/** Its middle is 230, 320; in the 720x1280 of upright pipelines 307, 427. */
const part = crop(scene, 200, 300, [60, 40]);
/** A red box from 400, 600 to 440, 620. */
const screen: Frame = { ...scene, pixels: scene.pixels.slice() };
for (let y = 600; y < 620; y += 1)
  for (let x = 400; x < 440; x += 1) screen.pixels.set([230, 5, 40, 255], (y * 540 + x) * 4);
const empty = drawPicture('gradient', 540, 960, random);

let eye: ImageEye;
beforeEach(async () => {
  const templates = await templateFolder();
  await templates.write('T.png', part);
  await templates.write('menu/none.png', crop(drawPicture('scene', 60, 40, random), 0, 0, [60, 40]));
  eye = await imageEye(templates.folder);
});

async function play(text: string, picture: Frame): Promise<readonly [did: readonly string[], end: string]> {
  const world: RoutineWorld = createRoutineWorld();
  eye.show(picture);
  world.answers.eye = eye.eye;
  const run = world.start(text);
  // Files are read in real time, whereas pauses pass on the world's clock.
  await vi.waitFor(
    async () => {
      await world.clock.advance(5);
      expect(run.outcome()).toBeDefined();
    },
    { timeout: 5_000, interval: 5 },
  );
  const end = await run.end;
  return [world.calls, end.ok ? 'ok' : end.failure.code];
}

function earlier(steps: string): string {
  return importRoutines([{ name: 'main.yaml', bytes: Buffer.from(`steps: ${steps}`) }]).drafts[0]?.text ?? '';
}

describe('a routine of the earlier program', () => {
  // 102 × 540 / 277 and (207 − 44) × 960 / 489: the window in which its places were measured.
  const near = 'region: { x1: 90, y1: 180, x2: 150, y2: 230 }';
  const away = 'region: { x1: 150, y1: 300, x2: 250, y2: 400 }';

  it.each<[string, Frame, readonly string[], string]>([
    ['[{ action: ClickIfImageFound, template: T }]', screen, ['tap 230 320'], 'ok'],
    ['[{ action: ClickIfImageFound, template: T }]', empty, [], 'ok'],
    [`[{ action: ClickIfImageFound, template: T, ${near} }]`, screen, ['tap 230 320'], 'ok'],
    [`[{ action: ClickIfImageFound, template: T, ${away} }]`, screen, [], 'ok'],
    ['[{ action: FindImage, template: T }]', screen, [], 'ok'],
    ['[{ action: FindImage, template: T }]', empty, [], 'not_found'],
    ['[{ action: FindImage, template: gone }]', screen, [], 'recognition_unavailable'],
    [
      '[{ action: IfAnyImagesFound, templates: [menu/none, T], actions: [{ action: Input, text: a }] }]',
      screen,
      ['type a'],
      'ok',
    ],
    [
      '[{ action: IfAllImagesFound, templates: [menu/none, T], actions: [{ action: Input, text: a }] }]',
      screen,
      [],
      'ok',
    ],
  ])('%s', async (steps, picture, calls, end) => {
    expect(await play(earlier(steps), picture)).toEqual([calls, end]);
  });
});

describe('a pipeline of MaaFramework', () => {
  /** Tells that the numbers count in 720x1280. */
  const UPRIGHT = { U: { recognition: 'OCR', roi: [0, 1_000, 100, 100] } };
  const NO_DELAY = { pre_delay: 0, post_delay: 0 };
  const image = { recognition: 'TemplateMatch', template: 'T.png' };
  const red = { recognition: 'ColorMatch', count: 100, roi: [520, 780, 80, 80] };

  it.each<[string, object, readonly string[]]>([
    ['a template', image, ['tap 230 320']],
    ['a template in its area', { ...image, roi: [240, 380, 160, 100] }, ['tap 230 320']],
    ['one of several templates', { ...image, template: ['menu/none.png', 'T.png'] }, ['tap 230 320']],
    ['red, green and blue', { ...red, lower: [225, 0, 30], upper: [255, 10, 50] }, ['tap 420 610']],
    ['a hue', { ...red, method: 40, lower: [172, 200, 200], upper: [179, 255, 255] }, ['tap 420 610']],
    [
      'And',
      {
        recognition: 'And',
        all_of: [{ ...red, lower: [225, 0, 30], upper: [255, 10, 50] }, image],
        box_index: 1,
      },
      ['tap 230 320'],
    ],
  ])('touches what it found by %s', async (_, node, calls) => {
    const { text } = convertMaaPipeline(
      JSON.stringify({ A: { ...NO_DELAY, ...node, action: 'Click' }, ...UPRIGHT }),
    );
    expect(await play(text, screen)).toEqual([calls, 'ok']);
  });
});
