import { expect, it, vi } from 'vitest';
import { createFakeClock } from '../../../testing/fake-clock';
import { createCaptureGate } from './capture-gate';

it('lets everybody have a turn, one at a time for each', async () => {
  const gate = createCaptureGate(2, createFakeClock());
  const { signal } = new AbortController();
  const begun: string[] = [];
  const ends: (() => void)[] = [];
  const run = async (key: string): Promise<void> => {
    const work = (): Promise<void> => {
      begun.push(key);
      return new Promise((resolve) => ends.push(resolve));
    };
    (await gate.run(key, work, signal)).done();
  };
  const all = ['greedy', 'greedy', 'greedy', 'b', 'c'].map(run);
  await vi.waitFor(() => expect(begun).toEqual(['greedy', 'b']));
  ends[0]?.();
  await vi.waitFor(() => expect(begun).toEqual(['greedy', 'b', 'greedy']));
  ends[1]?.();
  await vi.waitFor(() => expect(begun).toEqual(['greedy', 'b', 'greedy', 'c']));
  ends[2]?.();
  ends[3]?.();
  await vi.waitFor(() => expect(begun).toHaveLength(5));
  ends[4]?.();
  await Promise.all(all);
});

it('gives a turn on when what was made in it is done with, or is kept for long', async () => {
  const clock = createFakeClock();
  const gate = createCaptureGate(2, clock);
  const { signal } = new AbortController();
  let begun = 0;
  const take = (key: string) => gate.run(key, () => Promise.resolve((begun += 1)), signal);
  const first = await take('a');
  const second = await take('b');
  const others = ['a', 'c'].map(take);
  await clock.advance(100);
  expect(begun).toBe(2);
  second.done();
  second.done();
  await clock.advance(100);
  expect(begun).toBe(3);
  // The first has been kept for a quarter of a second by now, and does not count any more.
  await clock.advance(50);
  expect(begun).toBe(4);
  first.done();
  for (const { done } of await Promise.all(others)) done();
  expect(clock.pending()).toBe(0);
  const failed = gate.run('d', () => Promise.reject(new Error('no')), signal);
  await expect(failed).rejects.toThrow('no');
  expect(clock.pending()).toBe(0);
});
