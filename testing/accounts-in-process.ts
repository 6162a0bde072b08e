import {
  AccountsFileError,
  RefusedError,
  type AccountsChange,
  type AccountsThread,
} from '../src/main/accounts/accounts-thread';
import { openAccountsFile, type AccountsFile } from '../src/main/accounts/file/accounts-file';
import type { AccountsReply, AccountsWireError } from '../src/main/accounts/file/accounts-protocol';
import { createTransactions } from '../src/main/accounts/file/grouped-transactions';
import { kindOf } from '../src/main/accounts/operations/leases/operation-kinds';
import { OPERATIONS } from '../src/main/accounts/operations/operations';
import type { AppError } from '../src/shared/errors';

/** The file of accounts in the thread of the test, for many short lives and for what only its connection can do. */
export interface AccountsInProcess extends AccountsThread {
  readonly file: AccountsFile;
}

/** Opens it: the same operations in the same transactions as in the worker thread, without the way there. */
export function accountsInProcess(path: string): AccountsInProcess {
  const { file } = openAccountsFile(path);
  const listeners = new Set<(change: AccountsChange) => void>();
  const pending = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  let lastId = 0;
  const transactions = createTransactions(file, (reply: AccountsReply) => {
    if (reply.type === 'changed') for (const listener of [...listeners]) listener(reply);
    if (reply.type !== 'result' && reply.type !== 'error') return;
    const call = pending.get(reply.id);
    pending.delete(reply.id);
    if (reply.type === 'result') call?.resolve(reply.value);
    else call?.reject(errorOf(reply.error));
  });
  const close = (): Promise<void> => {
    transactions.flush();
    if (file.database.isOpen) file.database.close();
    return Promise.resolve();
  };
  return {
    file,
    opened: () => Promise.resolve(),
    ask(name, input) {
      if (!file.database.isOpen) return Promise.reject(new AccountsFileError('closed', null));
      const id = ++lastId;
      const operation = OPERATIONS[name] as (file: AccountsFile, input: unknown) => unknown;
      return new Promise((resolve, reject) => {
        pending.set(id, { resolve: resolve as (value: unknown) => void, reject });
        transactions.add({ id, kind: kindOf(name), work: (open) => operation(open, input) });
      });
    },
    onChanged(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close,
  };
}

function errorOf({ name, message, sqliteCode, refused }: AccountsWireError): Error {
  if (refused !== null) return new RefusedError(refused as AppError);
  return new AccountsFileError(`${name}: ${message}`, sqliteCode);
}
