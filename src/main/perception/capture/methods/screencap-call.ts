import { DEFAULT_TIMEOUTS } from '../../../devices/adb/adb-device';
import { ReplyError, toDeviceError } from '../../../devices/adb/adb-failure';
import type { CapturePlace, FrameSource } from '../frame-source';
import { createPackedMemory } from '../packed-memory';
import { PackedSink } from '../packed-sink';

/** Errors of `screencap` go nowhere: on devices with several displays it warns, and over `exec:` into the pixels. */
export const SCREENCAP = 'exec:screencap 2>/dev/null';
export const CAPTURE_TIMEOUT_MS = DEFAULT_TIMEOUTS.captureMs;

/** A source that asks the device anew for each picture has nothing to close. */
export const nothingHeld: Pick<FrameSource, 'close'> = { close: () => Promise.resolve() };

/** Of all devices of this thread: few replies are packed at a time. */
const packedMemory = createPackedMemory();

/** A service whose reply is packed, and how it begins. */
interface PackedCall {
  readonly service: string;
  readonly magic: Buffer;
  /** Named in errors. */
  readonly what: string;
}

interface Unpacking<T> {
  /** What it is given is used again once it has answered. */
  readonly unpack: (packed: Buffer) => Promise<T>;
  readonly signal: AbortSignal;
}

/** Asks for a packed reply and unpacks it. Throws `DeviceError`, or the signal's reason. */
export async function callForPacked<T>(
  { serial, client }: CapturePlace,
  { service, magic, what }: PackedCall,
  { unpack, signal }: Unpacking<T>,
): Promise<T> {
  const sink = new PackedSink({ magic, what, memory: packedMemory });
  const packed = await client.run({ serial, service, sink, timeoutMs: CAPTURE_TIMEOUT_MS }, signal);
  try {
    return await unpack(packed);
  } catch (error) {
    signal.throwIfAborted();
    throw error instanceof ReplyError ? toDeviceError(error, serial) : error;
  } finally {
    // After an abort a thread of the pool may still read it; what it makes of another picture nobody takes.
    sink.discard();
  }
}
