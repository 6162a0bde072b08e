import { describe, expect, it } from 'vitest';
import { createRoutineWorld, hang, stepsText, type RoutineWorld } from '../../../../testing/routine-world';

const keys = ({ calls }: RoutineWorld): readonly string[] => calls.filter((call) => call.startsWith('key'));

describe('a stop by whoever hears that a step begins', () => {
  it.each([
    ['without a time limit', ['- wait: 1h']],
    ['with one', ['- wait: 1h', '  timeout: 2h']],
    ['in a nested step', ['- try: [{ wait: 1h, timeout: 2h }]', '  timeout: 3h']],
    ['that is tried again', ['- wait: 1h', '  timeout: 2h', '  retry: { times: 3 }']],
  ])('ends it at once: %s', async (_what, lines) => {
    const world = createRoutineWorld();
    // What begins at once is heard before the run itself is known.
    const lead = '- wait: 1s';
    const run = world.start(stepsText(lead, ...lines), {
      onStep: ({ phase, path }) => {
        if (phase === 'started' && path.startsWith('2')) run.abort('stop');
      },
    });
    await world.clock.advance(1_000);
    await world.clock.advance(1);
    expect(run.outcome()).toEqual({ rejected: 'stop' });
    expect(world.clock.pending()).toBe(0);
  });
});

describe('finally, when the time of a step around it is over', () => {
  it.each([
    ['of the try itself', ['- try: [{ wait: 1h }]', '  finally: [{ key: HOME }]', '  timeout: 2s']],
    [
      'of one around it',
      ['- repeat: { times: 2, steps: [{ try: [{ wait: 1h }], finally: [{ key: HOME }] }] }', '  timeout: 2s'],
    ],
    [
      'while something else is caught',
      ['- try: [{ try: [{ wait: 1h }], catch: [{ key: BACK }], finally: [{ key: HOME }] }]', '  timeout: 2s'],
    ],
  ])('runs: %s', async (_what, lines) => {
    const world = createRoutineWorld();
    const run = world.start(stepsText(...lines));
    await world.clock.advance(2_500);
    expect(run.outcome()).toMatchObject({ failure: { code: 'step_timeout', detail: { timeoutMs: 2_000 } } });
    expect([keys(world), world.clock.pending()]).toEqual([['key HOME'], 0]);
  });

  it('has half a minute, once, however deep it is', async () => {
    const world = createRoutineWorld();
    const inner = '{ try: [{ wait: 1h }], finally: [{ key: HOME }, { wait: 1h }] }';
    const text = stepsText(`- try: [${inner}]`, '  finally: [{ key: BACK }, { wait: 1h }]', '  timeout: 2s');
    const run = world.start(text);
    await world.clock.advance(31_000);
    expect(run.outcome()).toBeUndefined();
    await world.clock.advance(32_000);
    expect(run.outcome()).toMatchObject({ failure: { code: 'step_timeout', detail: { timeoutMs: 2_000 } } });
    expect([keys(world), world.clock.pending()]).toEqual([['key HOME', 'key BACK'], 0]);
  });

  it('is ended by a stop', async () => {
    const world = createRoutineWorld();
    const run = world.start(stepsText('- try: [{ wait: 1h }]', '  finally: [{ wait: 1h }]', '  timeout: 2s'));
    await world.clock.advance(5_000);
    run.abort('stop');
    await world.clock.advance(0);
    expect([run.outcome(), world.clock.pending()]).toEqual([{ rejected: 'stop' }, 0]);
  });

  it('does not run after a stop', async () => {
    const world = createRoutineWorld();
    world.behaviours.set('tap', hang);
    const run = world.start(
      stepsText('- try: [{ tap: { x: 1, y: 1 } }]', '  finally: [{ key: HOME }]', '  timeout: 1h'),
    );
    await world.clock.advance(10);
    run.abort('stop');
    await world.clock.advance(0);
    expect([run.outcome(), keys(world)]).toEqual([{ rejected: 'stop' }, []]);
  });

  it('runs in a sentry whose time is over', async () => {
    const world = createRoutineWorld();
    const guard = stepsText('- holdRoutine:', '- try: [{ wait: 1h }]', '  finally: [{ key: HOME }]');
    const text = `sentries: [{ run: guard, every: 1s, timeout: 2s }]\n${stepsText('- wait: 1s 500ms', '- key: MAIN')}`;
    const run = world.start(text, { others: { guard } });
    await world.clock.advance(4_000);
    expect(await run.end).toEqual({ ok: true });
    expect(keys(world)).toEqual(['key HOME', 'key MAIN']);
  });
});

describe('ways out of finally', () => {
  it.each([
    ['return', ['- try: [{ fail: a }]', '  finally: [{ return: x }]', '- key: NEVER'], { ok: true }, []],
    [
      'break',
      [
        '- repeat: { times: 5, steps: [{ try: [{ key: IN }, { return: }], finally: [{ break: }] }] }',
        '- key: AFTER',
      ],
      { ok: true },
      ['key IN', 'key AFTER'],
    ],
    [
      'return in try, and finally runs',
      ['- try: [{ return: 1 }]', '  finally: [{ key: LAST }]', '- key: NEVER'],
      { ok: true },
      ['key LAST'],
    ],
    [
      'continue in try, and finally runs each time',
      ['- repeat: { times: 2, steps: [{ try: [{ continue: }], finally: [{ key: LAST }] }, { key: NEVER }] }'],
      { ok: true },
      ['key LAST', 'key LAST'],
    ],
  ])('%s', async (_what, lines, end, pressed) => {
    const world = createRoutineWorld();
    const run = world.start(stepsText(...lines));
    await world.clock.advance(1_000);
    expect([run.outcome(), keys(world)]).toEqual([end, pressed]);
  });
});

describe('a loop that never waits', () => {
  it.each([
    '- { while: { is: true }, steps: [{ set: { a: 1 } }], atMost: 1000000000 }',
    '- repeat: { times: 1000000000, steps: [{ log: x, when: { is: false } }] }',
    '- repeat: { times: 1000000000, steps: [{ try: [{ fail: x }], catch: [{ fail: y }], onError: continue }] }',
    '- repeat: { times: 1000000000, steps: [{ if: { is: true }, then: [] }] }',
    '- repeat: { times: 1000000000, steps: [{ sameFrame: [] }] }',
    '- repeat: { times: 1000000000, steps: [{ continue: }] }',
    '- { fail: x, onError: restart, retry: { times: 10000, delay: 0s } }',
    '- { runRoutine: calling, onError: continue }',
  ])('is over at once when the bot is stopped: %s', async (line) => {
    const world = createRoutineWorld();
    const twice = '{ runRoutine: "${\'calling\'}", onError: continue }';
    const run = world.start(stepsText(line), {
      others: { calling: stepsText(...Array<string>(4).fill(`- ${twice}`)) },
    });
    await world.clock.advance(2);
    expect(run.outcome()).toBeUndefined();
    run.abort('stop');
    await world.clock.advance(2);
    expect([run.outcome(), world.clock.pending()]).toEqual([{ rejected: 'stop' }, 0]);
  });
});
