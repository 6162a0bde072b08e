import type { AccountView } from '../../../shared/account';
import type { AccountSort } from '../../../shared/account-filter';
import type { AccountQuery } from '../../../shared/contract/accounts';
import type { AccountsFile } from '../file/accounts-file';
import { compileSort } from '../filter/compile-filter';
import { compileQuery } from './account-query';
import { readAccounts } from './account-rows';
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

/** One page of a list. Throws `Refused` (`account_filter_invalid`). */
export function listAccounts(file: AccountsFile, input: ListAccounts): AccountPage {
  const { query, sort, offset, limit, nowMs, session } = input;
  const { sql, parameters } = compileQuery(file, query, nowMs);
  const order = compileSort(sort, file.columns());
  const ids = file
    .all(`SELECT a.id FROM accounts a WHERE ${sql} ORDER BY ${order} LIMIT ? OFFSET ?`, [
      ...parameters,
      limit,
      offset,
    ])
    .map((row) => Number(row['id']));
  const counted = file.get(`SELECT count(*) AS n FROM accounts a WHERE ${sql}`, parameters);
  return {
    rows: readAccounts(file, ids, session),
    total: Number(counted?.['n']),
    revision: revisionOf(file, nowMs),
  };
}
