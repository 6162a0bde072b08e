import { describe, expect, it } from 'vitest';
import { createFakeClock } from '../../../../testing/fake-clock';
import { createRoutineWorld, stepsText } from '../../../../testing/routine-world';
import { parseText } from '../expression/template-text';
import { Turn } from './turn';

const never = new AbortController().signal;

/** Steps until it is the turn of others. */
function stepsUntilPause(turn: Turn, signal = never): { steps: number; pause: Promise<void> | undefined } {
  for (let steps = 1; steps <= 10_000; steps += 1) {
    const pause = turn.next(signal);
    if (pause) return { steps, pause };
  }
  return { steps: Infinity, pause: undefined };
}

describe('the turn of runs that wait for nothing', () => {
  it('is one that all share: when its time is over, it is over for each of them', async () => {
    const clock = createFakeClock();
    const turns = [Turn.on(clock), Turn.on(clock), Turn.on(clock)] as const;
    expect(turns.map((turn) => turn.next(never))).toEqual([undefined, undefined, undefined]);
    await clock.advance(8);
    // The clock is asked at the sixteenth step of all; from then on nobody has another.
    const waits = turns.map((turn) => stepsUntilPause(turn));
    expect(waits.map(({ steps }) => steps)).toEqual([13, 1, 1]);
    // One timer wakes all, so that their steps alternate.
    expect(clock.pending()).toBe(1);
    await clock.advance(1);
    for (const { pause } of waits) await pause;
    expect(stepsUntilPause(turns[0]).steps).toBe(4_096);
    expect(stepsUntilPause(turns[1]).steps).toBe(1);
  });

  it('is looked at before the next step after expressions with much work', async () => {
    const clock = createFakeClock();
    const turn = Turn.on(clock);
    const parsed = parseText('${size(big.upperAscii())}');
    const evaluate = (): unknown =>
      parsed.kind === 'template' && parsed.template.evaluate(new Map([['big', 'a'.repeat(100_000)]]));
    await clock.advance(8);
    expect(turn.next(never)).toBeUndefined();
    expect([evaluate(), evaluate()]).toEqual([100_000, 100_000]);
    const pause = turn.next(never);
    expect(pause).toBeInstanceOf(Promise);
    await clock.advance(1);
    await pause;
  });

  it('is of one clock alone', () => {
    expect(Turn.on(createFakeClock())).not.toBe(Turn.on(createFakeClock()));
  });

  it('is left by one that is stopped, and its timer with the last', async () => {
    const clock = createFakeClock();
    await clock.advance(1);
    const stops = [new AbortController(), new AbortController()] as const;
    const waits = stops.map(({ signal }) => stepsUntilPause(Turn.on(clock), signal).pause);
    stops[0].abort('first');
    await expect(waits[0]).rejects.toBe('first');
    expect(clock.pending()).toBe(1);
    stops[1].abort('second');
    await expect(waits[1]).rejects.toBe('second');
    expect(clock.pending()).toBe(0);
  });

  it('lets every one of many bots get on', async () => {
    const world = createRoutineWorld();
    const text = stepsText('- repeat: { times: 6000, steps: [{ set: { n: 1 } }] }', '- log: done');
    const runs = Array.from({ length: 10 }, () => world.start(text));
    await world.clock.advance(60);
    expect(await Promise.all(runs.map(({ end }) => end))).toEqual(runs.map(() => ({ ok: true })));
    expect(world.clock.pending()).toBe(0);
  });
});
