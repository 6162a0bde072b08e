import type { AccountsFile } from '../../file/accounts-file';
import { dataVersionOf, usesEnded } from './pool-candidates';
import { touchAll } from './touched-accounts';

/** A session that is not this one, with something that changes whenever it renews, takes or ends a lease. */
export interface OtherSession {
  readonly session: string;
  readonly trace: string;
}

export interface LeasesSeen {
  /** Numbers of the uses this session holds accounts for. */
  readonly own: readonly number[];
  readonly others: readonly OtherSession[];
  /** Changes when another process has committed. */
  readonly dataVersion: number;
}

/** Who holds leases now. */
export function lookAtLeases(file: AccountsFile, { session }: { readonly session: string }): LeasesSeen {
  const own = file
    .all('SELECT lease_use FROM accounts WHERE lease_session = ?', [session])
    .map((row) => Number(row['lease_use']));
  return { own, others: othersOf(file, session), dataVersion: Number(dataVersionOf(file)) };
}

/** Renews every lease of a session at once, and tells who holds leases. */
export function renewLeases(
  file: AccountsFile,
  { session, expiresAtMs }: { readonly session: string; readonly expiresAtMs: number },
): LeasesSeen {
  file.run('UPDATE accounts SET lease_expires_at = ? WHERE lease_session = ?', [expiresAtMs, session]);
  return lookAtLeases(file, { session });
}

function othersOf(file: AccountsFile, session: string): OtherSession[] {
  return file
    .all(
      `SELECT lease_session AS session, count(*) || ' ' || max(lease_use) || ' ' || min(lease_expires_at) || ' '
         || max(lease_expires_at) AS trace
       FROM accounts WHERE lease_session IS NOT NULL AND lease_session <> ? GROUP BY lease_session`,
      [session],
    )
    .map((row) => ({ session: String(row['session']), trace: String(row['trace']) }));
}

export interface FreeInput {
  readonly session: string;
  /** Only if the session has not stirred since; null for one that is dead, or one's own. */
  readonly trace: string | null;
  readonly outcome: 'expired' | 'released';
  readonly reason: string;
  readonly nowMs: number;
}

/** Ends every lease of a session and answers how many there were; status and fence of the accounts stay. */
export function freeLeases(file: AccountsFile, input: FreeInput): number {
  const { session, trace, outcome, reason, nowMs } = input;
  if (trace !== null && othersOf(file, '').find((one) => one.session === session)?.trace !== trace) return 0;
  file.run(
    `UPDATE uses SET ended_at = ?, outcome = ?, reason = ?
     WHERE outcome IS NULL AND id IN (SELECT lease_use FROM accounts WHERE lease_session = ?)`,
    [nowMs, outcome, reason, session],
  );
  const { changes } = file.run(
    `UPDATE accounts SET lease_session = NULL, lease_use = NULL, lease_expires_at = NULL WHERE lease_session = ?`,
    [session],
  );
  usesEnded(file);
  touchAll(file);
  return changes;
}
