import { beforeEach, describe, expect, it } from 'vitest';
import { createFakeRandom } from '../../../../testing/fake-random';
import { imageEye, type ImageEye } from '../../../../testing/vision/image-eye';
import { crop, drawPicture, worsen } from '../../../../testing/vision/pictures';
import { templateFolder } from '../../../../testing/vision/template-folder';
import type { Frame } from '../../../shared/frame';
import type { Recogniser } from '../../../shared/recognition';
import { resize } from '../matcher/resize';
import type { UiNode } from '../nodes/ui-node';
import type { Sight } from '../recogniser';
import { nearestTo } from '.';
import { byLikeness, likeness } from './likeness';

const random = createFakeRandom(5);
const scene = drawPicture('scene', 240, 160, random);
const part = crop(scene, 90, 50, [30, 20]);
const never = new AbortController().signal;

let eye: ImageEye;
beforeEach(async () => {
  const templates = await templateFolder();
  await templates.write('part.png', part);
  eye = await imageEye(templates.folder);
});

async function near(picture: Frame, to: Recogniser) {
  const [answer] = await eye.look(picture, { kind: 'nearest', to });
  return answer?.nearest;
}

const image = (more: Partial<Extract<Recogniser, { kind: 'image' }>> = {}): Recogniser => ({
  ...{ kind: 'image', template: 'part', area: null, threshold: null, all: false },
  ...more,
});
const area = (x: number, y: number, width: number, height: number) => ({ x, y, width, height });

describe('what is nearest to an image', () => {
  it('is the best place below the threshold, and a threshold that would do', async () => {
    const worse = worsen(scene, { grain: 40 }, random);
    const best = await near(worse, image({ threshold: 0.01 }));
    const asked = Math.min(1, (best?.score ?? 0) + 0.1);
    expect(await near(worse, image({ threshold: asked }))).toMatchObject({
      ...{ found: false, box: { ...area(90, 50, 30, 20) }, score: best?.score },
      ...{ wanted: asked, area: null, advice: 'threshold' },
    });
  });

  it('is where it is, outside of the area that was searched', async () => {
    const nearest = await near(scene, image({ area: area(0, 0, 80, 60) }));
    expect(nearest).toMatchObject({
      ...{ found: false, area: area(0, 0, 80, 60), box: area(90, 50, 30, 20), advice: 'elsewhere' },
    });
    expect(nearest?.score).toBeCloseTo(1, 9);
  });

  it('is at another size, when it was cut at another resolution', async () => {
    const nearest = await near(resize(scene, 1.5), image());
    expect(nearest).toMatchObject({ found: false, percent: 150, advice: 'other_size' });
    expect(nearest?.box).toMatchObject({ width: 45, height: 30 });
  });

  it('is nothing, or there after all, or can be nowhere', async () => {
    const blank = drawPicture('gradient', 240, 160, random);
    expect(await near(blank, image())).toMatchObject({ found: false, advice: 'nothing_like_it' });
    expect(await near(scene, image())).toMatchObject({ found: true, advice: 'there_now' });
    expect(await near(scene, image({ area: area(240, 0, 9, 9) }))).toMatchObject({ advice: 'area_outside' });
    expect(await near(blank, image({ area: area(0, 0, 9, 9) }))).toMatchObject({ advice: 'too_large' });
  });

  it('is not known of a template that is not there, and no failure', async () => {
    expect(await near(scene, image({ template: 'gone' }))).toMatchObject({ found: false, advice: null });
  });
});

describe('what is nearest to a colour', () => {
  const red = (width: number, height: number, share: number): Frame => {
    const pixels = new Uint8Array(width * height * 4).fill(255);
    for (let at = 0; at < width * height * share; at += 1) pixels.set([224, 49, 49], at * 4);
    return { width, height, pixels };
  };
  const color = (share: number): Recogniser => ({
    ...{ kind: 'color', area: null, share, color: [224, 49, 49], tolerance: 4 },
  });

  it('is the share it has, and where', async () => {
    expect(await near(red(10, 10, 0.2), color(0.5))).toMatchObject({
      ...{ found: false, score: 0.2, wanted: 0.5, box: area(0, 0, 10, 2), advice: 'share' },
    });
    expect(await near(red(10, 10, 0), color(0.5))).toMatchObject({ score: 0, advice: 'no_color' });
  });

  it('is the color of the pixel that is there', async () => {
    const pixel = { kind: 'pixel', color: [0, 0, 0], tolerance: 4 } as const;
    expect(await near(red(10, 10, 1), { ...pixel, at: { x: 3, y: 4 } })).toMatchObject({
      ...{ color: '#e03131', box: area(3, 4, 1, 1), advice: 'other_color' },
    });
    expect(await near(red(9, 9, 1), { ...pixel, at: { x: 30, y: 4 } })).toMatchObject({
      advice: 'area_outside',
    });
    expect(await near(red(9, 9, 1), { kind: 'black', area: null })).toMatchObject({
      score: 0,
      wanted: 0.995,
    });
  });
});

const line = (text: string, y: number) => {
  const word = { text, box: area(10, y, 50, 12), score: 0.9 };
  return { ...word, words: [word] };
};
const element = (text: string, more: Partial<UiNode> = {}): UiNode => ({
  ...{ text, id: '', className: 'android.widget.TextView', packageName: 'a.b', description: '' },
  ...{ isEnabled: true, isClickable: false, isChecked: false, isSelected: false, isFocused: false },
  ...{ isScrollable: false, box: area(1, 2, 30, 10), children: [] },
  ...more,
});

function sightOf(lines: readonly string[], nodes: readonly UiNode[] = []): Sight {
  const absent = (): never => {
    throw new Error('not here');
  };
  return {
    frame: { width: 100, height: 100, pixels: new Uint8Array(40_000) },
    view: absent,
    tree: () => Promise.resolve(element('', { children: nodes })),
    text: { read: () => Promise.resolve(lines.map((text, index) => line(text, 10 + 20 * index))) },
    templates: { take: absent },
    memory: { learned: absent },
  };
}

const text = (wanted: string): Recogniser => ({
  ...{ kind: 'text', text: { how: 'contains', text: wanted }, area: null, language: 'en', chars: null },
});

describe('what is nearest to a text', () => {
  it('is what was read instead, the likest line first, and where that is', async () => {
    const sight = sightOf(['Daily rewards', 'C1aim your gift', 'Offers']);
    expect(await nearestTo(text('Claim your gift'), sight, never)).toMatchObject({
      ...{ found: false, box: area(10, 30, 50, 12), advice: 'read_otherwise' },
      instead: ['C1aim your gift', 'Daily rewards', 'Offers'],
    });
    expect(await nearestTo(text('Claim'), sightOf([]), never)).toMatchObject({ advice: 'nothing_read' });
    expect(await nearestTo(text('offer'), sight, never)).toMatchObject({ found: true, advice: 'there_now' });
    const any: Recogniser = { kind: 'text', text: null, area: null, language: 'en', chars: null };
    expect(await nearestTo(any, sight, never)).toMatchObject({ found: false, advice: 'read_otherwise' });
  });
});

describe('what is nearest to an element', () => {
  it('is what is written on others, by what was asked for', async () => {
    const nodes = [
      element('Cancel', { id: 'com.example:id/cancel' }),
      element('Create acount', { id: 'com.example:id/create', box: area(5, 60, 40, 9) }),
      element('Scrolled away', { box: area(0, 0, 0, 0) }),
    ];
    const byText = {
      kind: 'node',
      node: { text: { how: 'equals', text: 'Create account' } },
      all: false,
    } as const;
    expect(await nearestTo(byText, sightOf([], nodes), never)).toMatchObject({
      ...{ found: false, box: area(5, 60, 40, 9), instead: ['Create acount', 'Cancel'] },
      advice: 'other_elements',
    });
    const byId = { kind: 'node', node: { id: 'cancle' }, all: false } as const;
    expect((await nearestTo(byId, sightOf([], nodes), never)).instead).toEqual(['cancel', 'create']);
    expect(await nearestTo(byText, sightOf([], []), never)).toMatchObject({ advice: 'no_elements' });
  });

  it('is told long enough that a secret in it is known for one, and taken out', async () => {
    const secret = 'correct horse battery staple';
    const long = `${'x'.repeat(110)} ${secret} Claim`;
    const byText = { kind: 'node', node: { text: { how: 'equals', text: 'Claim' } }, all: false } as const;
    const hide = (shown: string): string => shown.replaceAll(secret, '•••');
    for (const [ask, sight] of [
      [text('Claim now'), sightOf([long])],
      [byText, sightOf([], [element(long)])],
    ] as const) {
      const { instead } = await nearestTo(ask, sight, never);
      expect(instead).toHaveLength(1);
      // As those do it who tell of it.
      expect(instead.map(hide)[0]).not.toContain('correct');
    }
  });

  it('is not known when the app describes nothing; a stop is passed on', async () => {
    const sight: Sight = { ...sightOf([]), tree: () => Promise.reject(new Error('never still')) };
    const byId = { kind: 'node', node: { id: 'a' }, all: false } as const;
    expect(await nearestTo(byId, sight, never)).toMatchObject({ found: false, advice: null, instead: [] });
    await expect(nearestTo(byId, sight, AbortSignal.abort(new Error('stop')))).rejects.toThrow('stop');
  });
});

it('texts are alike by their pairs of letters', () => {
  expect(likeness('Claim', 'claim')).toBe(1);
  expect(likeness('Claim', 'C1aim your gift')).toBeGreaterThan(0.4);
  expect([likeness('Claim', 'Offers'), likeness('', 'a')]).toEqual([0, 0]);
  expect(byLikeness('ab', ['xx', 'abc', 'ab'], (one) => one)).toEqual(['ab', 'abc', 'xx']);
});
