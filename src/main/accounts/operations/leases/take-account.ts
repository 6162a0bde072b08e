import type { AccountOwner, HeldAccount } from '../../account-leases';
import type { AccountsFile } from '../../file/accounts-file';
import { nextCandidate, type PoolQuestion, type SearchElsewhere } from './pool-candidates';
import { touch } from './touched-accounts';

export interface TakeInput extends PoolQuestion {
  readonly poolName: string;
  readonly owner: AccountOwner;
  /** When the lease runs out for others unless it is renewed, wall clock. */
  readonly expiresAtMs: number;
}

/**
 * Takes the first account of a pool and writes its line in the ledger. In one transaction with the look: nobody else
 * can have taken it. The account's own row is the lease, so there is never a second.
 */
export function takeAccount(
  file: AccountsFile,
  input: TakeInput,
): HeldAccount | { readonly dueAtMs: number | null } | SearchElsewhere {
  const found = nextCandidate(file, input);
  if (!('id' in found)) return found;
  const fence = found.fence + 1;
  const useId = insertUse(file, found.id, fence, input);
  const { changes } = file.run(
    `UPDATE accounts SET lease_session = ?, lease_use = ?, lease_expires_at = ?, fence = ?, last_used_at = ?
     WHERE id = ? AND lease_session IS NULL`,
    [input.session, useId, input.expiresAtMs, fence, input.nowMs, found.id],
  );
  if (changes !== 1) throw new Error(`account ${String(found.id)} was taken within a transaction`);
  touch(file, found.id);
  const { id: accountId, key, label } = found;
  return { accountId, key, label, poolName: input.poolName, fence, useId };
}

function insertUse(file: AccountsFile, accountId: number, fence: number, input: TakeInput): number {
  const { owner, poolName, session, nowMs } = input;
  return file.run(
    `INSERT INTO uses (account_id, fence, taken_at, run_id, orchestration_id, bot_id, group_name, routine_name,
       pool_name, ref, session) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      ...[accountId, fence, nowMs, owner.runId, owner.orchestrationId, owner.botId, owner.groupName],
      ...[owner.routineName, poolName, owner.ref, session],
    ],
  ).lastInsertRowid;
}
