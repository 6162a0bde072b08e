import { join } from 'node:path';
import { createAccountsThread, type AccountsThread } from '../src/main/accounts/accounts-thread';
import type { Keyring, KeyStore } from '../src/main/accounts/secrets/keyring';
import { createKeyring } from '../src/main/accounts/secrets/sqlite-keyring';
import { createSystemClock } from '../src/main/platform/system-clock';
import { accountsWorkerFromSource } from './accounts-worker';
import { createMemoryLogger, type MemoryLogger } from './memory-logger';

/** The accounts of a data folder with their keys, as a host opens them. */
export interface OpenSecrets {
  readonly thread: AccountsThread;
  readonly keyring: Keyring;
  readonly log: MemoryLogger;
  /** Adds an account with a secret field `pin`; answers its number. */
  add(key: string, pin: string): Promise<number>;
  /** The secret of an account, by the number `add` answered. */
  pinOf(accountId: number): Promise<string>;
  close(): Promise<void>;
}

/** Opens them as the desktop app does (with a key store), or as the host without a window. */
export async function openSecretsIn(
  folder: string,
  how: { readonly keyStore?: KeyStore; readonly passphrase?: string } = {},
): Promise<OpenSecrets> {
  const log = createMemoryLogger();
  const file = join(folder, 'accounts.db');
  const thread = createAccountsThread({ file, worker: accountsWorkerFromSource(), logger: log });
  const keyring = await createKeyring({
    ...{ thread, file, keyFile: join(folder, 'accounts.key'), clock: createSystemClock(), logger: log },
    keyStore: how.keyStore ?? null,
    passphrase: how.passphrase ?? null,
  });
  return {
    ...{ thread, keyring, log },
    async add(key, pin) {
      await thread.ask('putField', { field: { name: 'pin', type: 'secret', label: '' } });
      return thread.ask('createAccount', { draft: { key, fields: { pin } }, nowMs: 1 });
    },
    pinOf: async (accountId) => (await thread.ask('openSecret', { accountId, field: 'pin' })).value,
    async close() {
      await keyring.close();
      await thread.close();
    },
  };
}
