import type { Clock } from '../../shared/ports';
import type { VirtualDevice } from '../device/virtual-device';
import type { FaultPlan } from '../faults/fault-plan';
import { createFaultyStream, noiseOf } from '../faults/faulty-stream';
import { StreamClosedError, type ByteStream } from '../stream/byte-stream';
import { whenFarm, type Farm } from './farm';

const NOISE_BYTES = 64;

/**
 * A service call that may begin, or the reason why not: `silent` is a device that never answers, `noisy` one that answers
 * with bytes that belong to no protocol.
 */
export type AdmittedCall =
  | { readonly kind: 'open'; readonly stream: ByteStream }
  | { readonly kind: 'noisy'; readonly noise: Buffer }
  | { readonly kind: 'refused' }
  | { readonly kind: 'silent' };

/** Lets a call to a device begin, with the faults it meets. A late device is late before it says anything at all. */
export async function admitCall(
  stream: ByteStream,
  call: { readonly device: VirtualDevice; readonly faults: FaultPlan; readonly clock: Clock },
): Promise<AdmittedCall> {
  const met = call.faults.faultsOfCall(call.device);
  if (met.some(({ fault }) => fault.kind === 'refuse')) return { kind: 'refused' };
  if (met.some(({ fault }) => fault.kind === 'hang')) return { kind: 'silent' };
  for (const { fault, roll } of met) {
    if (fault.kind === 'garbage' && fault.of === 'protocol')
      return { kind: 'noisy', noise: noiseOf(NOISE_BYTES, roll) };
    if (fault.kind === 'slow' && fault.latencyMs > 0) await call.clock.sleep(fault.latencyMs, stream.closed);
  }
  return { kind: 'open', stream: createFaultyStream(stream, met, call.clock) };
}

/**
 * A stream that ends as soon as its device is no longer there, in mid-reply if need be: all a client of a real server
 * sees then is the end of the stream. `release` must be called when the call is over.
 */
export function tiedToDevice(
  farm: Farm,
  device: VirtualDevice,
  stream: ByteStream,
): { stream: ByteStream; release: () => void } {
  const closing = new AbortController();
  const onClosed = (): void => {
    closing.abort(new StreamClosedError());
  };
  stream.closed.addEventListener('abort', onClosed, { once: true });
  const stopListening = farm.onStatesChanged(() => {
    if (farm.stateOf(device) === 'device' || closing.signal.aborted) return;
    onClosed();
    stream.end();
  });
  const write = async (chunk: Uint8Array): Promise<void> => {
    if (farm.isFrozen(device)) await whenFarm(farm, closing.signal, () => !farm.isFrozen(device));
    if (closing.signal.aborted && !stream.closed.aborted) throw new StreamClosedError();
    await stream.write(chunk);
  };
  const release = (): void => {
    stopListening();
    stream.closed.removeEventListener('abort', onClosed);
  };
  if (stream.closed.aborted) onClosed();
  return { stream: { ...stream, write, closed: closing.signal }, release };
}
