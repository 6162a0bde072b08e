import type { AccountDraft } from '../../../shared/account';
import type { AccountsFile } from '../file/accounts-file';
import { refuseTakenKey, writeTags, writtenColumns } from './account-writing';

/**
 * Adds an account and answers its number. Throws `Refused` (`account_key_taken`, `account_value_invalid`,
 * `account_field_unknown`, `secrets_locked`).
 */
export function createAccount(
  file: AccountsFile,
  { draft, nowMs }: { readonly draft: AccountDraft; readonly nowMs: number },
): number {
  refuseTakenKey(file, draft.key, null);
  const uid = String(file.get('SELECT lower(hex(randomblob(16))) AS uid')?.['uid']);
  const written = writtenColumns(file, draft, uid);
  const columns = ['uid', 'created_at', 'updated_at', ...written.map(([column]) => column)];
  const { lastInsertRowid: accountId } = file.run(
    `INSERT INTO accounts (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
    [uid, nowMs, nowMs, ...written.map(([, value]) => value)],
  );
  writeTags(file, accountId, draft.tags ?? []);
  return accountId;
}
