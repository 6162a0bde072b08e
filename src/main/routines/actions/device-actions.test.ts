import { describe, expect, it } from 'vitest';
import { createRoutineWorld, hang, problemsOf, stepsText } from '../../../../testing/routine-world';

async function run(...steps: readonly string[]) {
  const world = createRoutineWorld();
  const run = world.start(stepsText(...steps));
  await world.clock.advance(0);
  return { end: await run.end, calls: world.calls, logs: world.logs };
}
const ok = { ok: true };

describe('what an action sends', () => {
  it.each([
    [
      '- drag: { points: [{ x: 1, y: 2 }, { x: 50%, y: 50% }, { x: 5, y: 6 }], duration: 1s }',
      'drag 1 2 270 480 5 6 1000',
    ],
    ['- pinch: apart', 'touch 251,499>155,595 289,461>385,365 400'],
    [
      '- { pinch: together, at: { x: 270, y: 300 }, reach: 20, duration: 1s }',
      'touch 232,338>251,319 308,262>289,281 1000',
    ],
    ['- fingers: [[{ x: 1, y: 2 }, { x: 50%, y: 50% }], [{ x: 9, y: 9 }]]', 'touch 1,2>270,480 9,9 400'],
    ['- key: [CTRL_LEFT, A]', 'keys CTRL_LEFT+A'],
    ['- setClipboard: "it\'s $(id) 🎮"', "setClipboard it's $(id) 🎮"],
    ['- rotate: natural', 'rotate 0'],
    ['- rotate: left', 'rotate 1'],
    ['- rotate: upsideDown', 'rotate 2'],
    ['- rotate: right', 'rotate 3'],
    ['- rotate: auto', 'rotate null'],
    ['- openUrl: market://details?id=com.example', 'openUrl market://details?id=com.example'],
    ['- installApp: apps/rewards.apk', 'install /files/apps/rewards.apk'],
    ['- uninstallApp: com.example', 'uninstall com.example'],
    ['- clearApp: com.example', 'clear com.example'],
  ])('%s', async (step, call) => {
    expect(await run(step)).toMatchObject({ end: ok, calls: [call] });
  });

  it('type replaces and enters where that is asked', async () => {
    expect((await run('- { type: a, replace: true, enter: true }')).calls).toEqual([
      'keys CTRL_LEFT+A',
      'key DEL',
      'type a',
      'key ENTER',
    ]);
  });
});

describe('bad parameters are errors of the routine', () => {
  it.each([
    '- drag: { points: [{ x: 1, y: 2 }] }',
    '- drag: { points: 3 }',
    '- pinch: sideways',
    '- pinch: {}',
    '- pinch: apart\n    reach: 100',
    '- pinch: apart\n    duration: 3',
    '- pinch: apart\n    at: middle',
    '- fingers: []',
    '- fingers: [[{ x: 1, y: 2 }]]',
    '- fingers: [[{ x: 1, y: 2 }], []]',
    '- fingers: [{ x: 1, y: 2 }, { x: 3, y: 4 }]',
    '- fingers: [[{ x: 1, y: 2 }], [{ x: -1, y: 4 }]]',
    '- key: [A]',
    '- key: [A, B, C, D, E]',
    '- key: { A: B }',
    '- setClipboard: 5',
    '- setClipboard:',
    '- getClipboard: {}',
    '- getClipboard: a\n    into: a',
    '- getClipboard: {}\n    into: 1a',
    '- rotate: sideways',
    '- openUrl: 5',
    '- installApp: ""',
    '- uninstallApp:',
    '- clearApp: [a]',
    '- pause: { from: 1s }',
    '- pause: { from: 1, to: 2 }',
    '- pause: { from: 1s, to: 2s, spread: wild }',
    '- scrollUntil: { app: a }\n    atMost: 0',
    '- scrollUntil: { app: a }\n    direction: in',
    '- waitIdle: 3s',
    '- readText: {}',
    '- http: { url: https://a.b, method: TRACE }\n    into: x',
    '- http: { url: https://a.b, headers: { "a b": c } }',
    '- http: https://a.b',
    '- shell: ls /',
    '- shell: []',
    '- shell: [ls]\n    into: "1x"',
    '- notify:',
    '- notify: { title: a }',
  ])('%s', (step) => {
    expect(problemsOf(stepsText(step)).filter(({ level }) => level === 'error')).not.toEqual([]);
  });
});

describe('a step that is stopped or takes too long', () => {
  it.each([
    ['drag', '- drag: { points: [{ x: 1, y: 2 }, { x: 3, y: 4 }] }'],
    ['touch', '- pinch: apart'],
    ['touch', '- fingers: [[{ x: 1, y: 2 }], [{ x: 3, y: 4 }]]'],
    ['keys', '- key: [A, B]'],
    ['setClipboard', '- setClipboard: a'],
    ['getClipboard', '- getClipboard: {}\n    into: a'],
    ['rotate', '- rotate: left'],
    ['openUrl', '- openUrl: "https://a.b"'],
    ['install', '- installApp: a.apk'],
    ['uninstall', '- uninstallApp: a.b'],
    ['clear', '- clearApp: a.b'],
    ['look', '- waitIdle: {}'],
    ['look', '- readText: {}\n    into: t'],
    ['swipe', '- scrollUntil: { app: none }'],
    ['http', '- http: { url: "https://a.b" }'],
    ['shell', '- shell: [ls]'],
  ])('%s', async (call, step) => {
    const world = createRoutineWorld();
    world.consents.add('network').add('shell');
    world.behaviours.set(call, hang);
    const stopped = world.start(stepsText(step));
    await world.clock.advance(0);
    stopped.abort('stopped');
    await expect(stopped.end).rejects.toBe('stopped');
    const late = world.start(stepsText(`${step}\n    timeout: 2s`));
    await world.clock.advance(2_000);
    expect(await late.end).toMatchObject({ failure: { class: 'timeout', detail: { timeoutMs: 2_000 } } });
  });
});

describe('getClipboard', () => {
  it('keeps what is there', async () => {
    const world = createRoutineWorld();
    world.answers.clipboard = 'a"b';
    const steps = ['- getClipboard: {}', '  into: code', '- log: ${code}'];
    expect(await world.start(stepsText(...steps)).end).toEqual(ok);
    expect(world.logs).toEqual(['info: a"b']);
  });
});

describe('pinch', () => {
  it.each(['{ x: 0, y: 0 }', '{ x: 540, y: 959 }', '{ x: 500, y: 100 }'])(
    'stays on the screen at %s',
    async (at) => {
      const { end, calls } = await run(`- { pinch: apart, at: ${at} }`);
      expect(end).toMatchObject({ failure: { code: 'place_outside' } });
      expect(calls).toEqual([]);
    },
  );
});

describe('openUrl', () => {
  it('refuses what is no address, also from an expression', async () => {
    const { end, calls } = await run('- set: { a: "no address" }', '- openUrl: ${a}');
    expect(end).toMatchObject({ failure: { code: 'step_failed' } });
    expect(calls).toEqual([]);
  });
});

describe('scrollUntil', () => {
  const step = '- scrollUntil: { pixel: { x: 1, y: 1, color: "#ffffff" } }';

  it('does nothing when the condition holds already', async () => {
    const world = createRoutineWorld();
    world.screen.set('1,1', [255, 255, 255]);
    expect(await world.start(stepsText(step)).end).toEqual(ok);
    expect(world.calls).toEqual([]);
  });

  it.each([
    ['down', 'swipe 270 672 270 288 400'],
    ['up', 'swipe 270 288 270 672 400'],
    ['right', 'swipe 432 480 108 480 400'],
    ['left', 'swipe 108 480 432 480 400'],
  ])('%s until it holds', async (direction, swipe) => {
    const world = createRoutineWorld();
    world.behaviours.set('swipe', () => {
      if (world.calls.length === 2) world.screen.set('1,1', [255, 255, 255]);
      return Promise.resolve();
    });
    const run = world.start(stepsText(step, `  direction: ${direction}`, '  settle: 1s'));
    await world.clock.advance(2_000);
    expect(await run.end).toEqual(ok);
    expect(world.calls).toEqual([swipe, swipe]);
  });

  it('stays within its area, and fails after so many swipes', async () => {
    const world = createRoutineWorld();
    const area = '{ x: 0, y: 100, width: 100, height: 200 }';
    const run = world.start(stepsText(step, `  within: ${area}`, '  atMost: 2'));
    await world.clock.advance(2_000);
    expect(await run.end).toMatchObject({ failure: { code: 'not_found' } });
    expect(world.calls).toEqual(['swipe 50 240 50 160 400', 'swipe 50 240 50 160 400']);
    const outside = stepsText(step, '  within: { x: 600, y: 0, width: 9, height: 9 }');
    expect(await world.start(outside).end).toMatchObject({ failure: { code: 'place_outside' } });
  });
});

describe('waitIdle', () => {
  it('looks until nothing moves any more', async () => {
    const world = createRoutineWorld();
    world.answers.movesFor = 3;
    const run = world.start(stepsText('- waitIdle: { for: 2s }'));
    await world.clock.advance(299);
    expect(run.outcome()).toBeUndefined();
    await world.clock.advance(1);
    expect(await run.end).toEqual(ok);
    expect(world.looks()).toBe(4);
  });
});

describe('readText', () => {
  const step = ['- readText: {}', '  into: read', '- log: "[${read}]"'];

  it('keeps what was read, and nothing where nothing is', async () => {
    const world = createRoutineWorld();
    world.answers.text = '120';
    expect(await world.start(stepsText(...step)).end).toEqual(ok);
    world.answers.text = '';
    expect(await world.start(stepsText(...step)).end).toEqual(ok);
    expect(world.logs).toEqual(['info: [120]', 'info: []']);
  });

  it('fails where text cannot be read', async () => {
    const world = createRoutineWorld();
    world.answers.text = Object.assign(new Error('no'), { code: 'recognition_unavailable' });
    expect(await world.start(stepsText(...step)).end).toMatchObject({
      failure: { code: 'recognition_unavailable' },
    });
  });
});

describe('the condition frozen', () => {
  it('is asked over its time, in its area', async () => {
    const world = createRoutineWorld();
    world.answers.movesFor = 1;
    const step = '- if: { frozen: { for: 1s, area: { x: 0, y: 0, width: 9, height: 9 } } }';
    const both = ['  then: [{ key: STILL }]', '  else: [{ key: MOVES }]'];
    expect(await world.start(stepsText(step, ...both, step, ...both)).end).toEqual(ok);
    expect(world.calls).toEqual(['key MOVES', 'key STILL']);
  });

  it.each(['3s', '{ for: 3 }', '{ area: all }'])('%s is an error', (written) => {
    const problems = problemsOf(stepsText(`- if: { frozen: ${written} }`, '  then: []'));
    expect(problems.filter(({ level }) => level === 'error')).not.toEqual([]);
  });
});

describe('the condition app', () => {
  it.each([
    ['com.example.rewards', ['key YES']],
    ['com.example', ['key NO']],
    [null, ['key NO']],
  ])('with %s in front', async (app, calls) => {
    const world = createRoutineWorld();
    world.answers.app = app;
    const steps = ['- if: { app: com.example.rewards }', '  then: [{ key: YES }]', '  else: [{ key: NO }]'];
    expect(await world.start(stepsText(...steps)).end).toEqual(ok);
    expect(world.calls).toEqual(calls);
  });
});
