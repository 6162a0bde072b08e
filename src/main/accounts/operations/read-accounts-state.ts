import type { AccountsState } from '../../../shared/contract/accounts';
import type { AccountsFile } from '../file/accounts-file';
import { countAccounts } from './count-accounts';
import { revisionOf } from './revision';
import { readSavedViews } from './saved-views';

/** What everybody who shows accounts follows, as far as the file knows it. */
export function readAccountsState(
  file: AccountsFile,
  { nowMs }: { readonly nowMs: number },
): Pick<AccountsState, 'revision' | 'totals' | 'fields' | 'views'> {
  return {
    revision: revisionOf(file, nowMs),
    totals: countAccounts(file, null),
    fields: file.columns().fields.map(({ name, type, label }) => ({ name, type, label })),
    views: readSavedViews(file),
  };
}

/** Only the revision: tells whether anything changed, for next to nothing. */
export function readRevision(file: AccountsFile, { nowMs }: { readonly nowMs: number }): number {
  return revisionOf(file, nowMs);
}
