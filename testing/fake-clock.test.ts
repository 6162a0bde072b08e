import { getEventListeners } from 'node:events';
import { describe, expect, it } from 'vitest';
import { createFakeClock } from './fake-clock';

describe('fake clock', () => {
  it('runs timers in order of their time, ties in order of their making', async () => {
    const clock = createFakeClock();
    const seen: string[] = [];
    clock.schedule(30, () => seen.push('c'));
    clock.schedule(10, () => seen.push('a1'));
    clock.schedule(10, () => seen.push('a2'));
    clock.schedule(20, () => seen.push('b'));
    await clock.advance(29);
    expect(seen).toEqual(['a1', 'a2', 'b']);
    expect(clock.pending()).toBe(1);
    await clock.advance(1);
    expect(seen).toEqual(['a1', 'a2', 'b', 'c']);
  });

  it('lets promises settle between timers, so that chains of sleeps keep their times', async () => {
    const clock = createFakeClock();
    const times: number[] = [];
    const loop = async (): Promise<void> => {
      for (let round = 0; round < 3; round++) {
        await clock.sleep(10);
        times.push(clock.monotonic());
      }
    };
    const done = loop();
    await clock.advance(100);
    await done;
    expect(times).toEqual([10, 20, 30]);
    expect(clock.monotonic()).toBe(100);
  });

  it('moves wall time and monotonic time alike', async () => {
    const clock = createFakeClock(1_000);
    await clock.advance(500);
    expect([clock.now(), clock.monotonic()]).toEqual([1_500, 500]);
  });

  it('rejects sleeps with the reason of their signal, also one given earlier', async () => {
    const clock = createFakeClock();
    const stop = new AbortController();
    const sleeping = clock.sleep(10, stop.signal);
    stop.abort('enough');
    await expect(sleeping).rejects.toBe('enough');
    await expect(clock.sleep(10, stop.signal)).rejects.toBe('enough');
    expect(clock.pending()).toBe(0);
    expect(getEventListeners(stop.signal, 'abort')).toHaveLength(0);
  });

  it('forgets a cancelled timer', async () => {
    const clock = createFakeClock();
    let fired = false;
    const cancel = clock.schedule(1, () => (fired = true));
    cancel();
    await clock.advance(10);
    expect(fired).toBe(false);
  });
});
