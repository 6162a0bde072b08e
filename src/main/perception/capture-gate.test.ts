import { expect, it, vi } from 'vitest';
import { createFakeClock } from '../../../testing/fake-clock';
import { createCaptureGate } from './capture-gate';

it('lets everybody have a turn, one at a time for each', async () => {
  const gate = createCaptureGate(2, createFakeClock());
  const { signal } = new AbortController();
  const begun: string[] = [];
  const ends: (() => void)[] = [];
  const run = (key: string): Promise<void> =>
    gate.run(
      key,
      () => {
        begun.push(key);
        return new Promise((resolve) => ends.push(resolve));
      },
      signal,
    );
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
