import { AccountStatus, type AccountTotals } from '../../../shared/account';
import type { AccountsFile } from '../file/accounts-file';

const NONE: Record<AccountStatus, number> = {
  available: 0,
  completed: 0,
  failed: 0,
  quarantined: 0,
  disabled: 0,
};

/** As the index `accounts_by_status` says it. */
const BY_STATUS = `SELECT status || '' AS status, count(*) AS n FROM accounts GROUP BY status || ''`;

/** How many accounts there are, by status, and how many are held. Both are counted by an index alone. */
export function countAccounts(file: AccountsFile, _input: null): AccountTotals {
  const byStatus = { ...NONE };
  for (const { status, n } of file.all(BY_STATUS)) {
    byStatus[AccountStatus.parse(status)] = Number(n);
  }
  const leased = file.get('SELECT count(*) AS n FROM accounts WHERE lease_session IS NOT NULL')?.['n'];
  const total = Object.values(byStatus).reduce((sum, n) => sum + n, 0);
  return { total, byStatus, leased: Number(leased) };
}
