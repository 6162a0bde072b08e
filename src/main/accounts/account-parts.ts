import type { AccountImports } from './import/account-imports';
import type { AccountLeases } from './account-leases';
import type { AccountsThread } from './accounts-thread';
import type { PoolStore } from './pool-store';
import type { PoolCare } from './pools/pool-care';
import type { Keyring } from './secrets/keyring';

/** Everything that has to do with accounts; made in `compose-accounts.ts`. */
export interface AccountParts {
  /** Path of the file of accounts, for messages. */
  readonly file: string;
  readonly thread: AccountsThread;
  readonly leases: AccountLeases;
  readonly keyring: Keyring;
  readonly imports: AccountImports;
  readonly pools: PoolStore;
  /** What is wrong with pools, and their watched folders. */
  readonly poolCare: PoolCare;
}
