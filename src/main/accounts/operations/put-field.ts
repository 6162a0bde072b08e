import { MAX_ACCOUNT_FIELDS, type AccountField, type AccountFieldType } from '../../../shared/account';
import { columnOf, type AccountColumn } from '../file/account-columns';
import type { AccountsFile } from '../file/accounts-file';
import { Refused } from '../file/refused';
import { dropColumn } from './remove-field';

/** Texts are compared without case, by an index as well. Names of columns and types are this program's own. */
const STORED_AS: Readonly<Record<AccountFieldType, string>> = {
  text: 'TEXT COLLATE NOCASE',
  number: 'REAL',
  boolean: 'INTEGER',
  date: 'INTEGER',
  duration: 'INTEGER',
  secret: 'BLOB',
};

/**
 * Adds a field, or changes the label of one; the type changes as long as no account has a value. Throws `Refused`
 * (`account_field_taken`, `account_fields_too_many`).
 */
export function putField(file: AccountsFile, { field }: { readonly field: AccountField }): null {
  const { name, type, label } = field;
  const present = file.columns().find(name);
  if (!present) return addField(file, field);
  if (present.fieldId === null)
    throw new Refused({ code: 'account_field_taken', field: name, type: present.type });
  if (present.type !== type) return changeType(file, field, { ...present, fieldId: present.fieldId });
  file.run('UPDATE fields SET label = ? WHERE id = ?', [label, present.fieldId]);
  file.forgetColumns();
  return null;
}

function changeType(
  file: AccountsFile,
  field: AccountField,
  { fieldId, type }: AccountColumn & { readonly fieldId: number },
): null {
  const column = columnOf(fieldId);
  if (file.get(`SELECT 1 FROM accounts WHERE ${column} IS NOT NULL LIMIT 1`))
    throw new Refused({ code: 'account_field_taken', field: field.name, type });
  dropColumn(file, fieldId);
  return addField(file, field);
}

function addField(file: AccountsFile, { name, type, label }: AccountField): null {
  if (file.columns().fields.length >= MAX_ACCOUNT_FIELDS)
    throw new Refused({ code: 'account_fields_too_many', limit: MAX_ACCOUNT_FIELDS });
  const { lastInsertRowid: id } = file.run(
    `INSERT INTO fields (name, type, label, position)
       VALUES (?, ?, ?, (SELECT coalesce(max(position), 0) + 1 FROM fields))`,
    [name, type, label],
  );
  file.database.exec(`ALTER TABLE accounts ADD COLUMN ${columnOf(id)} ${STORED_AS[type]}`);
  file.forgetColumns();
  return null;
}
