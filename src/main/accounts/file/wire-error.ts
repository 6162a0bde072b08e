import type { AccountsWireError } from './accounts-protocol';
import { Refused } from './refused';

/** An error as data, for the thread boundary. */
export function toWireError(error: unknown): AccountsWireError {
  if (!(error instanceof Error)) {
    return { name: 'Error', message: String(error), sqliteCode: null, refused: null };
  }
  const sqliteCode = 'errcode' in error && typeof error.errcode === 'number' ? error.errcode : null;
  const refused = error instanceof Refused ? error.error : null;
  return { name: error.name, message: error.message, sqliteCode, refused };
}
