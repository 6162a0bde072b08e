import type { InstanceRef } from '../../../shared/instance-reference';
import type { Clock } from '../../../shared/ports';
import { DeviceError } from '../device';

export interface Readiness {
  readonly ref: InstanceRef;
  readonly timeoutMs: number;
  readonly clock: Clock;
  /** Asks the instance once, within `timeoutMs`. Throws `DeviceError` with the cause when it is not ready. */
  readonly attempt: (timeoutMs: number, signal: AbortSignal) => Promise<void>;
  /** Calls when the instance has changed, until the returned function is called. */
  readonly onChange: (listener: () => void) => () => void;
}

/** An instance that hangs is asked anew after this time. */
const ATTEMPT_MS = 5_000;
const POLL_MS = 500;

/**
 * Asks until the instance is ready; a change is a reason to ask at once. Throws the `DeviceError` seen last when
 * `timeoutMs` are over, or the signal's reason.
 */
export async function waitUntilReady(readiness: Readiness, signal: AbortSignal): Promise<void> {
  const { ref, timeoutMs, attempt, onChange, clock } = readiness;
  const deadline = clock.monotonic() + timeoutMs;
  let cause = new DeviceError('device_gone', ref, 'the instance was not seen');
  for (let left = timeoutMs; left > 0; left = deadline - clock.monotonic()) {
    // Before the attempt: what changes during it must not be slept over.
    const changed = watchOnce(onChange);
    try {
      await attempt(Math.min(ATTEMPT_MS, left), signal);
      return;
    } catch (error) {
      signal.throwIfAborted();
      if (!(error instanceof DeviceError)) throw error;
      cause = error;
      await pause(changed, Math.min(POLL_MS, deadline - clock.monotonic()), clock, signal);
    } finally {
      changed.end();
    }
  }
  throw cause;
}

interface Watched {
  readonly happened: Promise<void>;
  end(): void;
}

function watchOnce(onChange: Readiness['onChange']): Watched {
  let end: () => void = () => undefined;
  const happened = new Promise<void>((resolve) => (end = onChange(resolve)));
  return { happened, end };
}

async function pause(changed: Watched, ms: number, clock: Clock, signal: AbortSignal): Promise<void> {
  const over = new AbortController();
  const either = AbortSignal.any([signal, over.signal]);
  const slept = clock.sleep(Math.max(0, ms), either).catch(() => undefined);
  await Promise.race([changed.happened, slept]);
  over.abort();
  await slept;
  signal.throwIfAborted();
}
