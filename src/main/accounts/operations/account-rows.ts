import { z } from 'zod';
import { AccountStatus, type AccountView } from '../../../shared/account';
import { shownAccountValue } from '../../../shared/account-values';
import type { SqlRow, SqlValue } from '../../platform/database-protocol';
import { columnOf, type AccountColumns } from '../file/account-columns';
import type { AccountsFile } from '../file/accounts-file';

const Tags = z.array(z.string());

/**
 * Accounts as they are listed, in the order of their numbers given; those that are gone are left out. Secrets stay where
 * they are: only whether there is one is read. `session` is that of this process, null when it holds none.
 */
export function readAccounts(
  file: AccountsFile,
  ids: readonly number[],
  session: string | null,
): AccountView[] {
  const columns = file.columns();
  const rows = file.all(selectAccounts(columns), [JSON.stringify(ids)]);
  return rows.map((row) => viewOf(row, columns, session));
}

/** Tags, and who holds it, in the same statement: one answer is one state of the file. */
function selectAccounts({ fields }: AccountColumns): string {
  const custom = fields.map(({ id, type }) => {
    const column = columnOf(id);
    return type === 'secret' ? `, a.${column} IS NOT NULL AS ${column}` : `, a.${column}`;
  });
  return `SELECT a.id, a.key, a.label, a.status, a.notes, a.failure_count, a.cooldown_until, a.quarantine_reason,
    a.last_used_at, a.created_at, a.updated_at, a.lease_session, a.lease_expires_at,
    (SELECT json_group_array(t.tag) FROM account_tags t WHERE t.account_id = a.id) AS tags,
    u.orchestration_id, u.bot_id, u.group_name, u.routine_name, u.pool_name, u.ref, u.taken_at${custom.join('')}
    FROM json_each(?) j JOIN accounts a ON a.id = j.value LEFT JOIN uses u ON u.id = a.lease_use ORDER BY j.key`;
}

function viewOf(row: SqlRow, columns: AccountColumns, session: string | null): AccountView {
  return {
    id: Number(row['id']),
    key: text(row, 'key'),
    label: text(row, 'label'),
    status: AccountStatus.parse(row['status']),
    tags: Tags.parse(JSON.parse(text(row, 'tags'))),
    notes: text(row, 'notes'),
    failureCount: Number(row['failure_count']),
    cooldownUntil: timeOrNull(row['cooldown_until']),
    quarantineReason: row['quarantine_reason'] === null ? null : text(row, 'quarantine_reason'),
    lastUsedAt: timeOrNull(row['last_used_at']),
    createdAt: isoTime(row['created_at']),
    updatedAt: isoTime(row['updated_at']),
    fields: fieldsOf(row, columns),
    holder: holderOf(row, session),
  };
}

function fieldsOf(row: SqlRow, { fields }: AccountColumns): AccountView['fields'] {
  const shown = fields.flatMap(({ id, name, type }): [string, AccountView['fields'][string]][] => {
    const stored = row[columnOf(id)];
    if (type === 'secret') return stored === 1 ? [[name, { secret: true }]] : [];
    if (typeof stored !== 'string' && typeof stored !== 'number') return [];
    return [[name, shownAccountValue(type, stored)]];
  });
  return Object.fromEntries(shown);
}

function holderOf(row: SqlRow, session: string | null): AccountView['holder'] {
  const holder = row['lease_session'];
  if (typeof holder !== 'string') return null;
  return {
    orchestrationId: text(row, 'orchestration_id'),
    botId: text(row, 'bot_id'),
    groupName: text(row, 'group_name'),
    routineName: text(row, 'routine_name'),
    poolName: text(row, 'pool_name'),
    ref: text(row, 'ref'),
    since: isoTime(row['taken_at']),
    expiresAt: isoTime(row['lease_expires_at']),
    here: holder === session,
  };
}

/** A text of a row; empty where there is none. */
export function text(row: SqlRow, column: string): string {
  const value = row[column];
  return typeof value === 'string' ? value : '';
}

/** Wall clock milliseconds as ISO text. */
export function isoTime(ms: SqlValue | undefined): string {
  return new Date(Number(ms ?? 0)).toISOString();
}

/** The same, null when there is none. */
export function timeOrNull(ms: SqlValue | undefined): string | null {
  return typeof ms === 'number' ? isoTime(ms) : null;
}
