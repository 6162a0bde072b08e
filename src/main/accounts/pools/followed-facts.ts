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
 * saved, and when a field appears. Resolves when it was read for the first time.
 */
export async function followFacts(options: FollowedFactsOptions): Promise<FollowedFacts> {
  const follower = new FactsFollower(options);
  await follower.open();
  return follower;
}

class FactsFollower implements FollowedFacts {
  known: AccountFacts | null = null;
  readonly #options: FollowedFactsOptions;
  readonly #listeners = new Set<() => void>();
  readonly #offs: (() => void)[];
  /** What was told last; empty: nothing yet. */
  #told = '';
  #cancelTimer: (() => void) | undefined;
  #work = Promise.resolve();
  #closed = false;

  constructor(options: FollowedFactsOptions) {
    this.#options = options;
    this.#offs = [
      options.thread.onChanged(() => this.#lookLater(LOOK_EVERY_MS)),
      options.pools.watch((change) => {
        // The fields of this pool may have no index yet.
        if (change.type === 'put') this.#told = '';
        this.#lookLater(0);
      }),
    ];
  }

  async open(): Promise<void> {
    const { thread, logger } = this.#options;
    this.known = await readFacts(thread, this.#pools()).catch((error: unknown) => {
      logger.warn({ event: 'pools.facts_failed', error });
      return null;
    });
    this.#lookLater(0);
  }

  onChanged(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#cancelTimer?.();
    for (const off of this.#offs) off();
    await this.#work;
  }

  #pools(): readonly Pool[] {
    return this.#options.pools.list().map(({ pool }) => pool);
  }

  #lookLater(delayMs: number): void {
    const { clock, logger } = this.#options;
    if (this.#closed) return;
    this.#cancelTimer ??= clock.schedule(delayMs, () => {
      this.#cancelTimer = undefined;
      this.#work = this.#work
        .then(() => this.#look())
        // The next change brings another try.
        .catch((error: unknown) => logger.warn({ event: 'pools.facts_failed', error }));
    });
  }

  async #look(): Promise<void> {
    const { thread } = this.#options;
    const pools = this.#pools();
    const read = await readFacts(thread, pools);
    const text = JSON.stringify(read);
    if (text === this.#told) return;
    this.known = read;
    this.#told = text;
    for (const listener of [...this.#listeners]) listener();
    if (read) await thread.ask('ensureFieldIndexes', { names: fieldsOf(pools) });
  }
}

/** Null when accounts can't be used: then nothing is known, and somebody else says so. */
export async function readFacts(
  thread: AccountsThread,
  pools: readonly Pick<Pool, 'include' | 'exclude'>[],
): Promise<AccountFacts | null> {
  const keys = [...new Set(pools.flatMap(({ include, exclude }) => [...include, ...exclude]))];
  try {
    // Fields alone are known to the thread that writes: most starts need none that looks, which is some 18 MB.
    if (keys.length === 0) return { fields: await thread.ask('readAccountFields', null), missingKeys: [] };
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
