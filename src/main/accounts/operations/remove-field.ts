import { columnOf } from '../file/account-columns';
import type { AccountsFile } from '../file/accounts-file';
import { customColumn } from './account-writing';

/** Removes a field with all its values. Throws `Refused` (`account_field_unknown`). */
export function removeField(file: AccountsFile, { name }: { readonly name: string }): null {
  dropColumn(file, customColumn(file, name).fieldId);
  return null;
}

/** Drops the column of a custom field, its index first; the number is never given again. */
export function dropColumn(file: AccountsFile, fieldId: number): void {
  const column = columnOf(fieldId);
  file.database.exec(`DROP INDEX IF EXISTS accounts_${column}; ALTER TABLE accounts DROP COLUMN ${column}`);
  file.run('DELETE FROM fields WHERE id = ?', [fieldId]);
  file.forgetColumns();
}
