import type { Clock } from '../../../shared/ports';

export interface Waited {
  readonly condition: () => boolean;
  /** Calls when the condition may have changed, until the returned function is called. */
  readonly watch: (changed: () => void) => () => void;
  readonly ms: number;
  readonly clock: Clock;
}

/** Waits until the condition holds, at most `ms`; answers whether it does. Rejects with the signal's reason. */
export async function waitFor(
  { condition, watch, ms, clock }: Waited,
  signal: AbortSignal,
): Promise<boolean> {
  signal.throwIfAborted();
  if (condition()) return true;
  const met = new AbortController();
  const unwatch = watch(() => {
    if (condition()) met.abort();
  });
  try {
    await clock.sleep(ms, AbortSignal.any([signal, met.signal]));
  } catch {
    signal.throwIfAborted();
  } finally {
    unwatch();
  }
  return condition();
}
