import { describe, expect, it } from 'vitest';
import { createRoutineWorld, hang, stepsText, type RoutineWorld } from '../../../../testing/routine-world';

const told = ({ events }: RoutineWorld): string[] => events.map(({ phase, path }) => `${phase} ${path}`);

/** A gate that can be closed, as a paused bot's is. */
function closeGate(world: RoutineWorld): { open: () => void } {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  world.gate = (signal) =>
    Promise.race([
      opened,
      new Promise<never>((_, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason), { once: true });
      }),
    ]);
  return { open };
}

it('events carry the label of a step, its path, and its id where it has one', async () => {
  const world = createRoutineWorld();
  const run = world.start(stepsText('- log: hello', '  id: greet', '  name: Say hello', '- log: bye'));
  await world.clock.advance(100);
  await run.end;
  const [hello, bye] = [
    ['1', 'greet', 'Say hello'],
    ['2', undefined, 'log bye'],
  ];
  expect(world.events.map(({ path, id, label }) => [path, id, label])).toEqual([hello, hello, bye, bye]);
});

describe('pause', () => {
  const text = stepsText(
    '- wait: 1s',
    '- repeat:',
    '    times: 2',
    '    steps:',
    '      - key: BACK',
    '- key: HOME',
  );

  it('takes effect at the next step, nested ones included, and goes on there', async () => {
    const world = createRoutineWorld();
    const run = world.start(
      stepsText('- repeat:', '    times: 2', '    steps:', '      - wait: 1s', '      - key: BACK'),
    );
    await world.clock.advance(500);
    const gate = closeGate(world);
    await world.clock.advance(60_000);
    expect(told(world)).toEqual(['started 1', 'started 1.steps.1', 'finished 1.steps.1']);
    gate.open();
    await world.clock.advance(1_000);
    expect(await run.end).toEqual({ ok: true });
    expect(world.calls).toEqual(['key BACK', 'key BACK']);
  });

  it('holds the first step too', async () => {
    const world = createRoutineWorld();
    const gate = closeGate(world);
    const run = world.start(text);
    await world.clock.advance(5_000);
    expect(world.events).toEqual([]);
    gate.open();
    await world.clock.advance(1_000);
    expect(await run.end).toEqual({ ok: true });
  });

  it('holds the next try of a step', async () => {
    const world = createRoutineWorld();
    world.behaviours.set('key', () =>
      Promise.reject(Object.assign(new Error('no'), { code: 'device_timeout' })),
    );
    const run = world.start(stepsText('- key: BACK', '  retry: { times: 1, delay: 1s }'));
    await world.clock.advance(500);
    const gate = closeGate(world);
    await world.clock.advance(10_000);
    expect(world.calls).toHaveLength(1);
    gate.open();
    await run.end;
    expect(world.calls).toHaveLength(2);
  });

  it('does not use up the time of the steps around it', async () => {
    const world = createRoutineWorld();
    const run = world.start(
      stepsText(
        '- repeat:',
        '    times: 3',
        '    steps:',
        '      - wait: 1s',
        '  timeout: 4s',
        '- key: HOME',
      ),
    );
    await world.clock.advance(1_500);
    const gate = closeGate(world);
    await world.clock.advance(3_600_000);
    gate.open();
    await world.clock.advance(2_000);
    expect(await run.end).toEqual({ ok: true });
    expect(world.calls).toEqual(['key HOME']);
    expect(world.clock.pending()).toBe(0);
  });

  it('and what was left of that time still counts afterwards', async () => {
    const world = createRoutineWorld();
    const run = world.start(
      stepsText('- repeat:', '    times: 9', '    steps:', '      - wait: 1s', '  timeout: 4s'),
    );
    await world.clock.advance(1_500);
    const gate = closeGate(world);
    await world.clock.advance(3_600_000);
    gate.open();
    await world.clock.advance(1_999);
    expect(run.outcome()).toBeUndefined();
    await world.clock.advance(1);
    expect(await run.end).toMatchObject({ failure: { code: 'step_timeout', step: '1' } });
  });

  it('ends with a stop', async () => {
    const world = createRoutineWorld();
    closeGate(world);
    const run = world.start(text);
    await world.clock.advance(1);
    run.abort('stop');
    await expect(run.end).rejects.toBe('stop');
    expect(world.calls).toEqual([]);
  });
});

describe('timeout', () => {
  it('7: ends the action before anything else happens', async () => {
    const world = createRoutineWorld();
    const order: string[] = [];
    world.behaviours.set('tap', async (signal) => {
      await hang(signal).catch(() => undefined);
      order.push('tap told to end');
      await world.clock.sleep(300);
      order.push('tap has ended');
    });
    world.behaviours.set('key', () => {
      order.push('key');
      return Promise.resolve();
    });
    const run = world.start(
      stepsText('- tap: { x: 1, y: 1 }', '  timeout: 2s', '  retry: { times: 1, delay: 0s }', '- key: BACK'),
    );
    await world.clock.advance(2_299);
    expect(order).toEqual(['tap told to end']);
    expect(told(world)).toEqual(['started 1']);
    world.behaviours.delete('tap');
    await world.clock.advance(1);
    expect(await run.end).toEqual({ ok: true });
    expect(order).toEqual(['tap told to end', 'tap has ended', 'key']);
    expect(world.calls).toEqual(['tap 1 1', 'tap 1 1', 'key BACK']);
  });

  it('is a failure of its own class with the step that has it', async () => {
    const world = createRoutineWorld();
    world.behaviours.set('tap', hang);
    const run = world.start(
      stepsText(
        '- repeat:',
        '    times: 1',
        '    steps:',
        '      - tap: { x: 1, y: 1 }',
        '  timeout: 1s 500ms',
      ),
    );
    await world.clock.advance(1_500);
    expect(await run.end).toMatchObject({
      failure: {
        class: 'timeout',
        code: 'step_timeout',
        detail: { timeoutMs: 1_500 },
        step: '1',
        at: { line: 2 },
      },
    });
    expect(told(world)).toEqual(['started 1', 'started 1.steps.1', 'failed 1.steps.1', 'failed 1']);
  });

  it('stays the cause when the action, told to end, complains of something else', async () => {
    const world = createRoutineWorld();
    world.behaviours.set('tap', async (signal) => {
      await hang(signal).catch(() => undefined);
      throw new Error('socket destroyed');
    });
    const run = world.start(stepsText('- tap: { x: 1, y: 1 }', '  timeout: 1s'));
    await world.clock.advance(1_000);
    expect(await run.end).toMatchObject({ failure: { class: 'timeout', code: 'step_timeout', step: '1' } });
  });

  it('of an outer step is not mended by the retry of an inner one', async () => {
    const world = createRoutineWorld();
    world.behaviours.set('tap', hang);
    const run = world.start(
      stepsText(
        '- repeat:',
        '    times: 1',
        '    steps:',
        '      - tap: { x: 1, y: 1 }',
        '        retry: { times: 99, delay: 0s }',
        '  timeout: 1s',
      ),
    );
    await world.clock.advance(1_000);
    expect(await run.end).toMatchObject({ failure: { code: 'step_timeout', step: '1' } });
    expect(world.calls).toHaveLength(1);
  });

  it('of an outer step ends an inner one that waits for its next try', async () => {
    const world = createRoutineWorld();
    world.behaviours.set('tap', () =>
      Promise.reject(Object.assign(new Error('no'), { code: 'device_timeout' })),
    );
    const inner = ['      - tap: { x: 1, y: 1 }', '        retry: { times: 9, delay: 1h }'];
    const run = world.start(stepsText('- repeat:', '    times: 1', '    steps:', ...inner, '  timeout: 1s'));
    await world.clock.advance(1_000);
    expect(await run.end).toMatchObject({ failure: { code: 'step_timeout', step: '1' } });
    expect(told(world).slice(-3)).toEqual(['retrying 1.steps.1', 'failed 1.steps.1', 'failed 1']);
    expect(world.clock.pending()).toBe(0);
  });

  it('counts for each try anew', async () => {
    const world = createRoutineWorld();
    world.behaviours.set('tap', hang);
    const run = world.start(
      stepsText('- tap: { x: 1, y: 1 }', '  timeout: 1s', '  retry: { times: 1, delay: 0s }'),
    );
    await world.clock.advance(1_999);
    expect(run.outcome()).toBeUndefined();
    await world.clock.advance(1);
    expect(await run.end).toMatchObject({ failure: { code: 'step_timeout' } });
    expect(world.calls).toHaveLength(2);
  });

  it('22: is a duration with a unit, the same for a wait and for a nested step', async () => {
    const world = createRoutineWorld();
    const inner = [
      '- if: { equals: { value: 1, to: 1 } }',
      '  then:',
      '    - wait: 40s',
      '      timeout: 30s',
    ];
    const run = world.start(stepsText(...inner));
    await world.clock.advance(29_999);
    expect(run.outcome()).toBeUndefined();
    await world.clock.advance(1);
    expect(await run.end).toMatchObject({ failure: { code: 'step_timeout', step: '1.then.1' } });
  });

  it('does not hide a stop that comes at the same time', async () => {
    const world = createRoutineWorld();
    world.behaviours.set('tap', async (signal) => {
      await hang(signal).catch(() => undefined);
      await world.clock.sleep(100);
      throw new Error('socket destroyed');
    });
    const run = world.start(stepsText('- tap: { x: 1, y: 1 }', '  timeout: 1s'));
    await world.clock.advance(1_050);
    run.abort('stop');
    await world.clock.advance(50);
    await expect(run.end).rejects.toBe('stop');
    expect(told(world)).toEqual(['started 1']);
  });
});

describe('stop in the middle', () => {
  const hanging: readonly [what: string, behaviour: string, step: readonly string[]][] = [
    ['tap', 'tap', ['- tap: { x: 1, y: 1 }']],
    ['longPress', 'longPress', ['- longPress: { x: 1, y: 1 }']],
    ['swipe', 'swipe', ['- swipe: { from: { x: 1, y: 1 }, to: { x: 2, y: 2 } }']],
    ['type', 'type', ['- type: hello']],
    ['key', 'key', ['- key: BACK']],
    ['launchApp', 'startApp', ['- launchApp: a.b']],
    ['stopApp', 'stopApp', ['- stopApp: a.b']],
    ['screenshot', 'capture', ['- screenshot: here']],
    ['wait', '', ['- wait: 1h']],
    ['waitFor, while it looks', 'look', ['- waitFor: { pixel: { x: 1, y: 1, color: "#ffffff" } }']],
    [
      'waitFor, between two looks',
      '',
      ['- waitFor: { pixel: { x: 1, y: 1, color: "#ffffff" } }', '  every: 1h'],
    ],
    ['if, while it looks', 'look', ['- if: { pixel: { x: 1, y: 1, color: "#ffffff" } }', '  then: []']],
    ['repeat', 'tap', ['- repeat:', '    times: 9', '    steps:', '      - tap: { x: 1, y: 1 }']],
    ['runRoutine', 'tap', ['- runRoutine: inner']],
  ];
  it.each(hanging)('of %s: rejects with the reason, sends nothing more', async (_what, behaviour, step) => {
    const world = createRoutineWorld();
    world.behaviours.set(behaviour, hang);
    const run = world.start(stepsText(...step, '  timeout: 2h', '  retry: { times: 5 }', '- key: HOME'), {
      others: { inner: stepsText('- tap: { x: 1, y: 1 }') },
    });
    await world.clock.advance(10);
    expect(run.outcome()).toBeUndefined();
    const callsBefore = [...world.calls];
    const reason = { stop: 'now' };
    run.abort(reason);
    await expect(run.end).rejects.toBe(reason);
    await world.clock.advance(3_600_000 * 3);
    expect(world.calls).toEqual(callsBefore);
    expect(world.clock.pending()).toBe(0);
    expect(told(world).filter((line) => !line.startsWith('started'))).toEqual([]);
  });

  it('leaves out what had been answered too late', async () => {
    const world = createRoutineWorld();
    world.behaviours.set('capture', () => world.clock.sleep(1_000));
    const run = world.start(stepsText('- screenshot: here'));
    await world.clock.advance(500);
    run.abort('stop');
    await world.clock.advance(500);
    await expect(run.end).rejects.toBe('stop');
    expect(world.screenshots).toEqual([]);
  });
});
