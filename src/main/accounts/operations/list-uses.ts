import { z } from 'zod';
import { AccountOutcome, type LedgerEntry } from '../../../shared/account';
import type { SqlRow } from '../../platform/database-protocol';
import type { AccountsFile } from '../file/accounts-file';
import { Refused } from '../file/refused';
import { isoTime, text, timeOrNull } from './account-rows';

const Numbers = z.record(z.string(), z.number());

/** Uses of one account, newest first, from the one before `before`. Throws `Refused` (`account_not_found`). */
export function listUses(
  file: AccountsFile,
  {
    accountId,
    before,
    limit,
  }: { readonly accountId: number; readonly before: number | null; readonly limit: number },
): LedgerEntry[] {
  if (!file.get('SELECT 1 FROM accounts WHERE id = ?', [accountId]))
    throw new Refused({ code: 'account_not_found', account: String(accountId) });
  return file
    .all(
      `SELECT id, account_id, taken_at, ended_at, outcome, reason, numbers, group_name, orchestration_id, bot_id,
         routine_name, pool_name, ref
       FROM uses WHERE account_id = ?1 AND (?2 IS NULL OR id < ?2) ORDER BY id DESC LIMIT ?3`,
      [accountId, before, limit],
    )
    .map(entryOf);
}

function entryOf(row: SqlRow): LedgerEntry {
  return {
    id: Number(row['id']),
    accountId: Number(row['account_id']),
    takenAt: isoTime(row['taken_at']),
    endedAt: timeOrNull(row['ended_at']),
    outcome: AccountOutcome.nullable().parse(row['outcome']),
    reason: text(row, 'reason'),
    numbers: Numbers.parse(JSON.parse(text(row, 'numbers'))),
    groupName: text(row, 'group_name'),
    orchestrationId: text(row, 'orchestration_id'),
    botId: text(row, 'bot_id'),
    routineName: text(row, 'routine_name'),
    poolName: text(row, 'pool_name'),
    ref: text(row, 'ref'),
  };
}
