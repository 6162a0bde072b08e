import { MAX_ACCOUNT_KEY, type AccountValue } from '../../../../shared/account';
import { shownAccountValue, storedAccountValue } from '../../../../shared/account-values';
import type { SqlValue } from '../../../platform/database-protocol';
import { columnOf, type AccountColumn } from '../../file/account-columns';
import type { AccountsFile } from '../../file/accounts-file';
import { Refused } from '../../file/refused';
import { usesEnded } from './pool-candidates';
import type { LeaseProof } from './settle-account';
import { touch } from './touched-accounts';

/** A field of an account under its lease. */
export interface LeasedField {
  readonly lease: LeaseProof;
  /** Built in or custom, without case. */
  readonly field: string;
}

/** Null when the lease is not there any more: then nothing was read or changed. */
export type UnderLease<T> = { readonly value: T } | null;

/** A field's value. Tags are joined by commas; a secret is refused with `account_value_invalid`. */
export function readLeasedField(file: AccountsFile, input: LeasedField): UnderLease<AccountValue> {
  const column = columnNamed(file, input.field);
  if (column.type === 'secret') throw unfit(column);
  const row = heldRow(file, input.lease, readingOf(column));
  return row && { value: shown(column, row['value'] ?? null) };
}

/** Writes a custom field, the label or the notes; null and an empty text take the value away. A secret is sealed. */
export function writeLeasedField(
  file: AccountsFile,
  { lease, field, value, nowMs }: LeasedField & { readonly value: AccountValue; readonly nowMs: number },
): UnderLease<null> {
  const column = columnNamed(file, field);
  const name = writableName(column);
  const row = heldRow(file, lease, 'a.uid');
  if (!row) return null;
  const stored = storable(column, value);
  const sealed =
    column.type === 'secret' && column.fieldId !== null && typeof stored === 'string'
      ? file.secrets.seal(String(row['value']), column.fieldId, stored)
      : stored;
  write(file, name, { value: sealed, accountId: lease.accountId, nowMs });
  return { value: null };
}

/** Adds to a number or a duration and answers the new value; an empty field counts as 0. */
export function incrementLeasedField(
  file: AccountsFile,
  { lease, field, amount, nowMs }: LeasedField & { readonly amount: number; readonly nowMs: number },
): UnderLease<number> {
  const column = columnNamed(file, field);
  const name = writableName(column);
  if (column.type !== 'number' && column.type !== 'duration') throw unfit(column);
  const row = heldRow(file, lease, column.sql);
  if (!row) return null;
  const stored = storable(column, Number(row['value'] ?? 0) + amount);
  if (typeof stored !== 'number') throw unfit(column);
  write(file, name, { value: stored, accountId: lease.accountId, nowMs });
  return { value: stored };
}

/** The clear text of a secret. One without a value is refused with `account_value_invalid`, a locked one too. */
export function leasedSecret(file: AccountsFile, { lease, field }: LeasedField): UnderLease<string> {
  const column = columnNamed(file, field);
  if (column.type !== 'secret' || column.fieldId === null) throw unfit(column);
  const row = heldRow(file, lease, `a.uid, ${column.sql}`);
  if (!row) return null;
  const sealed = row['value'];
  if (!(sealed instanceof Uint8Array)) throw unfit(column);
  return { value: file.secrets.open(String(row['uid']), column.fieldId, sealed) };
}

function heldRow(
  file: AccountsFile,
  { session, accountId, useId, fence }: LeaseProof,
  what: string,
): Readonly<Record<string, SqlValue>> | null {
  const row = file.get(
    `SELECT ${what} AS value FROM accounts a
     WHERE a.id = ? AND a.lease_session = ? AND a.lease_use = ? AND a.fence = ?`,
    [accountId, session, useId, fence],
  );
  return row ?? null;
}

function readingOf({ type, sql }: AccountColumn): string {
  if (type !== 'tags') return sql;
  return `(SELECT group_concat(tag, ',') FROM (SELECT tag FROM account_tags WHERE account_id = ${sql} ORDER BY tag))`;
}

function shown({ type }: AccountColumn, stored: SqlValue): AccountValue {
  if (stored === null || stored instanceof Uint8Array || type === 'secret') return null;
  return shownAccountValue(type === 'status' || type === 'tags' ? 'text' : type, stored);
}

/** Built-in fields a routine may write, and the longest text of each beyond what every text may have. */
const WRITABLE: Readonly<Record<string, { readonly column: string; readonly longest: number }>> = {
  label: { column: 'label', longest: MAX_ACCOUNT_KEY },
  notes: { column: 'notes', longest: Infinity },
};

function writableName(column: AccountColumn): string {
  if (column.fieldId !== null) return columnOf(column.fieldId);
  const writable = WRITABLE[column.name];
  if (!writable) throw unfit(column);
  return writable.column;
}

function storable(column: AccountColumn, value: AccountValue): string | number | null {
  const { type, fieldId, name } = column;
  if (type === 'status' || type === 'tags') throw unfit(column);
  const stored = storedAccountValue(type, value);
  if (stored === undefined) throw unfit(column);
  if (fieldId !== null) return stored;
  // Built-in texts are empty rather than missing.
  const text = String(stored ?? '');
  if (text.length > (WRITABLE[name]?.longest ?? 0)) throw unfit(column);
  return text;
}

function write(
  file: AccountsFile,
  column: string,
  { value, accountId, nowMs }: { value: SqlValue; accountId: number; nowMs: number },
): void {
  file.run(`UPDATE accounts SET ${column} = ?, updated_at = ? WHERE id = ?`, [value, nowMs, accountId]);
  usesEnded(file);
  touch(file, accountId);
}

function columnNamed(file: AccountsFile, name: string): AccountColumn {
  const column = file.columns().find(name);
  if (column) return column;
  throw new Refused({ code: 'account_field_unknown', field: name });
}

function unfit({ name, type }: AccountColumn): Refused {
  return new Refused({ code: 'account_value_invalid', field: name, type });
}
