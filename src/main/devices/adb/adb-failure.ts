import { DeviceError, type DeviceErrorCode } from '../device';

/** A reply that is no result. The call it belongs to turns it into a `DeviceError` with the serial. */
export class ReplyError extends Error {
  override readonly name = 'ReplyError';
  readonly code: DeviceErrorCode;

  constructor(code: DeviceErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}

/**
 * Texts of adb's `FAIL` answers, as adb 29 to 35 write them (AOSP `adb/transport.cpp`, `adb/adb.cpp`); a text no
 * rule knows is a refusal, never a success and never another device.
 */
const RULES: readonly (readonly [RegExp, DeviceErrorCode])[] = [
  [/device '.*' not found|device not found|no devices|unknown device/i, 'device_gone'],
  [/unauthorized|still authorizing/i, 'device_unauthorized'],
  [/offline|still connecting/i, 'device_offline'],
];

/** The code that a `FAIL` text stands for. */
export function codeOfFailure(message: string): DeviceErrorCode {
  return RULES.find(([pattern]) => pattern.test(message))?.[1] ?? 'device_refused';
}

/** Any error of a call as `DeviceError`; one that is already stays as it is. */
export function toDeviceError(error: unknown, serial: string): DeviceError {
  if (error instanceof DeviceError) return error;
  if (error instanceof ReplyError)
    return new DeviceError(error.code, serial, error.message, { cause: error });
  const message = error instanceof Error ? error.message : String(error);
  return new DeviceError('device_protocol', serial, message, { cause: error });
}
