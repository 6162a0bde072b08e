import type { Clock } from '../src/shared/ports';

/** A clock that moves only when told to. */
export interface FakeClock extends Clock {
  /** Moves time by `ms`: runs what falls due in order of its time and lets promises settle between. */
  advance(ms: number): Promise<void>;
  /** How many timers wait now. */
  pending(): number;
}

interface Timer {
  readonly dueAt: number;
  readonly order: number;
  readonly callback: () => void;
}

/** Makes a clock that stands at `startMs` (wall clock) until `advance` is called. */
export function createFakeClock(startMs = Date.UTC(2026, 0, 1)): FakeClock {
  const timers = new Set<Timer>();
  let elapsedMs = 0;
  let order = 0;

  const schedule = (ms: number, callback: () => void): (() => void) => {
    const delayMs = Number.isNaN(ms) ? 0 : Math.max(0, ms);
    const timer: Timer = { dueAt: elapsedMs + delayMs, order: order++, callback };
    timers.add(timer);
    return () => timers.delete(timer);
  };

  return {
    now: () => startMs + elapsedMs,
    monotonic: () => elapsedMs,
    schedule,
    sleep: (ms, signal) => sleepOn(schedule, ms, signal),
    pending: () => timers.size,
    advance: async (ms) => {
      const target = elapsedMs + ms;
      await settle();
      for (let next = firstDue(timers, target); next; next = firstDue(timers, target)) {
        timers.delete(next);
        elapsedMs = next.dueAt;
        next.callback();
        await settle();
      }
      elapsedMs = target;
    },
  };
}

/** Moves time in steps until the promise settles; answers or throws what it does. */
export async function advanceUntilSettled<T>(clock: FakeClock, promise: Promise<T>, stepMs = 10): Promise<T> {
  const progress = { settled: false };
  const mark = (): void => {
    progress.settled = true;
  };
  promise.then(mark, mark);
  while (!progress.settled) await clock.advance(stepMs);
  return promise;
}

function sleepOn(schedule: Clock['schedule'], ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const abort = (): void => {
      cancel();

      reject(signal?.reason);
    };
    const cancel = schedule(ms, () => {
      signal?.removeEventListener('abort', abort);
      resolve();
    });
    if (signal?.aborted === true) abort();
    else signal?.addEventListener('abort', abort, { once: true });
  });
}

function firstDue(timers: ReadonlySet<Timer>, target: number): Timer | undefined {
  let first: Timer | undefined;
  for (const timer of timers) {
    if (timer.dueAt > target) continue;
    if (!first || timer.dueAt < first.dueAt || (timer.dueAt === first.dueAt && timer.order < first.order))
      first = timer;
  }
  return first;
}

/** One turn of the event loop: every promise that can go on by itself has done so. */
function settle(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
