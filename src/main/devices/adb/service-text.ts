import { createTextSink } from './reply-sink';
import type { SmartSocketClient } from './smart-socket';

/** Runs a service of one device and answers its whole output; see `RunService` of `vision/nodes`. */
export type ServiceText = (
  service: string,
  limits: { readonly timeoutMs: number; readonly maxBytes: number },
  signal: AbortSignal,
) => Promise<string>;

/**
 * For `exec:` services, whose end looks like any other: whoever asks needs a proof of completeness in the text itself.
 * Throws `DeviceError` as `SmartSocketClient.run`, `device_protocol` for more than `maxBytes`.
 */
export function createServiceText(client: SmartSocketClient, serial: string): ServiceText {
  return (service, { timeoutMs, maxBytes }, signal) =>
    client.run({ serial, service, sink: createTextSink(maxBytes), timeoutMs }, signal);
}
