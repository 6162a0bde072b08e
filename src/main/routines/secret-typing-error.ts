import { FailureCode } from '../../shared/failure';

/**
 * Typing a secret went wrong. Of the device's own error only the code is kept: its message, or what it wraps, may
 * hold the text.
 */
export class SecretTypingError extends Error {
  override readonly name = 'SecretTypingError';
  readonly code: FailureCode;

  constructor(error: unknown) {
    super('the secret could not be typed');
    const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
    this.code = FailureCode.safeParse(code).data ?? 'device_command_failed';
  }
}
