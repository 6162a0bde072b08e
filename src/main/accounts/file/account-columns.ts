import type { AccountField, AccountFieldType } from '../../../shared/account';
import { AccountField as Field } from '../../../shared/account';
import type { SqlRow } from '../../platform/database-protocol';

/** What a column of `accounts` holds: a custom field's type, or what only built-in ones are. */
export type ColumnType = AccountFieldType | 'status' | 'tags';

/** A field, built in or custom, and where it stands in the file. */
export interface AccountColumn {
  readonly name: string;
  readonly type: ColumnType;
  /** An expression over the table `accounts` under the alias `a`; text of this program only. */
  readonly sql: string;
  /** Number of a custom field in `fields`; null for a built-in one. */
  readonly fieldId: number | null;
}

/** All fields of the file, custom ones in the order people see them. Names are found without case. */
export interface AccountColumns {
  find(name: string): AccountColumn | undefined;
  readonly fields: readonly (AccountField & { readonly id: number })[];
}

/** Built-in fields; dates are wall clock milliseconds in the file. An empty text is none, as in a custom field. */
const BUILT_IN: readonly AccountColumn[] = [
  { name: 'key', type: 'text', sql: 'a.key', fieldId: null },
  { name: 'label', type: 'text', sql: "nullif(a.label, '')", fieldId: null },
  { name: 'status', type: 'status', sql: 'a.status', fieldId: null },
  { name: 'tags', type: 'tags', sql: 'a.id', fieldId: null },
  { name: 'notes', type: 'text', sql: "nullif(a.notes, '')", fieldId: null },
  { name: 'failureCount', type: 'number', sql: 'a.failure_count', fieldId: null },
  { name: 'cooldownUntil', type: 'date', sql: 'a.cooldown_until', fieldId: null },
  { name: 'quarantineReason', type: 'text', sql: 'a.quarantine_reason', fieldId: null },
  { name: 'lastUsedAt', type: 'date', sql: 'a.last_used_at', fieldId: null },
  { name: 'createdAt', type: 'date', sql: 'a.created_at', fieldId: null },
  { name: 'updatedAt', type: 'date', sql: 'a.updated_at', fieldId: null },
];

/** Reads the fields of the file. */
export function readColumns(file: { all(sql: string): readonly SqlRow[] }): AccountColumns {
  const fields = file
    .all('SELECT id, name, type, label FROM fields ORDER BY position, id')
    .map((row) => ({ ...Field.parse(row), id: Number(row['id']) }));
  const custom = fields.map(({ id, name, type }): AccountColumn => ({
    name,
    type,
    sql: `a.${columnOf(id)}`,
    fieldId: id,
  }));
  const byName = new Map([...BUILT_IN, ...custom].map((column) => [column.name.toLowerCase(), column]));
  return { find: (name) => byName.get(name.toLowerCase()), fields };
}

/** The column of a custom field: a number in its name, never a text of a person. */
export function columnOf(fieldId: number): string {
  return `f${String(fieldId)}`;
}
