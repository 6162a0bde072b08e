import { parseInstanceRef, type InstanceRef } from '../../../shared/instance-reference';
import type { Clock } from '../../../shared/ports';
import type { AdbControl } from '../adb/adb-control';

/** An adb server forgets the network devices it was told of when it restarts; asking it each time would flood it. */
const RETRY_MS = 5_000;

/**
 * Makes a function that asks an adb server to connect to the address of a `tcp:` reference, at most every five
 * seconds. For other references it does nothing. A failure is not an error here: the device stays absent.
 */
export function createNetworkConnect(
  ref: InstanceRef,
  clock: Clock,
): (control: AdbControl | undefined, timeoutMs: number, signal: AbortSignal) => Promise<void> {
  const [, host, port] = /^([^:[\]]+):(\d+)$/.exec(tcpKey(ref)) ?? [];
  let nextMs = 0;
  return async (control, timeoutMs, signal) => {
    if (control === undefined || host === undefined || clock.monotonic() < nextMs) return;
    nextMs = clock.monotonic() + RETRY_MS;
    const over = new AbortController();
    const cancel = clock.schedule(timeoutMs, () => over.abort());
    try {
      await control.connect(host, Number(port), AbortSignal.any([signal, over.signal]));
    } catch {
      signal.throwIfAborted();
    } finally {
      cancel();
    }
  };
}

function tcpKey(ref: InstanceRef): string {
  const parsed = parseInstanceRef(ref);
  return parsed?.kind === 'tcp' ? parsed.key : '';
}
