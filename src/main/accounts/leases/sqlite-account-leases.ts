import type { Pool } from '../../../shared/pool';
import type { Clock, Logger, Random } from '../../../shared/ports';
import { makePrivateFolder } from '../../platform/paths';
import {
  AccountError,
  type AccountLeases,
  type AccountOwner,
  type HeldAccount,
  type TakeAnswer,
} from '../account-leases';
import type { AccountsThread } from '../accounts-thread';
import type { LeasedField, UnderLease } from '../operations/leases/leased-fields';
import type { LeaseProof } from '../operations/leases/settle-account';
import { createHeldLeases, type HeldLeases, type OwnLease } from './held-leases';
import { toAccountError } from './lease-errors';
import { LEASE_REASONS, LEASE_TTL_MS, startSessionHeart, type SessionHeart } from './session-heart';
import { createSearchedTake } from './searched-take';
import { createThrottledSignal } from './throttled-signal';
import { holdSessionLock, isSessionAlive, sessionsIn, type SessionLock } from './session-lock';
import { createWaitingPools, type WaitingPools } from './waiting-pools';

export interface AccountLeasesOptions {
  readonly thread: AccountsThread;
  /** The file of accounts, for messages. */
  readonly file: string;
  /** Where each process that holds leases keeps its lock. */
  readonly sessionsFolder: string;
  readonly clock: Clock;
  readonly random: Random;
  readonly logger: Logger;
}

export interface OpenAccountLeases extends AccountLeases {
  /** Stops the heart beat and gives the session up; leases still held are freed. */
  close(): Promise<void>;
}

/** Waiting bots hear of freed accounts at most this often. */
const FREED_EVERY_MS = 100;
/** After changes of people, what was taken away is looked for at most this often. */
const LOST_EVERY_MS = 200;
const GROUP_ENDED = 'the group ended';
const MAX_REASON = 1_000;

/**
 * Begins a session: frees the leases of processes that died, then renews its own until it is closed. Where no session
 * can be begun the program still starts: what needs accounts is then refused as `accounts_unusable`.
 *
 * An account is held by its own row in the file and by no memory: two processes on one file can't take it twice.
 * Whether a session lives is told by its lock file, and by what it does in the file; no wall clock decides that, so a
 * clock that jumps frees nothing and wedges nothing. Leases of this process never run out within it.
 */
export async function createAccountLeases(options: AccountLeasesOptions): Promise<OpenAccountLeases> {
  const { file, sessionsFolder, random, logger } = options;
  let lock: SessionLock;
  try {
    await makePrivateFolder(sessionsFolder);
    lock = holdSessionLock(sessionsFolder, () => random.uuid());
  } catch (error) {
    logger.error({ event: 'leases.no_session', folder: sessionsFolder, error });
    const reason = error instanceof Error ? error.message : String(error);
    return refusingLeases(new AccountError('accounts_unusable', { file, reason }));
  }
  const { leases, heart } = openSession(options, lock);
  await heart.look();
  for (const other of sessionsIn(sessionsFolder))
    if (other !== lock.session) isSessionAlive(sessionsFolder, other);
  return leases;
}

function openSession(
  options: AccountLeasesOptions,
  lock: SessionLock,
): { readonly leases: OpenAccountLeases; readonly heart: SessionHeart } {
  const { thread, clock, logger, sessionsFolder } = options;
  const { session } = lock;
  const held = createHeldLeases();
  const freed = createThrottledSignal(clock, FREED_EVERY_MS);
  const changed = createThrottledSignal(clock, LOST_EVERY_MS);
  const pools = createWaitingPools();
  const heart = startSessionHeart({
    ...{ thread, session, sessionsFolder, held, clock, logger },
    isSomebodyWaiting: () => pools.isSomebodyWaiting() && freed.hasListeners(),
    onFreed: () => freed.tell(),
  });
  changed.listen(() => void (held.count() > 0 && heart.look()));
  const unsubscribe = thread.onChanged(({ leasesOnly }) => {
    if (leasesOnly) return;
    changed.tell();
    freed.tell();
  });
  const parts: Parts = { ...options, session, held, freed: () => freed.tell(), pools };
  const inUse = uses(parts);
  const leases: OpenAccountLeases = {
    session,
    ...inUse,
    // What was taken after the end would be held by a session that is dead.
    take: (pool, owner) => (closing ? Promise.reject(closed(options.file)) : inUse.take(pool, owner)),
    ...fields(parts),
    ...figures(parts),
    onFreed: (listener) => freed.listen(listener),
    onLost: (listener) => held.onLost(listener),
    close: () => (closing ??= close()),
  };
  let closing: Promise<void> | undefined;
  const close = async (): Promise<void> => {
    unsubscribe();
    freed.stop();
    changed.stop();
    await heart.stop();
    const reason = LEASE_REASONS.programEnded;
    await thread
      .ask('freeLeases', { session, trace: null, outcome: 'released', reason, nowMs: clock.now() })
      // The next start finds the lock free and ends them.
      .catch((error: unknown) => logger.warn({ event: 'leases.not_freed', error }));
    lock.release();
  };
  return { leases, heart };
}

interface Parts extends AccountLeasesOptions {
  readonly session: string;
  readonly held: HeldLeases;
  readonly pools: WaitingPools;
  readonly freed: () => void;
}

function uses(parts: Parts): Pick<AccountLeases, 'take' | 'settle' | 'endAll'> {
  const { thread, file, clock, session, held, freed, pools } = parts;
  const searched = createSearchedTake(parts, LEASE_TTL_MS);
  const take = async (pool: Pool, owner: AccountOwner): Promise<TakeAnswer> => {
    const rules = pools.rulesOf(pool);
    const answer = await asked(
      file,
      searched.take({ rules, runId: owner.runId, session, poolName: pool.name, owner }),
    );
    pools.tookFrom(pool, 'useId' in answer);
    if (!('useId' in answer)) return { kind: 'nothing', dueAtMs: answer.dueAtMs };
    const { orchestrationId } = owner;
    held.add({ proof: proofOf(session, answer), retry: retryOf(pool), orchestrationId });
    return { kind: 'taken', account: answer };
  };
  /** What is being ended counts as held no more, unless it could not be ended. */
  const ending = async <T>(leases: readonly OwnLease[], work: Promise<T>): Promise<T> => {
    for (const lease of leases) held.remove(lease.proof.useId);
    try {
      return await asked(file, work);
    } catch (error) {
      for (const lease of leases) held.add(lease);
      throw error;
    } finally {
      freed();
    }
  };
  return {
    take,
    async settle(account, end, pool) {
      const lease = proofOf(session, account);
      const given = { ...end, reason: end.reason.slice(0, MAX_REASON) };
      const input = { lease, end: given, retry: retryOf(pool), nowMs: clock.now() };
      const own = held.find(account.useId);
      const isEnded = await ending(own ? [own] : [], thread.ask('settleAccount', input));
      if (!isEnded) throw lost(account);
    },
    async endAll(orchestrationId, how) {
      const open = held.of(orchestrationId);
      if (open.length === 0) return 0;
      const outcome = how === 'fail' ? ('failed' as const) : ('returned' as const);
      const end = { outcome, reason: GROUP_ENDED, numbers: {} };
      const nowMs = clock.now();
      const ends = open.map(({ proof, retry }) => ({ lease: proof, end, retry, nowMs }));
      return ending(open, thread.ask('endLeases', ends));
    },
  };
}

function fields({
  thread,
  file,
  clock,
  session,
  held,
}: Parts): Pick<AccountLeases, 'readField' | 'writeField' | 'incrementField' | 'secret'> {
  const underLease = async <T>(account: HeldAccount, work: Promise<UnderLease<T>>): Promise<T> => {
    const answer = await asked(file, work);
    if (answer) return answer.value;
    held.remove(account.useId);
    throw lost(account);
  };
  const at = (account: HeldAccount, field: string): LeasedField & { readonly nowMs: number } => ({
    lease: proofOf(session, account),
    field,
    nowMs: clock.now(),
  });
  return {
    readField: (account, field) => underLease(account, thread.ask('readLeasedField', at(account, field))),
    async writeField(account, field, value) {
      await underLease(account, thread.ask('writeLeasedField', { ...at(account, field), value }));
    },
    incrementField: (account, field, amount) =>
      underLease(account, thread.ask('incrementLeasedField', { ...at(account, field), amount })),
    secret: (account, field) => underLease(account, thread.ask('leasedSecret', at(account, field))),
  };
}

function figures({ thread, file, clock, pools }: Parts): Pick<AccountLeases, 'progress' | 'statistics'> {
  return {
    progress: (pool, runId, orchestrationId) => {
      const input = { rules: pools.rulesOf(pool), nowMs: clock.now(), poolName: pool.name };
      return asked(file, thread.ask('poolProgress', { ...input, runId, orchestrationId }));
    },
    statistics: (pool) =>
      asked(file, thread.ask('poolStatistics', { rules: pools.rulesOf(pool), nowMs: clock.now() })),
  };
}

async function asked<T>(file: string, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw toAccountError(error, file);
  }
}

function closed(file: string): AccountError {
  return new AccountError('accounts_unusable', { file, reason: LEASE_REASONS.programEnded });
}

function lost({ key }: HeldAccount): AccountError {
  return new AccountError('account_lost', { key });
}

function proofOf(session: string, { accountId, useId, fence }: HeldAccount): LeaseProof {
  return { session, accountId, useId, fence };
}

function retryOf({ retry: { maxFailures, cooldownMs } }: Pool): OwnLease['retry'] {
  return { maxFailures, cooldownMs };
}

/** Leases where no session could be begun: each call is refused with the reason. */
function refusingLeases(error: AccountError): OpenAccountLeases {
  const refuse = (): Promise<never> => Promise.reject(error);
  const off = (): (() => void) => () => undefined;
  return {
    session: '',
    ...{ take: refuse, settle: refuse, readField: refuse, writeField: refuse, incrementField: refuse },
    ...{ secret: refuse, endAll: refuse, progress: refuse, statistics: refuse, onFreed: off, onLost: off },
    close: () => Promise.resolve(),
  };
}
