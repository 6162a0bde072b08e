import type { Failure } from '../../shared/failure';
import type { AccountOwner, HeldAccount, UseEnd } from '../accounts/account-leases';
import type { AccountInHand } from '../routines/ports';
import type { RoutineEnd } from '../routines/routine-runner';
import type { AccountEvent, AccountHands, AccountsHost } from './accounts-host';
import { isLost } from './failure-of';
import type { GroupAccounts } from './group-accounts';
import { IterationAccounts } from './iteration-accounts';

/** A bot that waits tells another time at most this often. */
const WAITING_TOLD_EVERY_MS = 2_000;

/** The accounts of one bot over its whole life. */
export class BotAccounts implements AccountHands {
  readonly group: GroupAccounts;
  readonly owner: AccountOwner;
  readonly host: AccountsHost;
  held: HeldAccount | null = null;
  /** While it waits: when something may come free (wall clock), if that is known. */
  dueAtMs: number | null = null;
  /** Ends that could not be written; their accounts are still held. */
  readonly #unwritten: { readonly account: HeldAccount; readonly end: UseEnd }[] = [];
  /** Takes and ends under way. */
  readonly #underWay = new Set<Promise<unknown>>();
  #writing: Promise<void> | undefined;
  #waitingToldAt = Number.NEGATIVE_INFINITY;

  constructor(group: GroupAccounts, owner: AccountOwner, host: AccountsHost) {
    this.group = group;
    this.owner = owner;
    this.host = host;
  }

  get inHand(): AccountInHand | null {
    return this.held && { key: this.held.key, label: this.held.label };
  }

  /**
   * Runs an iteration that may use accounts. What it still holds at its end is settled by how it ended: completed,
   * failed with the reason, or returned when the bot was stopped: a stop is no failure. An account that is taken away
   * ends it at once. Rejects only with the reason of `signal`.
   */
  async iterate(
    work: (accounts: IterationAccounts, signal: AbortSignal) => Promise<RoutineEnd>,
    signal: AbortSignal,
  ): Promise<RoutineEnd> {
    const iteration = new IterationAccounts(this, signal);
    try {
      await this.writeUnwritten();
    } catch (error) {
      iteration.close();
      signal.throwIfAborted();
      return { ok: false, failure: iteration.failureOf(error) };
    }
    return iteration.run(work);
  }

  follow<T>(work: Promise<T>): Promise<T> {
    this.#underWay.add(work);
    const forget = (): boolean => this.#underWay.delete(work);
    work.then(forget, forget);
    return work;
  }

  /** Waits for what is under way, and tries again what could not be written. Rejects when it still can't be. */
  writeUnwritten(): Promise<void> {
    return (this.#writing ??= this.#writeAll().finally(() => (this.#writing = undefined)));
  }

  async #writeAll(): Promise<void> {
    await Promise.allSettled(this.#underWay);
    for (let next = this.#unwritten[0]; next; next = this.#unwritten[0]) {
      const { account, end } = next;
      try {
        await this.group.leases.settle(account, end, this.group.pool);
        this.tell(end.outcome, account, end);
      } catch (error) {
        // Whoever took it away in the meantime has ended the use.
        if (!isLost(error)) throw error;
        this.tell('lost', account, end);
      }
      this.#unwritten.shift();
    }
  }

  keepUnwritten(account: HeldAccount, end: UseEnd): void {
    this.#unwritten.push({ account, end });
    this.host.logger.error({ event: 'accounts.not_written', key: account.key, outcome: end.outcome });
    this.host.log('error', `How the use of ${account.key} ended (${end.outcome}) could not be written yet.`);
    this.group.writeLater(this);
  }

  waiting(dueAtMs: number | null): void {
    const { clock } = this.host;
    const isNew = this.#waitingToldAt === Number.NEGATIVE_INFINITY;
    const isOther =
      dueAtMs !== this.dueAtMs && clock.monotonic() - this.#waitingToldAt >= WAITING_TOLD_EVERY_MS;
    if (!isNew && !isOther) return;
    this.#waitingToldAt = clock.monotonic();
    this.dueAtMs = dueAtMs;
    if (isNew) this.host.send({ type: 'accountWait' });
    this.tell('waiting', null);
  }

  waitingIsOver(): void {
    this.#waitingToldAt = Number.NEGATIVE_INFINITY;
    this.dueAtMs = null;
  }

  exhausted(policy: 'complete' | 'fail'): void {
    const detail = { pool: this.group.pool.name };
    const failure: Failure = { class: 'account', code: 'pool_exhausted', detail };
    this.host.send({ type: 'poolExhausted', policy, failure });
  }

  tell(change: AccountEvent['change'], account: HeldAccount | null, end?: Partial<UseEnd>): void {
    // Nothing follows the end of a group in its log.
    if (this.group.isOver) return;
    this.host.emit({
      type: 'bot.account',
      change,
      key: account?.key ?? null,
      poolName: this.group.pool.name,
      reason: end?.reason ?? '',
      numbers: { ...end?.numbers },
    });
    this.group.changed();
  }
}
