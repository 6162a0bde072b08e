import type { Pool } from '../../shared/pool';
import type { Clock } from '../../shared/ports';
import {
  AccountError,
  type AccountLeases,
  type AccountOwner,
  type HeldAccount,
  type TakeAnswer,
} from '../accounts/account-leases';
import type { StepGate } from '../routines/routine-runner';
import { reasonOf } from './cancelled';

/** At the latest then a waiting bot looks again: a rule over the ledger can come true without anybody telling. */
const LOOK_EVERY_MS = 30_000;
/** How exactly a pause is left out of the time a bot waits. */
const LOOK_AT_GATE_MS = 1_000;
/** Never sooner than this after a moment that was announced: clocks differ by a little. */
const LEAST_WAIT_MS = 50;

export interface PoolSource {
  readonly leases: AccountLeases;
  readonly pool: Pool;
  readonly owner: AccountOwner;
  readonly clock: Clock;
  /** A paused bot takes nothing: others may have it. */
  readonly gate: StepGate;
}

/** What a bot hears while it looks for an account. */
export interface TakeListener {
  /** Nothing now; `dueAtMs` is when something may come free (wall clock). Told again when that changes. */
  waiting(dueAtMs: number | null): void;
  /** It waited, and has one now. */
  ready(): void;
  /** It is no longer waited for an answer, which may still be an account: this resolves when that was given back. */
  late(work: Promise<void>): void;
  /** Nothing, and no more waiting: ends the bot, whose signal aborts. */
  exhausted(policy: 'complete' | 'fail'): void;
}

/**
 * Takes the next account of a pool, waiting for one as the pool says. Rejects with the signal's reason as soon as it
 * aborts; an account that comes too late for that is given back. Other rejections are `AccountError`.
 */
export async function takeFromPool(
  source: PoolSource,
  listener: TakeListener,
  signal: AbortSignal,
): Promise<HeldAccount> {
  const { leases, pool } = source;
  const freed = createBell();
  const off = leases.onFreed(freed.ring);
  const patience = new Patience(source);
  let hasWaited = false;
  try {
    for (;;) {
      patience.extend(await timeAtGate(source, signal));
      freed.silence();
      const answer = await answered(source, listener, signal);
      if (answer.kind === 'taken') {
        if (hasWaited) listener.ready();
        return answer.account;
      }
      if (patience.isOver()) {
        listener.exhausted(pool.onExhausted.kind === 'complete' ? 'complete' : 'fail');
        signal.throwIfAborted();
        throw new AccountError('pool_exhausted', { pool: pool.name });
      }
      hasWaited = true;
      listener.waiting(answer.dueAtMs);
      await untilNextLook(answer.dueAtMs, { source, patience, freed }, signal);
    }
  } finally {
    off();
  }
}

/** How long a bot waits as its pool says; begins with the first look that found nothing. */
class Patience {
  readonly #source: PoolSource;
  #deadline: number | undefined;

  constructor(source: PoolSource) {
    this.#source = source;
  }

  /** Time that does not count. */
  extend(ms: number): void {
    if (this.#deadline !== undefined) this.#deadline += ms;
  }

  isOver(): boolean {
    const { pool, clock } = this.#source;
    if (pool.onExhausted.kind !== 'wait') return true;
    this.#deadline ??= clock.monotonic() + (pool.onExhausted.timeoutMs ?? Number.POSITIVE_INFINITY);
    return clock.monotonic() >= this.#deadline;
  }

  untilNextLook(dueAtMs: number | null): number {
    const { clock } = this.#source;
    const untilDue = dueAtMs === null ? LOOK_EVERY_MS : dueAtMs - clock.now();
    const left = (this.#deadline ?? Number.POSITIVE_INFINITY) - clock.monotonic();
    return Math.min(Math.max(untilDue, LEAST_WAIT_MS), LOOK_EVERY_MS, left);
  }
}

/** A stop does not wait for a file that is slow to answer. */
async function answered(
  source: PoolSource,
  listener: TakeListener,
  signal: AbortSignal,
): Promise<TakeAnswer> {
  signal.throwIfAborted();
  const taking = source.leases.take(source.pool, source.owner);
  const ended = new AbortController();
  const stopped = new Promise<'stopped'>((resolve) => {
    signal.addEventListener('abort', () => resolve('stopped'), { once: true, signal: ended.signal });
  });
  const answer = await Promise.race([taking, stopped]).finally(() => ended.abort());
  if (answer !== 'stopped' && !signal.aborted) return answer;
  listener.late(
    taking.then(
      (late) => (late.kind === 'taken' ? giveBack(late.account, source) : undefined),
      // There is nothing to give back.
      () => undefined,
    ),
  );
  throw reasonOf(signal);
}

interface Waiting {
  readonly source: PoolSource;
  readonly patience: Patience;
  readonly freed: Bell;
}

/** Until there may be an account. Waits in short pieces, so that time spent in a pause is seen and does not count. */
async function untilNextLook(
  dueAtMs: number | null,
  { source, patience, freed }: Waiting,
  signal: AbortSignal,
): Promise<void> {
  const { clock } = source;
  const until = clock.monotonic() + patience.untilNextLook(dueAtMs);
  for (let left = until - clock.monotonic(); left > 0; left = until - clock.monotonic()) {
    const hasRung = await freed.heard(Math.min(left, LOOK_AT_GATE_MS), clock, signal);
    patience.extend(await timeAtGate(source, signal));
    if (hasRung) return;
  }
}

/** Milliseconds the bot was paused. */
async function timeAtGate({ gate, clock }: PoolSource, signal: AbortSignal): Promise<number> {
  const since = clock.monotonic();
  await gate(signal);
  return clock.monotonic() - since;
}

async function giveBack(account: HeldAccount, { leases, pool }: PoolSource): Promise<void> {
  const end = { outcome: 'returned', reason: '', numbers: {} } as const;
  // What can't be given back now is ended with its group.
  await leases.settle(account, end, pool).catch(() => undefined);
}

interface Bell {
  readonly ring: () => void;
  silence(): void;
  /** Whether it rang since it was silenced, once it did, or after `ms`; rejects with the signal's reason. */
  heard(ms: number, clock: Clock, signal: AbortSignal): Promise<boolean>;
}

function createBell(): Bell {
  let hasRung = false;
  let wake = (): void => undefined;
  return {
    ring() {
      hasRung = true;
      wake();
    },
    silence() {
      hasRung = false;
    },
    heard(ms, clock, signal) {
      return new Promise((resolve, reject) => {
        if (signal.aborted) {
          reject(reasonOf(signal));
          return;
        }
        const end = (finish: () => void) => (): void => {
          cancel();
          signal.removeEventListener('abort', onAbort);
          wake = () => undefined;
          finish();
        };
        const onAbort = end(() => reject(reasonOf(signal)));
        const done = end(() => resolve(hasRung));
        const cancel = clock.schedule(ms, done);
        signal.addEventListener('abort', onAbort, { once: true });
        wake = done;
        if (hasRung) done();
      });
    },
  };
}
