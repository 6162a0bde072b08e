import { DeviceError, type DeviceErrorCode } from '../devices/device';
import { RecognitionError } from '../vision/recognition-error';
import type { EyeWireError } from './eye-protocol';

/** What looks at screens has ended; nothing of the question was done to a device. */
export class VisionStoppedError extends Error {
  override readonly name = 'VisionStoppedError';
  readonly code = 'vision_stopped';
}

/** An error as it goes between threads. */
export function toEyeWireError(error: unknown): EyeWireError {
  if (!(error instanceof Error))
    return { name: 'Error', message: String(error), code: null, serial: null, stack: null };
  const { name, message, stack = null } = error;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : null;
  const serial = error instanceof DeviceError ? error.serial : null;
  return { name, message, code, serial, stack };
}

/** The same error on the other side, of the class it had where callers tell classes apart. */
export function fromEyeWireError({ name, message, code, serial, stack }: EyeWireError): Error {
  const cause = { stack };
  if (name === 'DeviceError' && code !== null && serial !== null) {
    // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- a worker of this program sent its own code
    return new DeviceError(code as DeviceErrorCode, serial, message, { cause });
  }
  if (name === 'RecognitionError') return new RecognitionError(message, { cause });
  const error = new Error(message, { cause });
  return Object.assign(error, { name }, code !== null && { code });
}
