import type { Clock } from '../../shared/ports';

/** Longest delay a Node timer takes; anything above fires at once (https://nodejs.org/api/timers.html). */
const MAX_TIMER_MS = 2 ** 31 - 1;

/** The real time of this computer. The only place where timers are made. */
export function createSystemClock(): Clock {
  return {
    now: () => Date.now(),
    monotonic: () => performance.now(),
    sleep,
    schedule,
  };
}

/** Delays beyond what a timer takes are waited for in pieces. */
function schedule(ms: number, callback: () => void): () => void {
  const dueAt = performance.now() + (Number.isNaN(ms) ? 0 : Math.max(0, ms));
  let timer: NodeJS.Timeout | undefined;
  const arm = (leftMs: number): void => {
    timer = setTimeout(
      () => {
        timer = undefined;
        const stillLeftMs = dueAt - performance.now();
        // A timer may fire a fraction of a millisecond early; only whole pieces are waited for again.
        if (stillLeftMs > 1) arm(stillLeftMs);
        else callback();
      },
      Math.min(leftMs, MAX_TIMER_MS),
    );
  };
  arm(dueAt - performance.now());
  return () => {
    clearTimeout(timer);
    timer = undefined;
  };
}

function sleep(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted === true) {
      rejectWithReason(signal, reject);
      return;
    }
    const onAbort = (): void => {
      cancel();
      if (signal) rejectWithReason(signal, reject);
    };
    const cancel = schedule(ms, () => {
      signal?.removeEventListener('abort', onAbort);
      resolve();
    });
    signal?.addEventListener('abort', onAbort, { once: true });
  });
}

function rejectWithReason(signal: AbortSignal, reject: (reason: unknown) => void): void {
  reject(signal.reason);
}
