import type { AppError } from '../../../shared/errors';

/** An operation that can't be done, with the error a person is shown. What it had written is taken back. */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly error: AppError;

  constructor(error: AppError) {
    super(error.code);
    this.error = error;
  }
}
