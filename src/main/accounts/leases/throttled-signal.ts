import type { Clock } from '../../../shared/ports';

/** Tells listeners that something happened: at once, then at most every so many milliseconds. */
export interface ThrottledSignal {
  tell(): void;
  listen(listener: () => void): () => void;
  hasListeners(): boolean;
  stop(): void;
}

/** Creates one; what is told while it rests is told once, when the rest is over. */
export function createThrottledSignal(clock: Clock, everyMs: number): ThrottledSignal {
  const listeners = new Set<() => void>();
  let cancelRest: (() => void) | undefined;
  let isOwed = false;
  const tell = (): void => {
    if (cancelRest) {
      isOwed = true;
      return;
    }
    isOwed = false;
    cancelRest = clock.schedule(everyMs, () => {
      cancelRest = undefined;
      if (isOwed) tell();
    });
    for (const listener of [...listeners]) listener();
  };
  return {
    tell,
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    hasListeners: () => listeners.size > 0,
    stop() {
      cancelRest?.();
      listeners.clear();
    },
  };
}
