import type { AppError } from '../../shared/errors';

/** The operation was refused for a reason people can act on. */
export class RefusedError extends Error {
  override readonly name = 'RefusedError';
  readonly error: AppError;

  constructor(error: AppError) {
    super(error.code);
    this.error = error;
  }
}

/** The file can't be worked with: damage, no room, a newer program's, or its thread has ended. */
export class AccountsFileError extends Error {
  override readonly name = 'AccountsFileError';
  readonly sqliteCode: number | null;

  constructor(message: string, sqliteCode: number | null, options?: ErrorOptions) {
    super(message, options);
    this.sqliteCode = sqliteCode;
  }
}
