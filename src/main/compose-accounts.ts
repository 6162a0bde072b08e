import { join } from 'node:path';
import type { Clock, Logger, Random } from '../shared/ports';
import type { AccountParts } from './accounts/account-parts';
import { createAccountsThread, type AccountsThreadOptions } from './accounts/accounts-thread';
import { createAccountImports } from './accounts/import/import-sessions';
import { createAccountLeases } from './accounts/leases/sqlite-account-leases';
import { createPoolStore } from './accounts/pools/json-pool-store';
import { openPoolCare } from './accounts/pools/pool-care';
import type { KeyStore } from './accounts/secrets/keyring';
import { createKeyring } from './accounts/secrets/sqlite-keyring';
import { openTogether } from './open-together';
import type { DataFolder } from './platform/paths';

export interface AccountOptions {
  readonly accountsWorker: AccountsThreadOptions['worker'];
  /** The system's place for keys; null where there is none. */
  readonly keyStore?: KeyStore | null;
  /** Opens the secrets of accounts; null where nobody gave one. */
  readonly accountsPassphrase?: string | null;
  readonly clock: Clock;
  readonly random: Random;
  readonly logger: Logger;
}

export interface OpenAccounts extends AccountParts {
  close(): Promise<void>;
}

/**
 * Opens accounts and pools. A file of accounts that can't be used keeps nobody from the rest of the program: what needs
 * it is refused with the reason.
 */
export async function openAccounts(options: AccountOptions, folder: DataFolder): Promise<OpenAccounts> {
  const {
    accountsWorker,
    keyStore = null,
    accountsPassphrase: passphrase = null,
    clock,
    random,
    logger,
  } = options;
  const file = folder.accountsFile;
  const thread = createAccountsThread({ file, worker: accountsWorker, logger });
  const common = { thread, file, clock, random, logger };
  const { pools: poolsFolder, trash: trashFolder, quarantine: quarantineFolder } = folder;
  const [keyring, leases, pools] = await openTogether([
    createKeyring({ ...common, keyFile: folder.accountsKeyFile, keyStore, passphrase }),
    createAccountLeases({ ...common, sessionsFolder: folder.accountSessions }),
    createPoolStore({ folder: poolsFolder, trashFolder, quarantineFolder, clock, random, logger }),
  ]).catch(async (error: unknown) => {
    await thread.close();
    throw error;
  });
  const imports = createAccountImports({ ...common, worker: accountsWorker });
  const { root, state } = folder;
  const watched = { root, stateFile: join(state, 'watched-files.json') };
  const poolCare = await openPoolCare({ ...common, ...watched, pools, imports });
  return {
    ...{ file, thread, leases, keyring, imports, pools, poolCare },
    async close() {
      await poolCare.close();
      await Promise.all([imports.close(), pools.close(), keyring.close()]);
      await leases.close().finally(() => thread.close());
    },
  };
}
