import { getEventListeners } from 'node:events';
import { describe, expect, it } from 'vitest';
import { createSystemClock } from './system-clock';

const clock = createSystemClock();

describe('system clock', () => {
  it('tells wall time and monotonic time', async () => {
    const before = clock.monotonic();
    await clock.sleep(5);
    expect(clock.monotonic() - before).toBeGreaterThanOrEqual(4);
    expect(Math.abs(clock.now() - Date.now())).toBeLessThan(1_000);
  });

  it('rejects a sleep with the reason of its signal and leaves no listener', async () => {
    const stop = new AbortController();
    const reason = { why: 'test' };
    const sleeping = clock.sleep(60_000, stop.signal);
    expect(getEventListeners(stop.signal, 'abort')).toHaveLength(1);
    stop.abort(reason);
    await expect(sleeping).rejects.toBe(reason);
    expect(getEventListeners(stop.signal, 'abort')).toHaveLength(0);
  });

  it('rejects at once when the signal had aborted before', async () => {
    const reason = new Error('earlier');
    await expect(clock.sleep(60_000, AbortSignal.abort(reason))).rejects.toBe(reason);
  });

  it('leaves no listener after a sleep that ended by itself', async () => {
    const { signal } = new AbortController();
    await Promise.all([clock.sleep(1, signal), clock.sleep(0, signal), clock.sleep(-5, signal)]);
    expect(getEventListeners(signal, 'abort')).toHaveLength(0);
  });

  it.each([2 ** 31, 2 ** 40, Infinity])('does not fire a delay of %s ms at once', async (delayMs) => {
    let fired = false;
    const cancel = clock.schedule(delayMs, () => (fired = true));
    await clock.sleep(20);
    cancel();
    expect(fired).toBe(false);
  });

  it('calls a scheduled callback once, and never when cancelled', async () => {
    let kept = 0;
    let cancelled = 0;
    clock.schedule(1, () => kept++);
    const cancel = clock.schedule(1, () => cancelled++);
    cancel();
    cancel();
    await clock.sleep(15);
    expect([kept, cancelled]).toEqual([1, 0]);
  });
});
