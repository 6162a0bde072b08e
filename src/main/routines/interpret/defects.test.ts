import { describe, expect, it } from 'vitest';
import { createFakeClock } from '../../../../testing/fake-clock';
import { createRoutineWorld, hang, stepsText } from '../../../../testing/routine-world';
import { Turn } from './turn';

/** What the predecessor did wrong where the interpreter is concerned; 21 is with the loops, 24 and 25 with the sentries. */
const WHITE = [255, 255, 255] as const;

describe('defect 14: nothing spins', () => {
  const never = new AbortController().signal;

  it('quick steps leave the loop to others after some milliseconds, and after so many at the latest', async () => {
    const clock = createFakeClock();
    const turn = Turn.on(clock);
    const waits = (): number => Array.from({ length: 4_095 }, () => turn.next(never)).filter(Boolean).length;
    expect(waits()).toBe(0);
    expect(turn.next(never)).toBeInstanceOf(Promise);
    expect(clock.pending()).toBeGreaterThan(0);

    const slowClock = createFakeClock();
    const slow = Turn.on(slowClock);
    let asked = 0;
    for (let step = 1; step <= 64; step += 1) {
      await slowClock.advance(1);
      const pause = slow.next(never);
      if (!pause) continue;
      asked += 1;
      await slowClock.advance(1);
      await pause;
    }
    expect(asked).toBe(4);
  });

  it('a routine and a sentry that do nothing can both be stopped', async () => {
    const world = createRoutineWorld();
    const spin = stepsText('- repeat: { times: 1000000, steps: [{ set: { n: 1 } }] }');
    const run = world.start(`sentries: [{ run: spin, every: 100ms }]\n${spin}`, { others: { spin } });
    await world.clock.advance(102);
    run.abort('stop');
    await world.clock.advance(10);
    expect([run.outcome(), world.clock.pending()]).toEqual([{ rejected: 'stop' }, 0]);
  });
});

describe('defect 22: timeout means one thing', () => {
  it('a wait of 30s waits 30s, wherever it is nested, and no longer', async () => {
    const world = createRoutineWorld();
    const run = world.start(
      stepsText(
        '- repeat:',
        '    times: 1',
        '    steps:',
        '      - waitFor: { pixel: { x: 1, y: 1, color: "#ffffff" } }',
        '        timeout: 30s',
      ),
    );
    await world.clock.advance(29_900);
    expect(run.outcome()).toBeUndefined();
    await world.clock.advance(200);
    expect(await run.end).toMatchObject({
      failure: { code: 'condition_not_met', step: '1.steps.1', detail: { timeoutMs: 30_000 } },
    });
  });

  it('nested steps have time limits of their own', async () => {
    const world = createRoutineWorld();
    world.behaviours.set('tap', hang);
    const run = world.start(
      stepsText(
        '- try: [{ tap: { x: 1, y: 1 }, timeout: 2s }]',
        '  catch: [{ log: "${error.code}" }]',
        '  timeout: 1h',
      ),
    );
    await world.clock.advance(2_000);
    expect([await run.end, world.logs]).toEqual([{ ok: true }, ['info: step_timeout']]);
  });
});

describe('defect 23: what was found is touched where it is', () => {
  it('at its own x and its own y, without an area to look in', async () => {
    const world = createRoutineWorld();
    world.screen.set('30,700', WHITE);
    const found = '{ pixel: { x: 30, y: 700, color: "#ffffff" } }';
    const run = world.start(stepsText(`- tapOn: ${found}`, '- tap: { from: match, x: 5, y: -7 }'));
    await run.end;
    expect(world.calls).toEqual(['tap 30 700', 'tap 35 693']);
  });
});
