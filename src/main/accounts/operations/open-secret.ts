import { columnOf } from '../file/account-columns';
import type { AccountsFile } from '../file/accounts-file';
import { Refused } from '../file/refused';
import { customColumn } from './account-writing';

/**
 * The clear text of one secret, empty when the account has none, and the key of the account for the log. Throws
 * `Refused` (`account_not_found`, `account_field_unknown` for what is no secret, `secrets_locked`).
 */
export function openSecret(
  file: AccountsFile,
  { accountId, field }: { readonly accountId: number; readonly field: string },
): { readonly key: string; readonly value: string } {
  const { name, type, fieldId } = customColumn(file, field);
  if (type !== 'secret') throw new Refused({ code: 'account_field_unknown', field: name });
  const row = file.get(`SELECT key, uid, ${columnOf(fieldId)} AS sealed FROM accounts WHERE id = ?`, [
    accountId,
  ]);
  if (!row) throw new Refused({ code: 'account_not_found', account: String(accountId) });
  const { key, uid, sealed } = row;
  const value = sealed instanceof Uint8Array ? file.secrets.open(String(uid), fieldId, sealed) : '';
  return { key: String(key), value };
}
