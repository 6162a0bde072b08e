import type { AccountView } from '../../../shared/account';
import type { AccountsFile } from '../file/accounts-file';
import { Refused } from '../file/refused';
import { readAccounts } from './account-rows';

/** The account of a key. Throws `Refused` (`account_not_found`). */
export function getAccount(
  file: AccountsFile,
  { key, session }: { readonly key: string; readonly session: string | null },
): AccountView {
  const id = file.get('SELECT id FROM accounts WHERE key = ?', [key])?.['id'];
  const [account] = id === undefined ? [] : readAccounts(file, [Number(id)], session);
  if (!account) throw new Refused({ code: 'account_not_found', account: key });
  return account;
}
