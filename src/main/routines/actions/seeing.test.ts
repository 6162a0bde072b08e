import { describe, expect, it } from 'vitest';
import { createRoutineWorld, stepsText, type RoutineWorld } from '../../../../testing/routine-world';
import { NOT_FOUND, type Recogniser, type Recognition } from '../../../shared/recognition';

const found = (x: number, more: Partial<Recognition> = {}): Recognition => ({
  ...NOT_FOUND,
  ...{ found: true, box: { x, y: 100, width: 20, height: 10 } },
  ...more,
});

/** Templates that are on the screen, by their left edge. */
function shows(world: RoutineWorld, templates: Readonly<Record<string, number>>): Recogniser[] {
  const asked: Recogniser[] = [];
  world.answers.recognise = (ask) => {
    asked.push(ask);
    if (ask.kind !== 'image') return undefined;
    const left = templates[ask.template];
    return left === undefined ? NOT_FOUND : found(left, { score: 0.9 });
  };
  return asked;
}

async function run(world: RoutineWorld, ...steps: readonly string[]) {
  const end = await world.start(stepsText(...steps)).end;
  return end.ok ? 'ok' : end.failure.code;
}

describe('something made of several conditions', () => {
  it.each<[string, Readonly<Record<string, number>>, readonly string[], string]>([
    ['{ any: [{ image: { template: a } }, { image: { template: b } }] }', { b: 40 }, ['tap 50 105'], 'ok'],
    [
      '{ any: [{ image: { template: a } }, { image: { template: b } }] }',
      { a: 0, b: 40 },
      ['tap 10 105'],
      'ok',
    ],
    ['{ any: [{ image: { template: a } }, { image: { template: b } }] }', {}, [], 'not_found'],
    [
      '{ all: [{ image: { template: a } }, { image: { template: b } }] }',
      { a: 0, b: 40 },
      ['tap 10 105'],
      'ok',
    ],
    ['{ all: [{ image: { template: a } }, { image: { template: b } }] }', { a: 0 }, [], 'not_found'],
    [
      '{ all: [{ is: true }, { not: { image: { template: b } } }, { image: { template: a } }] }',
      { a: 0 },
      ['tap 10 105'],
      'ok',
    ],
    [
      '{ all: [{ image: { template: a } }, { not: { image: { template: b } } }] }',
      { a: 0, b: 40 },
      [],
      'not_found',
    ],
    [
      '{ any: [{ all: [{ image: { template: a } }, { image: { template: c } }] }, { image: { template: b } }] }',
      { a: 0, b: 40 },
      ['tap 50 105'],
      'ok',
    ],
    ['{ not: { image: { template: a } } }', { a: 0 }, [], 'no_place'],
    ['{ none: [{ image: { template: a } }] }', {}, [], 'no_place'],
    ['{ is: true }', {}, [], 'no_place'],
  ])('tapOn %s where %j is', async (condition, templates, calls, end) => {
    const world = createRoutineWorld();
    shows(world, templates);
    expect(await run(world, `- tapOn: ${condition}`)).toBe(end);
    expect(world.calls).toEqual(calls);
    expect(world.looks()).toBe(end === 'no_place' ? 0 : 1);
  });
});

describe('what was found', () => {
  it('is told in numbers, and may be counted from', async () => {
    const world = createRoutineWorld();
    shows(world, { a: 40 });
    const facts = ['x', 'y', 'left', 'top', 'width', 'height', 'score', 'count'].map(
      (fact) => `\${match.${fact}}`,
    );
    const steps = [
      '- find: { image: { template: a } }',
      `- log: '${facts.join(' ')}'`,
      '- tap: { from: match, x: -10, y: 5 }',
    ];
    expect(await run(world, ...steps)).toBe('ok');
    expect([world.logs, world.calls]).toEqual([['info: 50 105 40 100 20 10 0.9 1'], ['tap 40 110']]);
  });

  it('is counted at every place, though only one was asked for', async () => {
    const world = createRoutineWorld();
    const asked = shows(world, {});
    const boxes = [1, 2, 3].map((x) => ({ x, y: 0, width: 1, height: 1 }));
    world.answers.recognise = (ask) => {
      asked.push(ask);
      return found(1, { all: boxes });
    };
    const steps = ['- countPlaces: { image: { template: a } }', '  into: n', '- log: ${n} ${match.count}'];
    expect(await run(world, ...steps)).toBe('ok');
    expect([world.logs, asked]).toMatchObject([['info: 3 3'], [{ kind: 'image', all: true }]]);
  });

  it('by scrolling is remembered, and a condition without a place ends the scrolling too', async () => {
    const world = createRoutineWorld();
    shows(world, {});
    world.behaviours.set('swipe', () => {
      if (world.calls.length === 2) shows(world, { a: 40 });
      return Promise.resolve();
    });
    const seen = world.start(
      stepsText(
        '- scrollUntil: { image: { template: a } }',
        '- tap: { from: match, x: 0, y: 0 }',
        '- scrollUntil: { not: { image: { template: b } } }',
      ),
    );
    await world.clock.advance(5_000);
    expect(await seen.end).toEqual({ ok: true });
    expect(world.calls.map((call) => call.split(' ')[0])).toEqual(['swipe', 'swipe', 'tap']);
  });
});

describe('a number', () => {
  it.each<[string, number]>([
    ['1250', 1250],
    ['1,250', 1250],
    ['1.250', 1250],
    ['1,250,500', 1_250_500],
    ['1,250.5', 1250.5],
    ['1.250,50', 1250.5],
    ['12.5', 12.5],
    ['12,5', 12.5],
    ['0.125', 0.125],
    ['1 250', 1250],
    ['7.', 7],
    ['-30', -30],
    ['level-12', 12],
    ['12/30', 12],
    ['Coins: 45 of 60', 45],
  ])('is read of "%s"', async (text, number) => {
    const world = createRoutineWorld();
    world.answers.text = text;
    const steps = ['- readText: { number: true }', '  into: n', '- log: ${n + 1}'];
    expect(await run(world, ...steps)).toBe('ok');
    expect(world.logs).toEqual([`info: ${String(number + 1)}`]);
  });

  it.each(['', 'none', '-', '.'])('is missing in "%s", which fails', async (text) => {
    const world = createRoutineWorld();
    world.answers.text = text;
    expect(await run(world, '- readText: { number: true }', '  into: n')).toBe('not_found');
  });

  it('is made of digits unless others are named, and text of the language both read alike', async () => {
    const world = createRoutineWorld();
    const asked: Recogniser[] = [];
    world.answers.text = '7';
    world.answers.recognise = (ask) => {
      asked.push(ask);
      return undefined;
    };
    await run(
      world,
      ...['- readText: { number: true }', '  into: n'],
      ...['- readText: { number: true, characters: "0123" }', '  into: n'],
      ...['- readText: {}', '  into: n', '- find: { text: { contains: a } }'],
    );
    expect(asked).toMatchObject([
      { language: 'en', chars: '0123456789.,-' },
      { language: 'en', chars: '0123' },
      { language: 'en', chars: null },
      { language: 'en', chars: null },
    ]);
  });
});

describe('a screen that was remembered', () => {
  const WAIT = '- { waitFor: { changed: {} }, timeout: 5s }';

  it('has changed as soon as anything else is on it, however early', async () => {
    const world = createRoutineWorld();
    world.behaviours.set('tap', () => {
      world.screen.set('1,1', [1, 2, 3]);
      return Promise.resolve();
    });
    expect(await run(world, '- rememberScreen: {}', '- tap: { x: 1, y: 1 }', WAIT)).toBe('ok');
    expect(world.looks()).toBe(2);
  });

  it('is waited for in vain while it stays as it is', async () => {
    const world = createRoutineWorld();
    const started = world.start(stepsText('- rememberScreen: {}', WAIT));
    await world.clock.advance(6_000);
    expect(await started.end).toMatchObject({ failure: { code: 'condition_not_met' } });
  });

  it('has to be remembered first', async () => {
    expect(await run(createRoutineWorld(), WAIT)).toBe('recognition_unavailable');
  });
});
