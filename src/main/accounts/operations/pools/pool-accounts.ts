import type { AccountView } from '../../../../shared/account';
import type { AccountsFile } from '../../file/accounts-file';
import { readAccounts } from '../account-rows';
import { compilePool, type PoolRules } from '../leases/pool-rules';

export interface PoolAccountsInput {
  readonly rules: PoolRules;
  readonly limit: number;
  /** Wall clock, milliseconds. */
  readonly nowMs: number;
  /** The session of this process; null when it has none. */
  readonly session: string | null;
}

/**
 * The first accounts that belong to a pool, in its order, whatever their status: by the same rule as a take, limit
 * included. Throws `Refused` (`account_filter_invalid`).
 */
export function poolAccounts(
  file: AccountsFile,
  { rules, limit, nowMs, session }: PoolAccountsInput,
): AccountView[] {
  const { member, order } = compilePool(rules, file.columns(), nowMs);
  const ids = file
    .all(`SELECT a.id FROM accounts a WHERE ${member.sql} ORDER BY ${order} LIMIT ?`, [
      ...member.parameters,
      limit,
    ])
    .map((row) => Number(row['id']));
  return readAccounts(file, ids, session);
}
