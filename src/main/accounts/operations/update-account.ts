import type { AccountDraft, AccountView } from '../../../shared/account';
import type { AccountsFile } from '../file/accounts-file';
import { Refused } from '../file/refused';
import { isoTime, readAccounts } from './account-rows';
import { refuseTakenKey, writeTags, writtenColumns } from './account-writing';

export interface UpdateAccount {
  readonly accountId: number;
  /** As it was when the person read the account. */
  readonly updatedAt: string;
  readonly draft: AccountDraft;
  readonly nowMs: number;
  readonly session: string | null;
}

/**
 * Changes what the draft names; nothing when somebody else changed the account since `updatedAt`. Throws `Refused`
 * (`account_not_found`, `account_changed`, and what `createAccount` refuses).
 */
export function updateAccount(file: AccountsFile, input: UpdateAccount): AccountView {
  const { accountId, updatedAt, draft, nowMs, session } = input;
  const row = file.get('SELECT key, uid, updated_at FROM accounts WHERE id = ?', [accountId]);
  if (!row) throw new Refused({ code: 'account_not_found', account: String(accountId) });
  const before = Number(row['updated_at']);
  if (isoTime(before) !== updatedAt) throw new Refused({ code: 'account_changed', key: String(row['key']) });
  refuseTakenKey(file, draft.key, accountId);
  const written = writtenColumns(file, draft, String(row['uid']));
  const assignments = ['updated_at', ...written.map(([column]) => column)].map((column) => `${column} = ?`);
  // Always another time, also within a millisecond or after the clock was set back: it is what the next one is told by.
  const nowOrNextMs = Math.max(nowMs, before + 1);
  file.run(`UPDATE accounts SET ${assignments.join(', ')} WHERE id = ?`, [
    nowOrNextMs,
    ...written.map(([, value]) => value),
    accountId,
  ]);
  if (draft.tags) writeTags(file, accountId, draft.tags);
  const [account] = readAccounts(file, [accountId], session);
  if (!account) throw new Refused({ code: 'account_not_found', account: String(accountId) });
  return account;
}
