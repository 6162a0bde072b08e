import type { Clock, Logger } from '../../../shared/ports';
import type { PoolDraft, PoolId } from '../../../shared/pool';
import { checkPool, type PoolFacts } from '../../../shared/pool-rules';
import type { Problem } from '../../../shared/problem';
import type { AccountsThread } from '../accounts-thread';
import type { AccountImports } from '../import/account-imports';
import type { AccountFacts } from '../operations/pools/read-pool-facts';
import type { PoolStore, SavedPool } from '../pool-store';
import { followFacts, readFacts } from './followed-facts';
import { watchPoolFolders, type WatchedFolders } from './watched-folders';

/** Large files are imported while the host answers already. */
const FIRST_LOOK_MS = 3_000;

/** What is wrong with a pool's choice of a routine; routines are not known here. */
export type CheckRoutine = NonNullable<PoolFacts['checkRoutine']>;

export interface PoolCareOptions {
  /** The data folder. */
  readonly root: string;
  /** Which files of watched folders were imported already. */
  readonly stateFile: string;
  readonly thread: AccountsThread;
  readonly pools: PoolStore;
  readonly imports: Pick<AccountImports, 'importFiles'>;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** What is wrong with pools, kept up as accounts, their fields and watched folders change. */
export interface PoolCare {
  /** Everything known now to be wrong with a saved pool. Costs no look into the file of accounts. */
  problemsOf(saved: SavedPool, checkRoutine: CheckRoutine): readonly Problem[];
  /** Everything wrong with a draft of this pool (null: a new one), with the accounts as they are at this moment. */
  check(draft: PoolDraft, poolId: PoolId | null, checkRoutine: CheckRoutine): Promise<readonly Problem[]>;
  /** Tells that the problems of any pool may be others, though no pool was changed. */
  onChanged(listener: () => void): () => void;
  close(): Promise<void>;
}

/**
 * Begins to follow, makes indexes for what pools look at, and imports what lies in their watched folders. A command that
 * starts, asks and ends shall find what is there: it waits for that, but not for long.
 */
export async function openPoolCare(options: PoolCareOptions): Promise<PoolCare> {
  const { pools, thread, imports } = options;
  const folders = await watchPoolFolders({
    ...options,
    importFiles: (...args) => imports.importFiles(...args),
  });
  await firstLookOf(folders, options.clock);
  const facts = await followFacts(options);
  const factsFor = (
    poolId: PoolId | null,
    accounts: AccountFacts | null,
  ): Omit<PoolFacts, 'checkRoutine'> => ({
    otherNames: pools.list().flatMap(({ pool }) => (pool.id === poolId ? [] : [pool.name])),
    fields: accounts?.fields ?? null,
    missingKeys: accounts && new Set(accounts.missingKeys),
  });
  return {
    problemsOf: ({ pool }, checkRoutine) => [
      ...checkPool(pool, { ...factsFor(pool.id, facts.known), checkRoutine }),
      ...folders.problemsOf(pool),
    ],
    check: async (draft, poolId, checkRoutine) =>
      checkPool(draft, { ...factsFor(poolId, await readFacts(thread, [draft])), checkRoutine }),
    onChanged(listener) {
      const offs = [facts.onChanged(listener), folders.onChanged(listener)];
      return () => {
        for (const off of offs) off();
      };
    },
    async close() {
      await folders.close();
      await facts.close();
    },
  };
}

async function firstLookOf({ firstLook }: WatchedFolders, clock: Clock): Promise<void> {
  const patience = new AbortController();
  await Promise.race([firstLook, clock.sleep(FIRST_LOOK_MS, patience.signal).catch(() => undefined)]);
  patience.abort();
}
