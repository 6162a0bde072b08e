import { describe, expect, it } from 'vitest';
import { createRoutineWorld, problemsOf, stepsText } from '../../../../testing/routine-world';

/** Runs steps to their end and tells what the device was asked to do. */
async function callsOf(...lines: readonly string[]): Promise<string[]> {
  const world = createRoutineWorld();
  const run = world.start(stepsText(...lines));
  await world.clock.advance(10_000);
  expect(await run.end).toEqual({ ok: true });
  return world.calls;
}

describe('actions on the device', () => {
  it.each([
    ['- tap: { x: 270, y: 700 }', 'tap 270 700'],
    ['- longPress: { x: 1, y: 2 }', 'longPress 1 2 800'],
    ['- longPress: { x: 1, y: 2, duration: 2s }', 'longPress 1 2 2000'],
    ['- swipe: { from: { x: 1, y: 2 }, to: { x: 3, y: 4 } }', 'swipe 1 2 3 4 300'],
    ['- swipe: { from: { x: 1, y: 2 }, to: { x: 3, y: 4 }, duration: 1s }', 'swipe 1 2 3 4 1000'],
    [`- type: "it's $5 & more"`, "type it's $5 & more"],
    ['- type: ""', 'type '],
    ['- key: KEYCODE_ENTER', 'key KEYCODE_ENTER'],
    ['- launchApp: com.example.rewards', 'startApp com.example.rewards '],
    ['- stopApp: com.example.rewards', 'stopApp com.example.rewards'],
  ])('%s', async (step, call) => {
    expect((await callsOf(step)).map((line) => line.replace(/null$/, ''))).toEqual([call]);
  });

  it('launchApp can open a screen of the app', async () => {
    expect(await callsOf('- launchApp: a.b', '  activity: .Settings')).toEqual(['startApp a.b .Settings']);
  });

  it('screenshot keeps the picture and says where', async () => {
    const world = createRoutineWorld();
    expect(await world.start(stepsText('- screenshot: after claim')).end).toEqual({ ok: true });
    expect(world.screenshots).toEqual(['after claim']);
    expect(world.logs).toEqual(['info: Screenshot: evidence/after claim.png']);
  });
});

describe('wait', () => {
  it('takes as long as it says', async () => {
    const world = createRoutineWorld();
    const run = world.start(stepsText('- wait: 1m 30s'));
    await world.clock.advance(89_999);
    expect(run.outcome()).toBeUndefined();
    await world.clock.advance(1);
    expect(await run.end).toEqual({ ok: true });
  });
});

describe('waitFor', () => {
  const step = '- waitFor: { pixel: { x: 5, y: 6, color: "#102030" } }';

  it('goes on at once when its condition holds already', async () => {
    const world = createRoutineWorld();
    world.screen.set('5,6', [16, 32, 48]);
    expect(await world.start(stepsText(step)).end).toEqual({ ok: true });
    expect(world.looks()).toBe(1);
  });

  it('looks every 200 ms until it holds', async () => {
    const world = createRoutineWorld();
    const run = world.start(stepsText(step));
    await world.clock.advance(1_000);
    expect(world.looks()).toBe(6);
    world.screen.set('5,6', [16, 32, 48]);
    await world.clock.advance(200);
    expect(await run.end).toEqual({ ok: true });
    expect(world.looks()).toBe(7);
  });

  it('looks as often as it is told to', async () => {
    const world = createRoutineWorld();
    const run = world.start(stepsText(step, '  every: 5s'));
    await world.clock.advance(14_999);
    expect(world.looks()).toBe(3);
    run.abort('enough');
    await expect(run.end).rejects.toBe('enough');
  });

  it('gives up after its timeout, or after 30 s', async () => {
    const world = createRoutineWorld();
    const short = world.start(stepsText(step, '  timeout: 2s'));
    const long = world.start(stepsText(step));
    await world.clock.advance(2_000);
    expect(await short.end).toMatchObject({ failure: { class: 'timeout', detail: { timeoutMs: 2_000 } } });
    await world.clock.advance(27_999);
    expect(long.outcome()).toBeUndefined();
    await world.clock.advance(1);
    expect(await long.end).toMatchObject({ failure: { class: 'timeout', detail: { timeoutMs: 30_000 } } });
  });

  it('passes on what the eye could not see', async () => {
    const world = createRoutineWorld();
    world.behaviours.set('look', () =>
      Promise.reject(Object.assign(new Error('no reply'), { code: 'device_timeout' })),
    );
    expect(await world.start(stepsText(step)).end).toMatchObject({
      failure: { class: 'device', code: 'device_timeout', step: '1' },
    });
  });
});

describe('if', () => {
  const step = ['- if: { pixel: { x: 5, y: 6, color: "#ffffff" } }', '  then:', '    - key: YES'];

  it('takes "then" when the condition holds, "else" when not', async () => {
    const world = createRoutineWorld();
    const text = stepsText(...step, '  else:', '    - key: NO');
    expect(await world.start(text).end).toEqual({ ok: true });
    world.screen.set('5,6', [255, 255, 255]);
    expect(await world.start(text).end).toEqual({ ok: true });
    expect(world.calls).toEqual(['key NO', 'key YES']);
    expect(world.events.map(({ path }) => path)).toContain('1.else.1');
  });

  it('goes on when there is no "else"', async () => {
    expect(await callsOf(...step, '- key: NEXT')).toEqual(['key NEXT']);
  });
});

describe('repeat', () => {
  it('counts its passes from 1', async () => {
    const world = createRoutineWorld();
    const text = stepsText(
      '- repeat:',
      '    times: 3',
      '    as: round',
      '    steps:',
      '      - log: "round ${round}"',
    );
    expect(await world.start(text).end).toEqual({ ok: true });
    expect(world.logs).toEqual(['info: round 1', 'info: round 2', 'info: round 3']);
  });

  it('may run no time at all', async () => {
    expect(await callsOf('- repeat:', '    times: 0', '    steps:', '      - key: BACK')).toEqual([]);
  });
});

describe('set and log', () => {
  it('keeps the type of a value that is one expression', async () => {
    const world = createRoutineWorld();
    const text = stepsText(
      '- set: { n: 3, yes: true, word: three }',
      '- set: { copy: "${n}", text: "${n} ${yes} ${word}" }',
      '- repeat:',
      '    times: ${copy}',
      '    steps: [{ log: "${text}", level: warn }]',
    );
    expect(await world.start(text).end).toEqual({ ok: true });
    expect(world.logs).toEqual(Array.from({ length: 3 }, () => 'warn: 3 true three'));
  });

  it('does not let a text grow without end', async () => {
    const world = createRoutineWorld();
    const text = stepsText(
      '- set: { a: "0123456789" }',
      '- repeat:',
      '    times: 100',
      '    steps:',
      '      - set: { a: "${a}${a}" }',
    );
    expect(await world.start(text).end).toMatchObject({ failure: { code: 'expression_invalid' } });
  });
});

describe('runRoutine', () => {
  const others = {
    'demo/inner':
      'inputs: { who: { type: text, default: you } }\nsteps:\n  - wait: 0s\n  - log: "hello ${who}"',
  };

  it('continues the path of its call and keeps the number of the outer step', async () => {
    const world = createRoutineWorld();
    const text = stepsText('- key: BACK', '- runRoutine: demo/inner', '  inputs: { who: Ada }');
    const run = world.start(text, { others });
    await world.clock.advance(0);
    expect(await run.end).toEqual({ ok: true });
    expect(world.logs).toEqual(['info: hello Ada']);
    expect(world.events.slice(2)).toMatchObject([
      { phase: 'started', path: '2', label: 'runRoutine demo/inner' },
      { phase: 'started', path: '2/1', index: 2, total: 2 },
      { phase: 'finished', path: '2/1' },
      { phase: 'started', path: '2/2', index: 2, total: 2 },
      { phase: 'finished', path: '2/2' },
      { phase: 'finished', path: '2' },
    ]);
  });

  it("has its defaults, and none of the caller's variables", async () => {
    const world = createRoutineWorld();
    const run = world.start(
      stepsText('- set: { who: caller }', '- runRoutine: demo/inner', '- log: "${who}"'),
      { others },
    );
    await world.clock.advance(0);
    expect(await run.end).toEqual({ ok: true });
    expect(world.logs).toEqual(['info: hello you', 'info: caller']);
  });

  it('a failure inside names the place inside', async () => {
    const world = createRoutineWorld();
    const inner = { 'demo/bad': 'inputs: { n: { type: text } }\nsteps:\n  - tap: { x: "${n}", y: 1 }' };
    const end = await world.start(stepsText('- runRoutine: demo/bad', '  inputs: { n: no }'), {
      others: inner,
    }).end;
    expect(end).toMatchObject({ failure: { step: '1/1', at: { file: 'demo/bad.yaml', line: 3 } } });
  });

  it('by an expression is looked up when it runs', async () => {
    const world = createRoutineWorld();
    const text = stepsText('- set: { which: inner }', '- runRoutine: demo/${which}');
    const run = world.start(text, { others });
    await world.clock.advance(0);
    expect(await run.end).toEqual({ ok: true });
    expect(await world.start(text.replace('inner', 'outer'), { others }).end).toMatchObject({
      failure: { class: 'routine', code: 'routine_missing', detail: { routine: 'demo/outer' }, step: '2' },
    });
  });

  it('25: that calls itself through an expression ends with a failure, not with a dead process', async () => {
    const world = createRoutineWorld();
    const run = world.start(
      stepsText('- set: { me: main }', '- runRoutine: "${me}"', '  retry: { times: 9 }'),
    );
    await world.clock.advance(10_000);
    expect(await run.end).toMatchObject({ failure: { class: 'routine', code: 'recursion_limit' } });
    expect(world.events.filter(({ phase }) => phase === 'started')).toHaveLength(32);
  });

  it('refuses values its inputs do not take', async () => {
    const world = createRoutineWorld();
    const inner = { inner: 'inputs: { n: { type: integer, max: 5 } }\nsteps: [{ wait: 1s }]' };
    const text = stepsText('- set: { n: 9 }', '- runRoutine: inner', '  inputs: { n: "${n}" }');
    expect(await world.start(text, { others: inner }).end).toMatchObject({
      failure: { code: 'expression_invalid', detail: { input: 'n', value: '9' }, step: '2' },
    });
  });
});

describe('27: every parameter takes ${…}', () => {
  const declared = '- set: { n: 7, word: BACK, ms: 250ms, colour: "#ffffff", level: warn, yes: true }';
  const cases: readonly [step: readonly string[], calls: readonly string[]][] = [
    [['- tap: { x: "${n}", y: "${n}" }'], ['tap 7 7']],
    [['- longPress: { x: "${n}", y: "${n}", duration: "${ms}" }'], ['longPress 7 7 250']],
    [
      [
        '- swipe:',
        '    from: { x: "${n}", y: "${n}" }',
        '    to: { x: "${n}", y: "${n}" }',
        '    duration: ${ms}',
      ],
      ['swipe 7 7 7 7 250'],
    ],
    [['- type: ${n} ${word}'], ['type 7 BACK']],
    [['- type: ${n}'], ['type 7']],
    [['- type: $${n}'], ['type ${n}']],
    [['- key: ${word}'], ['key BACK']],
    [['- launchApp: com.${word}', '  activity: .${word}'], ['startApp com.BACK .BACK']],
    [['- stopApp: com.${word}'], ['stopApp com.BACK']],
    [['- wait: ${ms}'], []],
    [['- log: ${word}', '  level: ${level}'], []],
    [['- screenshot: ${word}'], ['capture']],
    [['- set: { other: "${n}" }', '- type: ${other}'], ['type 7']],
    [['- repeat:', '    times: ${n}', '    steps: [{ key: A }]'], Array.from({ length: 7 }, () => 'key A')],
    [['- if: { equals: { value: "${n}", to: "${n}" } }', '  then: [{ key: A }]'], ['key A']],
    [['- if: { not: { any: [{ equals: { value: "${n}", to: 8 } }] } }', '  then: [{ key: A }]'], ['key A']],
    [
      [
        '- waitFor: { pixel: { x: "${n}", y: "${n}", color: "${colour}", tolerance: "${n}" } }',
        '  every: ${ms}',
      ],
      [],
    ],
    [['- runRoutine: ${word}', '  inputs: { what: "${n}" }'], ['type 7']],
    [
      [
        '- key: ${word}',
        '  name: press ${word}',
        '  timeout: ${ms}',
        '  retry: { times: "${n}", delay: "${ms}" }',
      ],
      ['key BACK'],
    ],
  ];
  it.each(cases)('%j', async (step, calls) => {
    // Not every step reads every variable, and the routine called is not known here.
    const problems = problemsOf(stepsText(declared, ...step));
    expect(problems.filter(({ code }) => !['routine_missing', 'variable_unused'].includes(code))).toEqual([]);
    const world = createRoutineWorld();
    world.screen.set('7,7', [255, 255, 255]);
    const inner = 'inputs: { what: { type: text } }\nsteps:\n  - type: ${what}';
    const run = world.start(stepsText(declared, ...step), { others: { BACK: inner } });
    await world.clock.advance(1_000);
    expect(await run.end).toEqual({ ok: true });
    expect(world.calls).toEqual(calls);
  });

  it('names of steps too', async () => {
    const world = createRoutineWorld();
    await world.start(stepsText('- set: { word: BACK }', '- key: ${word}', '  name: press ${word}')).end;
    expect(world.events.at(-1)?.label).toBe('press BACK');
  });
});
