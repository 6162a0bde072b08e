import type { AccountsWireError } from './accounts-protocol';
import type { AppError } from '../../../shared/errors';
import { errorAt } from '../../../shared/problem';
import { TimeIsUpError } from './accounts-file';
import { Refused } from './refused';

/** An error as data, for the thread boundary. */
export function toWireError(error: unknown): AccountsWireError {
  if (!(error instanceof Error)) {
    return { name: 'Error', message: String(error), sqliteCode: null, refused: null };
  }
  const sqliteCode = 'errcode' in error && typeof error.errcode === 'number' ? error.errcode : null;
  return { name: error.name, message: error.message, sqliteCode, refused: refusalOf(error) };
}

function refusalOf(error: Error): AppError | null {
  if (error instanceof Refused) return error.error;
  if (!(error instanceof TimeIsUpError)) return null;
  return { code: 'account_filter_invalid', problems: [errorAt('filter', 'filter_too_slow')] };
}
