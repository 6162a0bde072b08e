import { explainFailure, placeOfFailure } from '../../shared/explain/failure';
import type { Failure } from '../../shared/failure';
import type { PoolRoutine } from '../../shared/pool';
import { AccountError, type HeldAccount, type UseEnd } from '../accounts/account-leases';
import { NoAccountError } from '../routines/no-accounts';
import type { AccountInHand, ActionAccounts } from '../routines/ports';
import type { Scalar } from '../routines/expression/cel-expression';
import type { CompiledRoutine, RoutineEnd } from '../routines/routine-runner';
import type { AccountHands } from './accounts-host';
import { failureOf, isLost } from './failure-of';
import { takeFromPool } from './take-from-pool';

type Numbers = Readonly<Record<string, number>>;
type Decision = Pick<UseEnd, 'outcome' | 'reason'>;

/** A routine of the pool failed; carries what happened in it. */
class PoolRoutineFailed extends Error {
  override readonly name = 'PoolRoutineFailed';
  readonly code: Failure['code'];
  readonly detail: Failure['detail'];
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.code);
    this.code = failure.code;
    this.detail = failure.detail;
    this.failure = failure;
  }
}

/** The accounts of a bot during one iteration, as its steps see them. Each use is settled exactly once. */
export class IterationAccounts implements ActionAccounts {
  readonly #bot: AccountHands;
  readonly #outer: AbortSignal;
  readonly #inner = new AbortController();
  readonly #offs: (() => void)[];
  #numbers: Record<string, number> = {};
  /** The pool's own routine at work, which settles nothing. */
  #poolRoutine: 'provision' | 'cleanUp' | null = null;

  constructor(bot: AccountHands, outer: AbortSignal) {
    this.#bot = bot;
    this.#outer = outer;
    const forward = (): void => this.#inner.abort(outer.reason);
    outer.addEventListener('abort', forward, { once: true });
    if (outer.aborted) forward();
    this.#offs = [
      () => outer.removeEventListener('abort', forward),
      bot.group.leases.onLost(({ accountId, fence }) => {
        const { held } = bot;
        if (held?.accountId === accountId && held.fence === fence) this.#lose(held);
      }),
    ];
  }

  /** Runs the iteration and settles what it leaves behind. Rejects only when the bot itself was stopped. */
  async run(
    work: (accounts: IterationAccounts, signal: AbortSignal) => Promise<RoutineEnd>,
  ): Promise<RoutineEnd> {
    try {
      const end = await work(this, this.#inner.signal).catch((error: unknown): RoutineEnd => {
        this.#outer.throwIfAborted();
        return { ok: false, failure: this.failureOf(error) };
      });
      return await this.#settleAfter(end);
    } catch (error) {
      // A stop is never a failure, and clean-up would take longer than a stop may.
      await this.#end({ outcome: 'returned', reason: '' }).catch(() => undefined);
      throw error;
    } finally {
      this.close();
    }
  }

  /** Takes its listeners away. */
  close(): void {
    for (const off of this.#offs.splice(0)) off();
    this.#bot.waitingIsOver();
  }

  failureOf(error: unknown): Failure {
    return error instanceof PoolRoutineFailed ? error.failure : failureOf(error, this.#bot.host.logger);
  }

  current(): AccountInHand | null {
    return this.#bot.inHand;
  }

  async take(signal: AbortSignal): Promise<AccountInHand> {
    const bot = this.#bot;
    if (bot.held) return inHand(bot.held);
    const { group, owner, host } = bot;
    const { leases, pool } = group;
    group.taking();
    const taking = takeFromPool(
      { leases, pool, owner, clock: host.clock, gate: host.gate },
      {
        waiting: (dueAtMs) => bot.waiting(dueAtMs),
        ready: () => {
          bot.waitingIsOver();
          host.send({ type: 'accountReady' });
        },
        late: (work) => void bot.follow(work),
        exhausted: (policy) => bot.exhausted(policy),
      },
      signal,
    );
    const account = await bot.follow(taking);
    bot.held = account;
    this.#numbers = {};
    bot.tell('taken', account);
    await this.#provision(signal);
    return inHand(this.#held());
  }

  complete(numbers: Numbers): Promise<void> {
    Object.assign(this.#numbers, numbers);
    return this.#settle({ outcome: 'completed', reason: '' });
  }

  fail(reason: string): Promise<void> {
    return this.#settle({ outcome: 'failed', reason });
  }

  giveBack(reason: string): Promise<void> {
    return this.#settle({ outcome: 'returned', reason });
  }

  quarantine(reason: string): Promise<void> {
    return this.#settle({ outcome: 'quarantined', reason });
  }

  report(numbers: Numbers): void {
    this.#held();
    Object.assign(this.#numbers, numbers);
  }

  field(name: string): Promise<Scalar | null> {
    return this.#asking((held) => this.#bot.group.leases.readField(held, name));
  }

  setField(name: string, value: Scalar | null): Promise<void> {
    return this.#asking((held) => this.#bot.group.leases.writeField(held, name, value));
  }

  incrementField(name: string, amount: number): Promise<number> {
    return this.#asking((held) => this.#bot.group.leases.incrementField(held, name, amount));
  }

  secret(name: string): Promise<string> {
    return this.#asking((held) => this.#bot.group.leases.secret(held, name));
  }

  #held(): HeldAccount {
    const { held } = this.#bot;
    if (!held) throw new NoAccountError('the bot holds no account');
    return held;
  }

  async #asking<T>(ask: (held: HeldAccount) => Promise<T>): Promise<T> {
    const held = this.#held();
    try {
      return await ask(held);
    } catch (error) {
      if (isLost(error)) this.#lose(held);
      throw error;
    }
  }

  /** Somebody else may have the account: nothing more is done with it, on the device neither. */
  #lose(held: HeldAccount): void {
    if (this.#bot.held !== held) return;
    this.#bot.held = null;
    this.#bot.tell('lost', held);
    this.#inner.abort(new AccountError('account_lost', { key: held.key }));
  }

  async #provision(signal: AbortSignal): Promise<void> {
    const { pool, routines } = this.#bot.group;
    if (!pool.provision) return;
    try {
      const end = await this.#runPoolRoutine('provision', pool.provision, {
        routine: routines.provision,
        signal,
      });
      if (!end.ok) throw new PoolRoutineFailed(end.failure);
    } catch (error) {
      // Cut off by the bot's stop or by the loss of the account: whoever did that decides what becomes of it.
      this.#inner.signal.throwIfAborted();
      await this.#end({ outcome: 'failed', reason: reasonOf(this.failureOf(error)) }, 'cleanUp');
      throw error;
    }
  }

  async #runPoolRoutine(
    which: 'provision' | 'cleanUp',
    { routineConfig: config, routineName }: PoolRoutine,
    { routine, signal }: { readonly routine: CompiledRoutine | undefined; readonly signal: AbortSignal },
  ): Promise<RoutineEnd> {
    if (!routine) {
      const detail = { routineName };
      return { ok: false, failure: { class: 'routine', code: 'routine_missing', detail } };
    }
    this.#poolRoutine = which;
    try {
      return await this.#bot.host.runPoolRoutine(routine, `${which}/`, { config, accounts: this, signal });
    } finally {
      this.#poolRoutine = null;
    }
  }

  /** As a step asks for it. */
  #settle(decision: Decision): Promise<void> {
    if (this.#poolRoutine) {
      const reason = `A pool's ${this.#poolRoutine} routine can't end the use of the account`;
      return Promise.reject(new AccountError('account_refused', { reason }));
    }
    this.#held();
    return this.#end(decision, 'cleanUp');
  }

  async #settleAfter(end: RoutineEnd): Promise<RoutineEnd> {
    if (!this.#bot.held) return end;
    try {
      if (end.ok) await this.#end({ outcome: 'completed', reason: '' }, 'cleanUp');
      else await this.#end({ outcome: 'failed', reason: reasonOf(end.failure) }, 'cleanUp');
      return end;
    } catch (error) {
      this.#outer.throwIfAborted();
      // What made the iteration fail is what people want to know.
      return end.ok ? { ok: false, failure: this.failureOf(error) } : end;
    }
  }

  /**
   * Ends the use of the account in hand, after the pool's clean-up. A clean-up that fails makes a failure of it; one
   * that was cut off by a stop changes nothing: what was decided is written.
   */
  async #end(decision: Decision, cleanUp?: 'cleanUp'): Promise<void> {
    const { held } = this.#bot;
    if (!held) return;
    const failure = cleanUp ? await this.#cleanUp() : undefined;
    // Lost meanwhile: its use has been ended by whoever took it.
    if (this.#bot.held !== held) throw new AccountError('account_lost', { key: held.key });
    const isFailed = failure !== undefined && decision.outcome !== 'quarantined';
    const hasFailedBefore = decision.outcome === 'failed';
    const end: Decision =
      isFailed && !hasFailedBefore ? { outcome: 'failed', reason: reasonOf(failure) } : decision;
    await this.#write(held, { ...end, numbers: { ...this.#numbers } });
    if (failure && !hasFailedBefore) throw new PoolRoutineFailed(failure);
  }

  async #cleanUp(): Promise<Failure | undefined> {
    const { pool, routines } = this.#bot.group;
    if (!pool.cleanUp) return undefined;
    const { signal } = this.#inner;
    try {
      const end = await this.#runPoolRoutine('cleanUp', pool.cleanUp, { routine: routines.cleanUp, signal });
      if (end.ok) return undefined;
      this.#bot.host.log('warn', `Clean-up failed: ${reasonOf(end.failure)}`);
      return end.failure;
    } catch (error) {
      return signal.aborted ? undefined : this.failureOf(error);
    }
  }

  #write(held: HeldAccount, end: UseEnd): Promise<void> {
    // From here on it is not in hand: a second end of the same use is refused before it reaches the file.
    this.#bot.held = null;
    return this.#bot.follow(this.#writeEnd(held, end));
  }

  async #writeEnd(held: HeldAccount, end: UseEnd): Promise<void> {
    const bot = this.#bot;
    try {
      await bot.group.leases.settle(held, end, bot.group.pool);
      bot.tell(end.outcome, held, end);
    } catch (error) {
      if (isLost(error)) bot.tell('lost', held, end);
      else bot.keepUnwritten(held, end);
      throw error;
    }
  }
}

function inHand({ key, label }: HeldAccount): AccountInHand {
  return { key, label };
}

/** Why a use failed, for the ledger: one line. */
function reasonOf(failure: Failure): string {
  const place = placeOfFailure(failure);
  const { title } = explainFailure(failure);
  return place === '' ? title : `${title}, ${place}`;
}
