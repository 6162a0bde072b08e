import { describe, expect, it } from 'vitest';
import { createFakeClock } from '../../../testing/fake-clock';
import { EyeWatchdog } from './eye-watchdog';

/** A watched thread; what it is asked it answers while `answers`. */
function open({ answers }: { answers: boolean }) {
  const clock = createFakeClock();
  const log = { asked: 0, hung: 0 };
  const thread = { answers };
  const main = { lateMs: 0 };
  const dog: EyeWatchdog = new EyeWatchdog({
    clock: { ...clock, schedule: (ms, callback) => clock.schedule(ms + main.lateMs, callback) },
    ask: () => {
      log.asked += 1;
      if (thread.answers) dog.heard();
    },
    onHung: () => (log.hung += 1),
  });
  return { clock, log, dog, thread, main };
}

describe('a thread at work', () => {
  it('that answers is let be, and asked no more when it has nothing to do', async () => {
    const { clock, log, dog } = open({ answers: true });
    dog.watch();
    dog.watch();
    await clock.advance(60_000);
    expect(log).toEqual({ asked: 60, hung: 0 });
    dog.rest();
    await clock.advance(60_000);
    expect(log).toEqual({ asked: 60, hung: 0 });
    expect(clock.pending()).toBe(0);
  });

  it('that falls silent hangs after 5 s, which is told once', async () => {
    const { clock, log, dog, thread } = open({ answers: true });
    dog.watch();
    await clock.advance(10_000);
    thread.answers = false;
    await clock.advance(5_000);
    expect(log.hung).toBe(0);
    await clock.advance(1_000);
    expect(log.hung).toBe(1);
    await clock.advance(60_000);
    expect(log.hung).toBe(1);
    expect(clock.pending()).toBe(0);
  });

  it('has a minute to start', async () => {
    const { clock, log, dog } = open({ answers: false });
    dog.watch();
    await clock.advance(60_000);
    expect(log.hung).toBe(0);
    await clock.advance(1_000);
    expect(log.hung).toBe(1);
  });

  it('may be silent for as long as it said before, once', async () => {
    const { clock, log, dog } = open({ answers: false });
    dog.watch();
    dog.heard();
    dog.busy(12_000);
    await clock.advance(12_000);
    expect(log.hung).toBe(0);
    dog.heard();
    await clock.advance(5_000);
    expect(log.hung).toBe(0);
    await clock.advance(1_000);
    expect(log.hung).toBe(1);
  });

  it('is not blamed for time in which nobody could hear it', async () => {
    const { clock, log, dog, thread, main } = open({ answers: true });
    dog.watch();
    await clock.advance(2_000);
    // The whole program stands still for an hour: its next turn is late, and answers come after it.
    main.lateMs = 3_600_000;
    await clock.advance(1_000);
    thread.answers = false;
    main.lateMs = 0;
    await clock.advance(3_600_000);
    thread.answers = true;
    await clock.advance(5_000);
    expect(log.hung).toBe(0);
  });
});
