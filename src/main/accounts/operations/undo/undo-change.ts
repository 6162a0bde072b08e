import type { UndoId } from '../../../../shared/ids';
import { columnOf } from '../../file/account-columns';
import type { AccountsFile } from '../../file/accounts-file';
import { Refused } from '../../file/refused';
import { dropColumn } from '../remove-field';
import { forgetChange, keptChange, type KeptPart } from './kept-changes';

/** How many accounts are again what they were, and how many were left because they changed since. */
export interface UndoneAccounts {
  readonly undone: number;
  readonly left: number;
}

/**
 * Takes a change back, once: accounts that were changed since are left as they are, deleted ones come back with their
 * uses unless their key was given away. Throws `Refused` (`undo_not_found`).
 */
export function undoChange(
  file: AccountsFile,
  { undoId, nowMs }: { readonly undoId: UndoId; readonly nowMs: number },
): UndoneAccounts {
  const kept = keptChange(file, undoId, nowMs);
  if (!kept) throw new Refused({ code: 'undo_not_found', undoId });
  const done = kept.parts.map((part) => undoPart(file, part, nowMs));
  forgetChange(file, undoId);
  return {
    undone: done.reduce((sum, { undone }) => sum + undone, 0),
    left: done.reduce((sum, { left }) => sum + left, 0),
  };
}

function undoPart(file: AccountsFile, part: KeptPart, nowMs: number): UndoneAccounts {
  switch (part.kind) {
    case 'written':
      return rewrite(file, part, nowMs);
    case 'deleted':
      return bringBack(file, part.table);
    case 'made':
      return removeMade(file, part.table);
    case 'fields':
      for (const fieldId of part.fieldIds) removeEmptyField(file, fieldId);
      return { undone: 0, left: 0 };
  }
}

type Written = Extract<KeptPart, { kind: 'written' }>;

function rewrite(file: AccountsFile, { table, columns, tags }: Written, nowMs: number): UndoneAccounts {
  const before = countOf(file, table);
  // A bot that took it or ended its use since has the last word about its status, and about nothing else.
  const lease = columns.includes('status') ? 'AND a.fence = k.fence AND a.lease_use IS k.lease_use' : '';
  file.run(
    `DELETE FROM ${table} AS k
       WHERE NOT EXISTS (SELECT 1 FROM accounts a WHERE a.id = k.id AND a.updated_at = k.mark ${lease})`,
  );
  const present = presentColumns(file);
  const back = columns.filter((column) => present.has(column)).map((column) => `${column} = k.${column}`);
  file.run(
    `UPDATE accounts AS a SET ${[...back, 'updated_at = max(?, a.updated_at + 1)'].join(', ')}
       FROM ${table} k WHERE k.id = a.id`,
    [nowMs],
  );
  if (tags) {
    file.run(`DELETE FROM account_tags WHERE account_id IN (SELECT id FROM ${table})`);
    insertTags(file, table);
  }
  const undone = countOf(file, table);
  return { undone, left: before - undone };
}

function bringBack(file: AccountsFile, table: string): UndoneAccounts {
  const before = countOf(file, table);
  file.run(`DELETE FROM ${table} WHERE key IN (SELECT key FROM accounts)`);
  const present = presentColumns(file);
  insertAll(file, 'accounts', table, (column) => present.has(column));
  insertTags(file, table);
  file.run(`DELETE FROM ${table}_uses WHERE account_id NOT IN (SELECT id FROM ${table})`);
  insertAll(file, 'uses', `${table}_uses`);
  const undone = countOf(file, table);
  return { undone, left: before - undone };
}

/** Accounts that were used meanwhile stay: what they were used for is worth more than the undo. */
function removeMade(file: AccountsFile, table: string): UndoneAccounts {
  const undone = file.run(
    `DELETE FROM accounts WHERE fence = 0 AND lease_session IS NULL
       AND EXISTS (SELECT 1 FROM ${table} k WHERE k.id = accounts.id AND k.mark = accounts.updated_at)`,
  ).changes;
  return { undone, left: countOf(file, table) - undone };
}

function removeEmptyField(file: AccountsFile, fieldId: number): void {
  const column = columnOf(fieldId);
  const isThere = file.columns().fields.some(({ id }) => id === fieldId);
  if (isThere && !file.get(`SELECT 1 FROM accounts WHERE ${column} IS NOT NULL LIMIT 1`))
    dropColumn(file, fieldId);
}

function insertTags(file: AccountsFile, table: string): void {
  file.run(
    `INSERT OR IGNORE INTO account_tags (account_id, tag)
       SELECT account_id, tag FROM ${table}_tags WHERE account_id IN (SELECT id FROM ${table})`,
  );
}

function insertAll(
  file: AccountsFile,
  into: 'accounts' | 'uses',
  from: string,
  isWanted: (column: string) => boolean = () => true,
): void {
  const columns = columnsOf(file, from.replace('temp.', '')).filter(isWanted).join(', ');
  file.run(`INSERT INTO ${into} (${columns}) SELECT ${columns} FROM ${from}`);
}

/** A field that was removed since has no column to go back to. */
function presentColumns(file: AccountsFile): ReadonlySet<string> {
  return new Set(columnsOf(file, 'accounts'));
}

function columnsOf(file: AccountsFile, table: string): readonly string[] {
  return file.all('SELECT name FROM pragma_table_info(?)', [table]).map(({ name }) => String(name));
}

function countOf(file: AccountsFile, table: string): number {
  return Number(file.get(`SELECT count(*) AS n FROM ${table}`)?.['n']);
}
