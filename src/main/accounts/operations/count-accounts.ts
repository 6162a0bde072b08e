import { AccountStatus, type AccountTotals } from '../../../shared/account';
import type { AccountsFile } from '../file/accounts-file';

const NONE: Record<AccountStatus, number> = {
  available: 0,
  completed: 0,
  failed: 0,
  quarantined: 0,
  disabled: 0,
};

/** How many accounts there are, by status, and how many are held. */
export function countAccounts(file: AccountsFile, _input: null): AccountTotals {
  const rows = file.all(
    'SELECT status, count(*) AS n, count(lease_session) AS held FROM accounts GROUP BY status',
  );
  const byStatus = { ...NONE };
  for (const row of rows) byStatus[AccountStatus.parse(row['status'])] = Number(row['n']);
  const sum = (column: string): number => rows.reduce((total, row) => total + Number(row[column]), 0);
  return { total: sum('n'), byStatus, leased: sum('held') };
}
