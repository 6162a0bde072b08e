import { parseInstanceRef, type InstanceRef } from '../../../shared/instance-reference';
import type { Clock } from '../../../shared/ports';
import type { AdbControl } from '../adb/adb-control';
import { connectAnew } from '../network/connect-anew';

/** An adb server forgets the network devices it was told of when it restarts; asking it each time would flood it. */
const RETRY_MS = 5_000;

interface Attempt {
  readonly control: AdbControl | undefined;
  /** The server lists the address, but the device does not answer there. */
  readonly isListed: boolean;
  readonly timeoutMs: number;
}

/**
 * Makes a function that lets an adb server connect to the address of a `tcp:` reference, at most every five seconds.
 * For other references it does nothing. A failure is not an error here: the device stays absent.
 */
export function createNetworkConnect(
  ref: InstanceRef,
  clock: Clock,
): (attempt: Attempt, signal: AbortSignal) => Promise<void> {
  const parsed = parseInstanceRef(ref);
  const address = parsed?.kind === 'tcp' ? parsed.key : undefined;
  let nextMs = 0;
  return async ({ control, isListed, timeoutMs }, signal) => {
    if (control === undefined || address === undefined || clock.monotonic() < nextMs) return;
    nextMs = clock.monotonic() + RETRY_MS;
    const over = new AbortController();
    const cancel = clock.schedule(timeoutMs, () => over.abort());
    try {
      await connectAnew(control, { address, isListed, clock }, AbortSignal.any([signal, over.signal]));
    } catch {
      signal.throwIfAborted();
    } finally {
      cancel();
    }
  };
}
