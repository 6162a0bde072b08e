import { MAX_ACCOUNT_TAGS, type AccountStatus, type AccountValue } from '../../../shared/account';
import type { AccountChange, AccountSelection } from '../../../shared/contract/accounts';
import type { UndoId } from '../../../shared/ids';
import { columnOf } from '../file/account-columns';
import type { AccountsFile } from '../file/accounts-file';
import { selectedIds } from './account-query';
import { customColumn, invalidTags, storableTags, storableText, writtenValue } from './account-writing';
import { beginKeeping, type ChangeKeeper } from './undo/kept-changes';

export interface ChangeAccounts {
  readonly selection: AccountSelection;
  readonly change: AccountChange;
  /** Wall clock, milliseconds. */
  readonly nowMs: number;
}

interface Selected {
  readonly file: AccountsFile;
  /** Numbers as a JSON list. */
  readonly ids: string;
  readonly nowMs: number;
}

const SELECTED = 'id IN (SELECT value FROM json_each(?))';
/** A time of change always grows: it is what an edit begun before is refused by. */
const TOUCHED = 'updated_at = max(?, updated_at + 1)';

/** How many were changed, and by what it can be taken back; null when it can't. */
export interface ChangedAccounts {
  readonly changed: number;
  readonly undoId: UndoId | null;
}

/**
 * Changes many accounts, all or none: held ones are not deleted, only held ones are released. What was before is kept
 * for a while, see `undoChange`. Throws `Refused` (`account_filter_invalid`, `account_value_invalid`,
 * `account_field_unknown`, `secrets_locked`).
 */
export function changeAccounts(file: AccountsFile, input: ChangeAccounts): ChangedAccounts {
  const { selection, change, nowMs } = input;
  const selected = { file, ids: selectedIds(file, selection, nowMs), nowMs };
  // A bot that lost its account can't be given it back.
  if (change.kind === 'release') return { changed: release(selected), undoId: null };
  const keeper = beginKeeping(file, nowMs);
  keepBefore(keeper, selected, change);
  const changed = carryOut(selected, change);
  return { changed, undoId: keeper.done() };
}

type Kept = Exclude<AccountChange, { kind: 'release' }>;

function keepBefore(keeper: ChangeKeeper, { file, ids, nowMs }: Selected, change: Kept): void {
  if (change.kind === 'delete') {
    keeper.deleted(ids);
    return;
  }
  const columns = changedColumns(file, change);
  const mark = { sql: 'max(?, updated_at + 1)', nowMs };
  keeper.written({ ids, columns, tags: change.kind === 'tags', mark });
}

function changedColumns(file: AccountsFile, change: Exclude<Kept, { kind: 'delete' }>): readonly string[] {
  if (change.kind === 'tags') return [];
  if (change.kind === 'status') return ['status', 'failure_count', 'cooldown_until', 'quarantine_reason'];
  return [builtInText(change.name) ?? columnOf(customColumn(file, change.name).fieldId)];
}

function carryOut(selected: Selected, change: Kept): number {
  const { file, ids } = selected;
  switch (change.kind) {
    case 'status':
      return setStatus(selected, change.status, change.reason);
    case 'tags':
      return changeTags(selected, change.add, change.remove);
    case 'field':
      return setField(selected, change.name, change.value);
    case 'delete':
      return file.run(`DELETE FROM accounts WHERE ${SELECTED} AND lease_session IS NULL`, [ids]).changes;
  }
}

function setStatus({ file, ids, nowMs }: Selected, status: AccountStatus, reason: string): number {
  const { sql, parameters } =
    status === 'available'
      ? { sql: ', failure_count = 0, cooldown_until = NULL, quarantine_reason = NULL', parameters: [] }
      : status === 'quarantined'
        ? { sql: ', quarantine_reason = ?', parameters: [reason] }
        : { sql: '', parameters: [] };
  return file.run(`UPDATE accounts SET ${TOUCHED}, status = ?${sql} WHERE ${SELECTED}`, [
    nowMs,
    status,
    ...parameters,
    ids,
  ]).changes;
}

function changeTags(
  { file, ids, nowMs }: Selected,
  add: readonly string[],
  remove: readonly string[],
): number {
  file.run(
    `DELETE FROM account_tags WHERE account_id IN (SELECT value FROM json_each(?))
       AND tag IN (SELECT value FROM json_each(?))`,
    [ids, JSON.stringify(remove.map((tag) => tag.trim()))],
  );
  file.run(
    `INSERT OR IGNORE INTO account_tags (account_id, tag) SELECT a.id, t.value FROM accounts a, json_each(?) t
       WHERE a.id IN (SELECT value FROM json_each(?))`,
    [JSON.stringify(storableTags(add)), ids],
  );
  const tooMany = file.get(
    `SELECT 1 FROM account_tags WHERE account_id IN (SELECT value FROM json_each(?))
       GROUP BY account_id HAVING count(*) > ?`,
    [ids, MAX_ACCOUNT_TAGS],
  );
  if (tooMany) throw invalidTags();
  return file.run(`UPDATE accounts SET ${TOUCHED} WHERE ${SELECTED}`, [nowMs, ids]).changes;
}

const BUILT_IN_TEXTS = ['label', 'notes'] as const;

function builtInText(name: string): (typeof BUILT_IN_TEXTS)[number] | undefined {
  return BUILT_IN_TEXTS.find((one) => one === name.toLowerCase());
}

function setField(selected: Selected, name: string, value: AccountValue): number {
  const { file, ids, nowMs } = selected;
  const builtIn = builtInText(name);
  if (builtIn !== undefined) return setBuiltInText(selected, builtIn, value);
  const column = customColumn(file, name);
  const assignments = `${TOUCHED}, f${String(column.fieldId)} = ?`;
  // A secret is sealed for its account: none of two is the same.
  if (column.type !== 'secret' || value === null) {
    const written = writtenValue(file, column, value, '');
    return file.run(`UPDATE accounts SET ${assignments} WHERE ${SELECTED}`, [nowMs, written, ids]).changes;
  }
  const accounts = file.all(`SELECT id, uid FROM accounts WHERE ${SELECTED}`, [ids]);
  for (const { id, uid } of accounts) {
    const sealed = writtenValue(file, column, value, String(uid));
    file.run(`UPDATE accounts SET ${assignments} WHERE id = ?`, [nowMs, sealed, Number(id)]);
  }
  return accounts.length;
}

function setBuiltInText(
  { file, ids, nowMs }: Selected,
  column: (typeof BUILT_IN_TEXTS)[number],
  value: AccountValue,
): number {
  const written = storableText(column, value ?? '');
  return file.run(`UPDATE accounts SET ${TOUCHED}, ${column} = ? WHERE ${SELECTED}`, [nowMs, written, ids])
    .changes;
}

/** Takes accounts from whoever holds them: what the holder still says of them is refused by use and fence. */
function release({ file, ids, nowMs }: Selected): number {
  file.run(
    `UPDATE uses SET ended_at = ?, outcome = 'released'
       WHERE outcome IS NULL AND id IN (SELECT lease_use FROM accounts WHERE ${SELECTED})`,
    [nowMs, ids],
  );
  return file.run(
    `UPDATE accounts SET lease_session = NULL, lease_use = NULL, lease_expires_at = NULL, fence = fence + 1
       WHERE ${SELECTED} AND lease_session IS NOT NULL`,
    [ids],
  ).changes;
}
