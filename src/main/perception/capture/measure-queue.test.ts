import { expect, it } from 'vitest';
import { createFakeClock } from '../../../../testing/fake-clock';
import { MeasureQueue } from './measure-queue';

it('64 instances that start together are measured two at a time, with a rest before each, and within a minute', async () => {
  const clock = createFakeClock();
  const queue = new MeasureQueue(clock);
  let [running, most, done] = [0, 0, 0];
  for (let instance = 0; instance < 64; instance += 1)
    queue.add(async (signal) => {
      running += 1;
      most = Math.max(most, running);
      await clock.sleep(500, signal);
      running -= 1;
      done += 1;
      if (instance % 5 === 0) throw new Error('its own affair');
    });
  await clock.advance(32 * 1_000);
  expect({ most, done }).toEqual({ most: 2, done: 64 });
  await queue.close();
  expect(clock.pending()).toBe(0);
});

it('close ends what runs, and nothing begins afterwards', async () => {
  const clock = createFakeClock();
  const queue = new MeasureQueue(clock);
  const begun: number[] = [];
  for (const instance of [1, 2, 3])
    queue.add(async (signal) => {
      begun.push(instance);
      await clock.sleep(1_000, signal);
    });
  await clock.advance(600);
  await queue.close();
  queue.add(() => Promise.resolve(void begun.push(4)));
  expect(begun).toEqual([1, 2]);
  expect(clock.pending()).toBe(0);
});
