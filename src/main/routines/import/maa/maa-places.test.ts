import { describe, expect, it } from 'vitest';
import { createRoutineWorld } from '../../../../../testing/routine-world';
import { NOT_FOUND, type Recogniser } from '../../../../shared/recognition';
import { convertMaaPipeline } from './convert-maa-pipeline';

/* Places of a pipeline, by where a device of 540x960 is touched; 720x1280 is what upright pipelines count in. */

const UPRIGHT = { U: { recognition: 'OCR', roi: [0, 1_000, 100, 100] } };
const NO_DELAY = { pre_delay: 0, post_delay: 0 };

async function touch(node: object, more: object = {}): Promise<readonly string[]> {
  const pipeline = { A: { ...NO_DELAY, ...node }, ...UPRIGHT, ...more };
  const world = createRoutineWorld();
  world.answers.recognise = (asked) =>
    asked.kind === 'image'
      ? { ...NOT_FOUND, found: true, box: { x: 100, y: 200, width: 40, height: 20 } }
      : undefined;
  const run = world.start(convertMaaPipeline(JSON.stringify(pipeline)).text);
  await world.clock.advance(60_000);
  expect(run.outcome()).toEqual({ ok: true });
  return world.calls;
}

const click = (target: unknown, more: object = {}): object => ({ action: 'Click', target, ...more });
const image = (template: string): object => ({ recognition: 'TemplateMatch', template });
const FOUND = { recognition: 'TemplateMatch', template: 'a.png' };

describe('a target', () => {
  it.each<[string, object, string]>([
    ['a point', click([360, 640]), 'tap 270 480'],
    ['a point from the other edges', click([-20, -40]), 'tap 525 930'],
    ['the middle of an area', click([100, 200, 200, 80]), 'tap 150 180'],
    ['an area to the edges', click([360, 640, 0, 0]), 'tap 405 720'],
    ['an area from its lower right corner', click([300, 280, -200, -80]), 'tap 150 180'],
    ['an area that is moved', click([100, 200, 200, 80], { target_offset: [20, 40, 0, 0] }), 'tap 165 210'],
    ['the whole screen', click([0, 0, 0, 0]), 'tap 270 480'],
    ['what was found', { ...click(true), ...FOUND }, 'tap 120 210'],
    ['what was found, moved', { ...click(true), ...FOUND, target_offset: [40, 80, 0, 0] }, 'tap 150 270'],
    ['the area of a node that is found anyway', click(true, { roi: [100, 200, 200, 80] }), 'tap 150 180'],
    ['what another node found', click('B'), 'tap 120 210'],
    ['by the second spelling', { action: { type: 'Click', param: { target: [360, 640] } } }, 'tap 270 480'],
    ['held', { action: 'LongPress', target: [360, 640], duration: 700 }, 'longPress 270 480 700'],
  ])('is %s', async (_, node, call) => {
    expect(await touch(node, { B: { ...FOUND } })).toEqual([call]);
  });

  it('of a node that is found when something is missing is nothing', async () => {
    const missing = { recognition: 'ColorMatch', lower: [0, 250, 0], upper: [5, 255, 5], inverse: true };
    expect(await touch({ ...missing, action: 'Click' })).toEqual([]);
    expect(await touch({ ...missing, action: 'LongPress' })).toEqual([]);
    expect(await touch({ ...missing, ...click([360, 640]) })).toEqual(['tap 270 480']);
  });

  it('is found before the pause, and touched after it', async () => {
    const { text } = convertMaaPipeline(JSON.stringify({ A: { ...FOUND, action: 'Click' } }));
    expect(text.indexOf('find:')).toBeGreaterThan(0);
    expect(text.indexOf('find:')).toBeLessThan(text.indexOf('wait: 200ms'));
    expect(text.indexOf('wait: 200ms')).toBeLessThan(text.indexOf('tap:'));
  });
});

describe('a swipe', () => {
  it.each<[string, object, string]>([
    ['over two places', { begin: [360, 1_200], end: [360, 200] }, 'swipe 270 900 270 150 200'],
    [
      'over several',
      {
        begin: [0, 0],
        end: [
          [360, 0],
          [360, 640],
        ],
        duration: [100, 200],
      },
      'drag 0 0 270 0 270 480 300',
    ],
    [
      'over places that are moved',
      {
        begin: [0, 0],
        end: [
          [360, 0],
          [360, 640],
        ],
        end_offset: [[0, 40, 0, 0]],
      },
      'drag 0 0 270 30 270 510 200',
    ],
    ['from what was found', { ...FOUND, end: [360, 200] }, 'swipe 120 210 270 150 200'],
  ])('goes %s', async (_, node, call) => {
    expect(await touch({ action: 'Swipe', ...node })).toEqual([call]);
  });

  it('of several fingers is one of all', () => {
    const swipes = [
      { begin: [100, 100], end: [100, 400] },
      { starting: 500, begin: [600, 100], end: [600, 400] },
    ];
    const { text, report } = convertMaaPipeline(JSON.stringify({ A: { action: 'MultiSwipe', swipes } }));
    expect(text).toContain('fingers:');
    expect(text).toContain('duration: 700ms');
    expect(report.map(({ what }) => what)).toContain('starting');
  });
});

describe('what is asked of the screen', () => {
  async function asks(node: object, more: object = {}): Promise<readonly Recogniser[]> {
    const world = createRoutineWorld();
    const asked: Recogniser[] = [];
    world.answers.recognise = (one) => {
      asked.push(one);
      return { ...NOT_FOUND, found: true };
    };
    const pipeline = { A: { ...NO_DELAY, ...node }, ...UPRIGHT, ...more };
    const run = world.start(convertMaaPipeline(JSON.stringify(pipeline)).text);
    await world.clock.advance(10_000);
    expect(run.outcome()).toEqual({ ok: true });
    return asked;
  }

  const rect = (x: number, y: number, width: number, height: number): object => ({
    area: { x, y, width, height },
  });

  it.each<[string, object, object]>([
    ['an area', { roi: [10, 20, 30, 40] }, rect(10, 20, 30, 40)],
    ['an area that is moved', { roi: [10, 20, 30, 40], roi_offset: [1, 2, 3, 4] }, rect(11, 22, 33, 44)],
    ['an area from the lower right', { roi: [-100, -50, 100, 50] }, rect(620, 1_230, 100, 50)],
    ['an area to the edge', { roi: [700, 1_000, 0, 0] }, rect(700, 1_000, 20, 280)],
    ['the whole screen', { roi: [0, 0, 0, 0] }, { area: null }],
    ['the area of a node that is found anyway', { roi: 'B' }, rect(1, 2, 3, 4)],
  ])('is within %s', async (_, more, expected) => {
    const asked = await asks({ recognition: 'OCR', expected: 'x', ...more }, { B: { roi: [1, 2, 3, 4] } });
    expect(asked).toMatchObject([expected]);
  });

  it('are templates with their own thresholds, texts and patterns, in each of several areas', async () => {
    const images = { recognition: 'TemplateMatch', template: ['a.png', 'b/c.png'], threshold: [0.8, 0.9] };
    expect(await asks(images)).toMatchObject([
      { kind: 'image', template: 'a', threshold: 0.8 },
      { kind: 'image', template: 'b/c', threshold: 0.9 },
    ]);
    expect(await asks({ recognition: 'OCR', expected: ['Claim', '^\\d+$', '('] })).toMatchObject([
      { text: { how: 'contains', text: 'Claim' } },
      { text: { how: 'matches', text: '^\\d+$' } },
      { text: { how: 'contains', text: '(' } },
    ]);
    expect(
      await asks({
        recognition: 'OCR',
        expected: 'x',
        roi: [
          [1, 2, 3, 4],
          [5, 6, 7, 8],
        ],
      }),
    ).toMatchObject([rect(1, 2, 3, 4), rect(5, 6, 7, 8)]);
  });

  it('are ranges of colours, each of several', async () => {
    const colors = {
      recognition: 'ColorMatch',
      lower: [
        [10, 20, 30],
        [200, 0, 0],
      ],
      upper: [
        [20, 40, 31],
        [255, 9, 9],
      ],
    };
    const asked = await asks(colors);
    expect(asked).toMatchObject([
      { kind: 'color', range: { space: 'rgb', from: [10, 20, 30], to: [20, 40, 31] } },
      { kind: 'color', range: { space: 'rgb', from: [200, 0, 0], to: [255, 9, 9] } },
    ]);
    expect(await asks({ recognition: 'ColorMatch', method: 6, lower: [20], upper: [300] })).toMatchObject([
      { range: { space: 'gray', from: 20, to: 255 } },
    ]);
    const hsv = { recognition: 'ColorMatch', method: 40, lower: [0, 128, 0], upper: [10, 255, 255] };
    expect(await asks(hsv)).toMatchObject([
      { range: { space: 'hsv', from: [0, 50, 0], to: [21, 100, 100] } },
    ]);
  });

  it.each<[string, object, string]>([
    ['the best where nothing is said', {}, 'tap 120 210'],
    ['the leftmost', { order_by: 'Horizontal' }, 'tap 20 310'],
    ['the second from above', { order_by: 'Vertical', index: 1 }, 'tap 120 210'],
    ['the last', { order_by: 'Vertical', index: -1 }, 'tap 20 310'],
    ['the second best', { order_by: 'Score', index: 1 }, 'tap 220 10'],
    ['the third from the left', { index: 2 }, 'tap 220 10'],
  ])('is of several places %s', async (_, more, call) => {
    const world = createRoutineWorld();
    const all = [
      [100, 200],
      [200, 0],
      [0, 300],
    ].map(([x = 0, y = 0]) => ({ x, y, width: 40, height: 20 }));
    world.answers.recognise = (one) =>
      one.kind === 'image'
        ? { ...NOT_FOUND, found: true, score: 0.9, box: all[0] ?? null, all: one.all ? all : [] }
        : undefined;
    const pipeline = { A: { ...NO_DELAY, ...FOUND, ...more, action: 'Click' } };
    const run = world.start(convertMaaPipeline(JSON.stringify(pipeline)).text);
    await world.clock.advance(10_000);
    expect([run.outcome(), world.calls]).toEqual([{ ok: true }, [call]]);
  });

  it.each<[string, object, readonly string[]]>([
    [
      'any of several templates',
      { recognition: 'TemplateMatch', template: ['x.png', 'b.png'] },
      ['tap 220 10'],
    ],
    ['a part of Or that is there', { recognition: 'Or', any_of: [image('x'), image('b')] }, ['tap 220 10']],
    ['the first part of And', { recognition: 'And', all_of: [image('a'), image('b')] }, ['tap 120 210']],
    [
      'a part of And by its number',
      { recognition: 'And', all_of: [image('a'), image('b')], box_index: 1 },
      ['tap 220 10'],
    ],
  ])('is touched where %s is', async (_, node, calls) => {
    const world = createRoutineWorld();
    const places: Readonly<Record<string, number>> = { a: 100, b: 200 };
    world.answers.recognise = (one) => {
      const x = one.kind === 'image' ? places[one.template] : undefined;
      if (x === undefined) return undefined;
      return { ...NOT_FOUND, found: true, box: { x, y: x === 100 ? 200 : 0, width: 40, height: 20 } };
    };
    const pipeline = { A: { ...NO_DELAY, ...node, action: 'Click' } };
    const { text, report } = convertMaaPipeline(JSON.stringify(pipeline));
    const run = world.start(text);
    await world.clock.advance(10_000);
    expect([run.outcome(), world.calls]).toEqual([{ ok: true }, calls]);
    const left = report.filter(({ level, what }) => level !== 'converted' && what !== 'resolution');
    expect(left).toEqual([]);
  });

  it('has the defaults of the bundle where a node says nothing', () => {
    const bundle = {
      defaults: new Map([
        ['Default', { rate_limit: 2_000, timeout: 7_000 }],
        ['TemplateMatch', { recognition: 'TemplateMatch', threshold: 0.6 }],
        ['Click', { action: { type: 'Click', param: { target: [36, 64] } } }],
      ]),
      nodes: new Map([['B', { fields: { ...FOUND, threshold: 0.5, action: 'Click' }, file: 'b.json' }]]),
      budget: 10,
    };
    const pipeline = { A: { next: ['C', 'B'], timeout: 9_000 }, C: FOUND };
    const { text, report } = convertMaaPipeline(JSON.stringify(pipeline), 'p', bundle);
    expect(text).toContain('within: 9s');
    expect(text).toContain('every: 2s');
    expect(text).toContain('threshold: 0.6');
    expect(text).toContain('threshold: 0.5');
    expect(text).toContain('tap: { x: 36, y: 64 }');
    expect(report.filter(({ level }) => level === 'notConverted')).toEqual([]);
  });
});
