import type { AccountsFile } from '../../file/accounts-file';
import { settleAccount, type SettleInput } from './settle-account';

/** Ends several uses at once, and answers how many of them were still open. */
export function endLeases(file: AccountsFile, ends: readonly SettleInput[]): number {
  return ends.filter((end) => settleAccount(file, end)).length;
}
