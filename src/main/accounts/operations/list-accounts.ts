import type { AccountView } from '../../../shared/account';
import type { AccountSort } from '../../../shared/account-filter';
import type { AccountQuery } from '../../../shared/contract/accounts';
import type { AccountsFile } from '../file/accounts-file';
import { compileSort } from '../filter/compile-filter';
import { condition, toSql, type Condition, type SqlText } from '../filter/sql-condition';
import { compileQuery } from './account-query';
import { readAccounts } from './account-rows';
import { rememberedMatches } from './remembered-matches';
import { revisionOf } from './revision';

export interface ListAccounts {
  readonly query: AccountQuery;
  readonly sort: readonly AccountSort[];
  readonly offset: number;
  readonly limit: number;
  /** Wall clock, milliseconds. */
  readonly nowMs: number;
  /** The session of this process; null when it has none. */
  readonly session: string | null;
}

export interface AccountPage {
  readonly rows: AccountView[];
  /** All that match. */
  readonly total: number;
  readonly revision: number;
}

/** From so many on, a walk in the order of the list meets the page sooner than these accounts can be sorted. */
const FEW = 20_000;

/**
 * One page of a list. What matches is found in one pass and remembered, so that the pages after the first cost only
 * themselves. Throws `Refused` (`account_filter_invalid`).
 */
export function listAccounts(file: AccountsFile, input: ListAccounts): AccountPage {
  const { query, sort, offset, limit, nowMs, session } = input;
  const matches = compileQuery(file, query, nowMs);
  const order = compileSort(sort, file.columns());
  const revision = revisionOf(file, nowMs);
  const { within, total } = narrowed(file, query, matches, { revision, nowMs });
  const ids = file
    .all(`SELECT a.id FROM accounts a WHERE ${within.sql} ORDER BY ${order} LIMIT ? OFFSET ?`, [
      ...within.parameters,
      limit,
      offset,
    ])
    .map((row) => Number(row['id']));
  return { rows: readAccounts(file, ids, session), total, revision };
}

/** The condition a page is read by: the accounts by number when they are few. */
function narrowed(
  file: AccountsFile,
  query: AccountQuery,
  matches: Condition,
  at: { readonly revision: number; readonly nowMs: number },
): { readonly within: SqlText; readonly total: number } {
  const within = toSql(matches);
  if (matches === true) {
    return { within, total: Number(file.get('SELECT count(*) AS n FROM accounts')?.['n']) };
  }
  const { ids, total } = rememberedMatches(file, query, matches, at);
  if (total > FEW) return { within, total };
  return { within: condition('a.id IN (SELECT value FROM json_each(?))', ids), total };
}
