import type { AccountView } from '../../../shared/account';
import type { AccountSelection } from '../../../shared/contract/accounts';
import type { AccountsFile } from '../file/accounts-file';
import { allOf, condition } from '../filter/sql-condition';
import { compileSelection, matchingIds } from './account-query';
import { readAccounts } from './account-rows';

/** As many are named; the rest is a number. */
const NAMED = 100;

export interface ListHolders {
  readonly selection: AccountSelection;
  /** Wall clock, milliseconds. */
  readonly nowMs: number;
  /** The session of this process; null when it has none. */
  readonly session: string | null;
}

/** Which of the selected accounts somebody holds. Throws `Refused` (`account_filter_invalid`). */
export function listHolders(
  file: AccountsFile,
  { selection, nowMs, session }: ListHolders,
): { readonly held: number; readonly first: AccountView[] } {
  const isHeld = condition('a.lease_session IS NOT NULL');
  const { ids, total } = matchingIds(file, allOf([isHeld, compileSelection(file, selection, nowMs)]));
  const first = file
    .all(`SELECT id FROM accounts WHERE id IN (SELECT value FROM json_each(?)) ORDER BY key LIMIT ?`, [
      ids,
      NAMED,
    ])
    .map(({ id }) => Number(id));
  return { held: total, first: readAccounts(file, first, session) };
}
