import { describe, expect, it } from 'vitest';
import {
  createRoutineWorld,
  hang,
  linkText,
  stepsText,
  type RoutineWorld,
} from '../../../../testing/routine-world';
import { DeviceError } from '../../devices/device';

const told = ({ events }: RoutineWorld): string[] => events.map(({ phase, path }) => `${phase} ${path}`);

describe('a run', () => {
  it('works the steps in order and tells of each, with label, place and time taken', async () => {
    const world = createRoutineWorld();
    const run = world.start(stepsText('- tap: { x: 1, y: 2 }', '  name: Press it', '- wait: 2s'));
    await world.clock.advance(2_000);
    expect(await run.end).toEqual({ ok: true });
    expect(world.calls).toEqual(['tap 1 2']);
    expect(world.events).toEqual([
      { phase: 'started', path: '1', label: 'Press it', index: 1, total: 2, elapsedMs: null },
      { phase: 'finished', path: '1', label: 'Press it', index: 1, total: 2, elapsedMs: 0 },
      { phase: 'started', path: '2', label: 'wait 2s', index: 2, total: 2, elapsedMs: null },
      { phase: 'finished', path: '2', label: 'wait 2s', index: 2, total: 2, elapsedMs: 2_000 },
    ]);
  });

  it('leaves no timer behind, however it ends', async () => {
    for (const step of ['- tap: { x: 1, y: 1 }', '- launchApp: a.b', '- key: BACK']) {
      const world = createRoutineWorld();
      world.behaviours.set('startApp', hang);
      world.behaviours.set('key', () => Promise.reject(new DeviceError('device_offline', 's', 'gone')));
      const run = world.start(stepsText(step, '  timeout: 5s'));
      await world.clock.advance(step.includes('launchApp') ? 5_000 : 0);
      await run.end;
      expect(world.clock.pending()).toBe(0);
    }
  });

  it('shares one compiled routine between bots whose variables do not meet', async () => {
    const text = [
      'inputs: { who: { type: text } }',
      stepsText('- set: { it: "${who}!" }', '- wait: 1s', '- log: "${it}"'),
    ];
    const routine = linkText(text.join('\n'));
    const world = createRoutineWorld();
    const runs = ['a', 'b', 'c'].map((who) => world.startLinked(routine, { config: { who } }));
    await world.clock.advance(1_000);
    expect(await Promise.all(runs.map(({ end }) => end))).toEqual([{ ok: true }, { ok: true }, { ok: true }]);
    expect(world.logs).toEqual(['info: a!', 'info: b!', 'info: c!']);
  });

  it('starts each iteration with fresh variables', async () => {
    const routine = linkText(stepsText('- log: "${seen}"', '  retry: { times: 0 }', '- set: { seen: 1 }'));
    const world = createRoutineWorld();
    const first = await world.startLinked(routine).end;
    expect(first).toMatchObject({
      ok: false,
      failure: { class: 'routine', code: 'expression_invalid', step: '1' },
    });
  });
});

describe('13: the values of a group reach the steps', () => {
  const text = [
    'inputs:',
    '  rounds: { type: integer, default: 3, min: 1, max: 100 }',
    '  name: { type: text, required: false }',
    stepsText('- repeat:', '    times: ${rounds}', '    steps:', '      - type: "${name}"'),
  ].join('\n');

  it.each([
    ['given as text', { rounds: '2', name: 'Ada' }, ['type Ada', 'type Ada']],
    ['given as number', { rounds: 1, name: 7 }, ['type 7']],
    ['left out', {}, ['type ', 'type ', 'type ']],
  ])('%s', async (_what, config, calls) => {
    const world = createRoutineWorld();
    expect(await world.start(text, { config }).end).toEqual({ ok: true });
    expect(world.calls).toEqual(calls);
  });

  it('and a value the input refuses ends the iteration before its first step', async () => {
    const world = createRoutineWorld();
    const end = await world.start(text, { config: { rounds: 'many' } }).end;
    expect(end).toMatchObject({
      ok: false,
      failure: { class: 'routine', code: 'expression_invalid', detail: { input: 'rounds', value: 'many' } },
    });
    expect(world.events).toEqual([]);
  });
});

describe('a failure', () => {
  it('names the innermost step, where it is written, and its cause', async () => {
    const world = createRoutineWorld();
    world.behaviours.set('tap', () =>
      Promise.reject(new DeviceError('device_offline', 'emulator-5554', 'is gone')),
    );
    const text = stepsText(
      '- log: hello',
      '- if: { equals: { value: 1, to: 1 } }',
      '  then:',
      '    - repeat:',
      '        times: 2',
      '        steps:',
      '          - tap: { x: 1, y: 1 }',
    );
    expect(await world.start(text).end).toEqual({
      ok: false,
      failure: {
        class: 'device',
        code: 'device_offline',
        detail: { message: 'is gone' },
        step: '2.then.1.steps.1',
        at: { file: 'main.yaml', line: 8, column: 15 },
      },
    });
    expect(told(world).slice(-3)).toEqual(['failed 2.then.1.steps.1', 'failed 2.then.1', 'failed 2']);
  });

  it('of a device is known by its code alone', async () => {
    const world = createRoutineWorld();
    world.behaviours.set('tap', () =>
      Promise.reject(Object.assign(new Error('cut'), { code: 'adb_server_gone' })),
    );
    const end = await world.start(stepsText('- tap: { x: 1, y: 1 }')).end;
    expect(end).toMatchObject({ failure: { class: 'device', code: 'adb_server_gone' } });
  });

  it.each([
    [
      'an unknown error',
      new TypeError('x is not a function'),
      { error: 'TypeError', message: 'x is not a function' },
    ],
    [
      'an error with a foreign code',
      Object.assign(new Error('no'), { code: 'EPIPE' }),
      { error: 'Error', message: 'no' },
    ],
    ['something that is no error', 'oops', { error: 'string', message: 'oops' }],
  ])('%s is internal and not tried again', async (_what, error, detail) => {
    const world = createRoutineWorld();
    // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- that is the case
    world.behaviours.set('tap', () => Promise.reject(error));
    const end = await world.start(stepsText('- tap: { x: 1, y: 1 }', '  retry: { times: 9 }')).end;
    expect(end).toMatchObject({ failure: { class: 'internal', code: 'internal', detail, step: '1' } });
    expect(world.calls).toHaveLength(1);
  });

  it('of an expression says what it gave and what was expected', async () => {
    const world = createRoutineWorld();
    const text = stepsText(
      '- set: { there: left }',
      '- tap: { x: "${there}", y: 2 }',
      '  retry: { times: 5 }',
    );
    expect(await world.start(text).end).toMatchObject({
      failure: {
        class: 'routine',
        code: 'expression_invalid',
        detail: {
          message: expect.stringMatching(
            /\$\{there\} gave the text "left"; expected a whole number/,
          ) as string,
        },
        step: '2',
      },
    });
    expect(told(world).slice(-2)).toEqual(['started 2', 'failed 2']);
  });
});

describe('retry', () => {
  const text = stepsText('- tap: { x: 1, y: 1 }', '  retry: { times: 2, delay: 3s }', '- key: BACK');
  const offline = (): Promise<void> => Promise.reject(new DeviceError('device_timeout', 's', 'slow'));

  it('tries again after its delay and goes on once it worked', async () => {
    const world = createRoutineWorld();
    world.behaviours.set('tap', () => (world.calls.length < 3 ? offline() : Promise.resolve()));
    const run = world.start(text);
    await world.clock.advance(2_999);
    expect(world.calls).toHaveLength(1);
    await world.clock.advance(3_001);
    expect(await run.end).toEqual({ ok: true });
    expect(world.calls).toEqual(['tap 1 1', 'tap 1 1', 'tap 1 1', 'key BACK']);
    expect(told(world)).toEqual([
      'started 1',
      'retrying 1',
      'retrying 1',
      'finished 1',
      'started 2',
      'finished 2',
    ]);
    expect(world.events[3]?.elapsedMs).toBe(6_000);
  });

  it('fails with the last cause when no try is left', async () => {
    const world = createRoutineWorld();
    world.behaviours.set('tap', offline);
    const run = world.start(text);
    await world.clock.advance(6_000);
    expect(await run.end).toMatchObject({ failure: { class: 'device', code: 'device_timeout', step: '1' } });
    expect(told(world)).toEqual(['started 1', 'retrying 1', 'retrying 1', 'failed 1']);
  });

  it('waits a second when it gives no delay', async () => {
    const world = createRoutineWorld();
    world.behaviours.set('tap', offline);
    const run = world.start(stepsText('- tap: { x: 1, y: 1 }', '  retry: { times: 1 }'));
    await world.clock.advance(999);
    expect(world.calls).toHaveLength(1);
    await world.clock.advance(1);
    await run.end;
    expect(world.calls).toHaveLength(2);
  });

  it('of a block runs the whole block again', async () => {
    const world = createRoutineWorld();
    world.behaviours.set('key', () => (world.calls.length < 3 ? offline() : Promise.resolve()));
    const block = [
      '- repeat:',
      '    times: 1',
      '    steps:',
      '      - tap: { x: 1, y: 1 }',
      '      - key: BACK',
    ];
    const run = world.start(stepsText(...block, '  retry: { times: 1, delay: 0s }'));
    await world.clock.advance(0);
    expect(await run.end).toEqual({ ok: true });
    expect(world.calls).toEqual(['tap 1 1', 'key BACK', 'tap 1 1', 'key BACK']);
  });

  it('ends at once when the bot is stopped between two tries', async () => {
    const world = createRoutineWorld();
    world.behaviours.set('tap', offline);
    const run = world.start(text);
    await world.clock.advance(1_000);
    run.abort('enough');
    await expect(run.end).rejects.toBe('enough');
    expect(world.clock.pending()).toBe(0);
  });
});

describe('every iteration', () => {
  it('is refused before anything happens when it was stopped already', async () => {
    const world = createRoutineWorld();
    const run = world.start(stepsText('- tap: { x: 1, y: 1 }'));
    run.abort('early');
    await expect(run.end).rejects.toBe('early');
    expect(world.calls).toEqual([]);
  });

  it('leaves others their turn: 14, an endless loop of nothing can be stopped and starves nobody', async () => {
    const world = createRoutineWorld();
    const run = world.start(
      stepsText(
        '- repeat:',
        '    times: 1000000000',
        '    steps:',
        '      - repeat: { times: 0, steps: [] }',
      ),
    );
    let turns = 0;
    for (let turn = 0; turn < 5; turn += 1) {
      await world.clock.advance(1);
      turns += 1;
    }
    expect(turns).toBe(5);
    expect(run.outcome()).toBeUndefined();
    run.abort('stop');
    await expect(run.end).rejects.toBe('stop');
  });

  it('14: a loop without steps is over at once, whatever its number', async () => {
    const world = createRoutineWorld();
    expect(await world.start(stepsText('- repeat: { times: 1000000000, steps: [] }')).end).toEqual({
      ok: true,
    });
  });
});
