import type { Pool } from '../../../../shared/pool';
import type { SqlValue } from '../../../platform/database-protocol';
import type { UseEnd } from '../../account-leases';
import type { AccountsFile } from '../../file/accounts-file';
import { usesEnded } from './pool-candidates';
import { touch } from './touched-accounts';

/** What proves that a session holds an account. */
export interface LeaseProof {
  readonly session: string;
  readonly accountId: number;
  readonly useId: number;
  readonly fence: number;
}

export interface SettleInput {
  readonly lease: LeaseProof;
  readonly end: UseEnd;
  readonly retry: Pick<Pool['retry'], 'maxFailures' | 'cooldownMs'>;
  readonly nowMs: number;
}

/**
 * Ends a use: outcome, reason and numbers into the ledger, the account free again. False when the lease is not there
 * any more (released, run out, ended before, the account deleted): then nothing was changed.
 */
export function settleAccount(file: AccountsFile, { lease, end, retry, nowMs }: SettleInput): boolean {
  const { session, accountId, useId, fence } = lease;
  const status = statusAfter(end, retry, nowMs);
  const { changes } = file.run(
    `UPDATE accounts SET lease_session = NULL, lease_use = NULL, lease_expires_at = NULL${status.sql}
     WHERE id = ? AND lease_session = ? AND lease_use = ? AND fence = ?`,
    [...status.parameters, accountId, session, useId, fence],
  );
  if (changes !== 1) return false;
  file.run(
    `UPDATE uses SET ended_at = ?, outcome = ?, reason = ?, numbers = ?
     WHERE id = ? AND outcome IS NULL`,
    [nowMs, end.outcome, end.reason, JSON.stringify(end.numbers), useId],
  );
  usesEnded(file);
  touch(file, accountId);
  return true;
}

interface Assignments {
  /** Further columns of an UPDATE of `accounts`, each with a comma before. */
  readonly sql: string;
  readonly parameters: readonly SqlValue[];
}

/** A person who switched the account off, or put it into quarantine, while it was held has the last word. */
const unlessSetAside = (status: string): string =>
  `, status = CASE WHEN status IN ('quarantined', 'disabled') THEN status ELSE ${status} END`;

/** A failure leaves a completed account completed: a pool that takes each but once shall not get it back by that. */
function statusAfter(end: UseEnd, retry: SettleInput['retry'], nowMs: number): Assignments {
  switch (end.outcome) {
    case 'returned':
      return { sql: '', parameters: [] };
    case 'completed':
      return {
        sql: `${unlessSetAside("'completed'")}, failure_count = 0, cooldown_until = NULL, last_completed_at = ?`,
        parameters: [nowMs],
      };
    case 'failed':
      return {
        sql: `${unlessSetAside("CASE WHEN ? > 0 AND failure_count + 1 >= ? THEN 'failed' ELSE status END")},
          failure_count = failure_count + 1, cooldown_until = ?`,
        parameters: [
          ...[retry.maxFailures, retry.maxFailures],
          retry.cooldownMs > 0 ? nowMs + retry.cooldownMs : null,
        ],
      };
    case 'quarantined':
      return {
        sql: `, status = CASE WHEN status = 'disabled' THEN status ELSE 'quarantined' END, quarantine_reason = ?`,
        parameters: [end.reason],
      };
  }
}
