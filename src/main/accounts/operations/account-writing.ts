import {
  MAX_ACCOUNT_KEY,
  MAX_ACCOUNT_TAGS,
  MAX_ACCOUNT_TEXT,
  type AccountDraft,
  type AccountValue,
} from '../../../shared/account';
import { isStorableText, storedAccountValue } from '../../../shared/account-values';
import type { SqlValue } from '../../platform/database-protocol';
import type { AccountColumn } from '../file/account-columns';
import type { AccountsFile } from '../file/accounts-file';
import { Refused } from '../file/refused';

/** A custom field of this name, found without case. Throws `Refused` (`account_field_unknown`). */
export function customColumn(file: AccountsFile, name: string): AccountColumn & { readonly fieldId: number } {
  const column = file.columns().find(name);
  if (!column || column.fieldId === null) throw new Refused({ code: 'account_field_unknown', field: name });
  return { ...column, fieldId: column.fieldId };
}

/**
 * A value as it is written into a custom field's column, secrets sealed for the account of this `uid`. Throws `Refused`
 * (`account_value_invalid`, `secrets_locked`).
 */
export function writtenValue(
  file: AccountsFile,
  { name, type, fieldId }: AccountColumn,
  value: AccountValue,
  uid: string,
): SqlValue {
  const stored =
    type === 'status' || type === 'tags' || fieldId === null ? undefined : storedAccountValue(type, value);
  if (stored === undefined) throw new Refused({ code: 'account_value_invalid', field: name, type });
  return type === 'secret' && typeof stored === 'string' && fieldId !== null
    ? file.secrets.seal(uid, fieldId, stored)
    : stored;
}

/** The columns of `accounts` a draft names, and what they become. */
export function writtenColumns(
  file: AccountsFile,
  draft: AccountDraft,
  uid: string,
): readonly (readonly [column: string, value: SqlValue])[] {
  const builtIn = (['key', 'label', 'notes'] as const).flatMap((name) => {
    const value = draft[name];
    return value === undefined ? [] : [[name, storableText(name, value)] as const];
  });
  const custom = Object.entries(draft.fields ?? {}).map(([name, value]) => {
    const column = customColumn(file, name);
    return [`f${String(column.fieldId)}`, writtenValue(file, column, value, uid)] as const;
  });
  // A field written twice in different case is one column: the last one counts.
  return [...new Map([...builtIn, ...custom])];
}

/** A text of a built-in field as it is kept. Throws `Refused` (`account_value_invalid`). */
export function storableText(field: 'key' | 'label' | 'notes', value: AccountValue): string {
  const longest = field === 'notes' ? MAX_ACCOUNT_TEXT : MAX_ACCOUNT_KEY;
  if (typeof value !== 'string' || value.length > longest || !isStorableText(value))
    throw new Refused({ code: 'account_value_invalid', field, type: 'text' });
  return value;
}

/** Puts these tags, and no others, on an account. */
export function writeTags(file: AccountsFile, accountId: number, tags: readonly string[]): void {
  file.run('DELETE FROM account_tags WHERE account_id = ?', [accountId]);
  file.run('INSERT OR IGNORE INTO account_tags (account_id, tag) SELECT ?, value FROM json_each(?)', [
    accountId,
    JSON.stringify(storableTags(tags)),
  ]);
}

/** Tags as they are kept. Throws `Refused` (`account_value_invalid`). */
export function storableTags(tags: readonly string[]): readonly string[] {
  const trimmed = tags.map((tag) => tag.trim());
  const fit = trimmed.every((tag) => tag !== '' && tag.length <= MAX_ACCOUNT_KEY && isStorableText(tag));
  if (!fit || trimmed.length > MAX_ACCOUNT_TAGS) throw invalidTags();
  return trimmed;
}

/** Says that tags can't be kept like this. */
export function invalidTags(): Refused {
  return new Refused({ code: 'account_value_invalid', field: 'tags', type: 'tags' });
}

/** Throws `Refused` (`account_key_taken`) when another account has the key. */
export function refuseTakenKey(file: AccountsFile, key: string, ownId: number | null): void {
  const id = file.get('SELECT id FROM accounts WHERE key = ?', [key])?.['id'];
  if (id !== undefined && id !== ownId) throw new Refused({ code: 'account_key_taken', key });
}
