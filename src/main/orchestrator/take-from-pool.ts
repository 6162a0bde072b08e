import type { Pool } from '../../shared/pool';
import type { Clock } from '../../shared/ports';
import {
  AccountError,
  type AccountLeases,
  type AccountOwner,
  type HeldAccount,
} from '../accounts/account-leases';
import type { StepGate } from '../routines/routine-runner';
import { reasonOf } from './cancelled';

/** At the latest then a waiting bot looks again: a rule over the ledger can come true without anybody telling. */
const LOOK_EVERY_MS = 30_000;
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
  /** Nothing, and no more waiting: ends the bot, whose signal aborts. */
  exhausted(policy: 'complete' | 'fail'): void;
}

/**
 * Takes the next account of a pool, waiting for one as the pool says. Rejects with the signal's reason once it aborts;
 * an account that came too late for that is given back first. Other rejections are `AccountError`.
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
      const answer = await leases.take(pool, source.owner);
      if (answer.kind === 'taken' && signal.aborted) await giveBack(answer.account, source);
      signal.throwIfAborted();
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
      await freed.heard(patience.untilNextLook(answer.dueAtMs), source.clock, signal);
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
  /** Resolves once it rang since it was silenced, or after `ms`; rejects with the signal's reason. */
  heard(ms: number, clock: Clock, signal: AbortSignal): Promise<void>;
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
        const done = end(resolve);
        const cancel = clock.schedule(ms, done);
        signal.addEventListener('abort', onAbort, { once: true });
        wake = done;
        if (hasRung) done();
      });
    },
  };
}
