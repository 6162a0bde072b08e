import type { Clock, Logger } from '../../../shared/ports';
import type { Pool } from '../../../shared/pool';
import { rulesOf } from '../../../shared/account-filter';
import { AccountsFileError, type AccountsThread } from '../accounts-thread';
import type { AccountFacts } from '../operations/pools/read-pool-facts';
import type { PoolStore } from '../pool-store';

/** Accounts change thousands of times a second; what is said about pools may be this old. */
const LOOK_EVERY_MS = 500;

/** What of the accounts decides about the problems of pools, as it was when last looked at. */
export interface FollowedFacts {
  /** Null until it was read, and while accounts can't be used. */
  readonly known: AccountFacts | null;
  onChanged(listener: () => void): () => void;
  close(): Promise<void>;
}

export interface FollowedFactsOptions {
  readonly thread: AccountsThread;
  readonly pools: PoolStore;
  readonly clock: Clock;
  readonly logger: Logger;
}

/**
 * Follows fields and keys, and sees to it that what pools filter and sort by has an index: when a pool is loaded or
 * saved, and when a field appears.
 */
export function followFacts({ thread, pools, clock, logger }: FollowedFactsOptions): FollowedFacts {
  const listeners = new Set<() => void>();
  let known: AccountFacts | null = null;
  let text = 'null';
  let cancelTimer: (() => void) | undefined;
  let work = Promise.resolve();
  let closed = false;

  const look = async (): Promise<void> => {
    const all = pools.list().map(({ pool }) => pool);
    const read = await readFacts(thread, all);
    if (read && JSON.stringify(read) === text) return;
    known = read;
    text = JSON.stringify(read);
    if (read) await thread.ask('ensureFieldIndexes', { names: fieldsOf(all) });
    for (const listener of [...listeners]) listener();
  };
  const later = (delayMs: number): void => {
    if (closed) return;
    cancelTimer ??= clock.schedule(delayMs, () => {
      cancelTimer = undefined;
      work = work
        .then(look)
        // The next change brings another try.
        .catch((error: unknown) => logger.warn({ event: 'pools.facts_failed', error }));
    });
  };
  const offs = [
    thread.onChanged(() => later(LOOK_EVERY_MS)),
    pools.watch((change) => {
      // The fields of this pool may have no index yet.
      if (change.type === 'put') text = '';
      later(0);
    }),
  ];
  later(0);
  return {
    get known() {
      return known;
    },
    onChanged(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async close() {
      closed = true;
      cancelTimer?.();
      for (const off of offs) off();
      await work;
    },
  };
}

/** Null when accounts can't be used: then nothing is known, and somebody else says so. */
export async function readFacts(
  thread: AccountsThread,
  pools: readonly Pick<Pool, 'include' | 'exclude'>[],
): Promise<AccountFacts | null> {
  const keys = [...new Set(pools.flatMap(({ include, exclude }) => [...include, ...exclude]))];
  try {
    return await thread.ask('readPoolFacts', { keys });
  } catch (error) {
    if (error instanceof AccountsFileError) return null;
    throw error;
  }
}

/** Fields that a pool filters or sorts by. */
function fieldsOf(pools: readonly Pool[]): string[] {
  const names = pools.flatMap(({ filter, sort }) => [
    ...rulesOf(filter).flatMap((rule) => ('field' in rule ? [rule.field] : [])),
    ...sort.map(({ by }) => by),
  ]);
  return [...new Set(names)];
}
