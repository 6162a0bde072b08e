import type { Clock } from '../../../shared/ports';
import { createPassiveAdbkit, type PassiveAdbkit } from './passive-adbkit';
import type { AdbEndpoint } from './smart-socket';

interface SessionOptions {
  readonly endpoint: AdbEndpoint;
  readonly clock: Clock;
  readonly timeoutMs: number;
}

/** A use of adbkit that is under way. */
export interface AdbkitSession extends PassiveAdbkit {
  /** Takes the time-out off, for calls that go on for ever once they have begun. */
  begun(): void;
}

/**
 * Runs one use of adbkit. adbkit's calls know neither time-out nor signal: when either comes, the sockets are
 * destroyed and adbkit's own promise, which then never settles, is left to the collector.
 */
export function withAdbkit<T>(
  { endpoint, clock, timeoutMs }: SessionOptions,
  signal: AbortSignal,
  use: (session: AdbkitSession) => PromiseLike<T>,
): Promise<T> {
  const adbkit = createPassiveAdbkit(endpoint);
  let release: () => void = () => undefined;
  let begun: () => void = () => undefined;
  const interrupted = new Promise<never>((_resolve, reject) => {
    const onAbort = (): void => {
      reject(signal.reason);
    };
    const cancelTimeout = clock.schedule(timeoutMs, () => {
      reject(new Error(`the adb server did not answer within ${String(timeoutMs)} ms`));
    });
    signal.addEventListener('abort', onAbort, { once: true });
    release = () => {
      cancelTimeout();
      signal.removeEventListener('abort', onAbort);
    };
    begun = cancelTimeout;
  });
  const work = signal.aborted ? Promise.reject(signal.reason) : use({ ...adbkit, begun });
  return Promise.race([work, interrupted]).finally(() => {
    release();
    adbkit.destroy();
  });
}
