import { DEFAULT_TIMEOUTS } from '../../../devices/adb/adb-device';
import { ReplyError, toDeviceError } from '../../../devices/adb/adb-failure';
import type { CapturePlace, FrameSource } from '../frame-source';
import { PackedSink } from '../packed-sink';

/** Errors of `screencap` go nowhere: on devices with several displays it warns, and over `exec:` into the pixels. */
export const SCREENCAP = 'exec:screencap 2>/dev/null';
export const CAPTURE_TIMEOUT_MS = DEFAULT_TIMEOUTS.captureMs;

/** A source that asks the device anew for each picture has nothing to close. */
export const nothingHeld: Pick<FrameSource, 'close'> = { close: () => Promise.resolve() };

/** A service whose reply is packed, and how it begins. */
interface PackedCall {
  readonly service: string;
  readonly magic: Buffer;
  /** Named in errors. */
  readonly what: string;
}

interface Unpacking<T> {
  readonly unpack: (pieces: readonly Buffer[]) => Promise<T>;
  readonly signal: AbortSignal;
}

/** Asks for a packed reply and unpacks it. Throws `DeviceError`, or the signal's reason. */
export async function callForPacked<T>(
  { serial, client }: CapturePlace,
  { service, magic, what }: PackedCall,
  { unpack, signal }: Unpacking<T>,
): Promise<T> {
  const sink = new PackedSink(magic, what);
  const pieces = await client.run({ serial, service, sink, timeoutMs: CAPTURE_TIMEOUT_MS }, signal);
  try {
    return await unpack(pieces);
  } catch (error) {
    signal.throwIfAborted();
    throw error instanceof ReplyError ? toDeviceError(error, serial) : error;
  }
}
