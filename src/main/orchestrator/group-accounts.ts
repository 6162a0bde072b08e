import type { OrchestrationId } from '../../shared/ids';
import type { Pool, PoolProgress, PoolRoutine } from '../../shared/pool';
import type { Clock, Logger } from '../../shared/ports';
import type { AccountLeases } from '../accounts/account-leases';
import type { CompiledRoutine, RoutineDirectory } from '../routines/routine-runner';
import type { LastEnds } from './last-ends';

/** The card's figures are counted at most this often per group. */
const PROGRESS_EVERY_MS = 1_000;
/** How long an ended group waits for its last figures. */
const LAST_COUNT_MS = 2_000;

export interface GroupAccountsPlan {
  readonly orchestrationId: OrchestrationId;
  /** First orchestration of a chain of resumed ones. */
  readonly runId: OrchestrationId;
  /** As it was when the group started; which accounts it finds is asked anew each time. */
  readonly pool: Pool;
}

export interface GroupAccountsParts {
  readonly accountLeases: AccountLeases;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly lastEnds: LastEnds;
}

/** A bot, as far as its ends of uses go. */
export interface Writer {
  writeUnwritten(): Promise<void>;
}

/** A pool's routines, compiled; undefined where there is none by that name. */
export interface PoolRoutines {
  readonly provision: CompiledRoutine | undefined;
  readonly cleanUp: CompiledRoutine | undefined;
}

/** The pool one group draws from: how far it has come, and the end of everything it holds. */
export class GroupAccounts {
  readonly pool: Pool;
  readonly runId: OrchestrationId;
  readonly leases: AccountLeases;
  /** Null until it was counted first. */
  progress: PoolProgress | null = null;
  /** Set at the launch. */
  routines: PoolRoutines = { provision: undefined, cleanUp: undefined };

  readonly #plan: GroupAccountsPlan;
  readonly #parts: GroupAccountsParts;
  readonly #onProgress: () => void;
  readonly #offFreed: () => void;
  #cancelCount: (() => void) | undefined;
  #countedAt = Number.NEGATIVE_INFINITY;
  #isCounting = false;
  #isStale = false;
  #isOver = false;
  #hasTaken = false;
  readonly #writing = new Set<Writer>();

  constructor(plan: GroupAccountsPlan, parts: GroupAccountsParts, onProgress: () => void) {
    this.pool = plan.pool;
    this.runId = plan.runId;
    this.leases = parts.accountLeases;
    this.#plan = plan;
    this.#parts = parts;
    this.#onProgress = onProgress;
    this.#offFreed = this.leases.onFreed(() => this.changed());
  }

  /** Its routines are those of this moment, as the group's own is; its figures are counted. */
  launch(directory: Pick<RoutineDirectory, 'find'>): void {
    const { provision, cleanUp } = this.pool;
    const find = (named: PoolRoutine | null): CompiledRoutine | undefined =>
      named ? directory.find(named.routineName) : undefined;
    this.routines = { provision: find(provision), cleanUp: find(cleanUp) };
    this.changed();
  }

  /** The group has ended: it tells nothing more. */
  get isOver(): boolean {
    return this.#isOver;
  }

  /** Writes what a bot could not write as soon as it can be written, whatever becomes of the bot and of its group. */
  writeLater(bot: Writer): void {
    if (this.#writing.has(bot)) return;
    this.#writing.add(bot);
    const { lastEnds, logger } = this.#parts;
    const { orchestrationId } = this.#plan;
    void lastEnds
      .until(
        () => bot.writeUnwritten(),
        (error) => logger.warn({ event: 'accounts.not_written_yet', orchestrationId, error }),
      )
      .then(() => this.#writing.delete(bot));
  }

  /** From now on its end has something to end. */
  taking(): void {
    this.#hasTaken = true;
  }

  /** Something may have changed its figures: they are counted soon, and told if they are others. */
  changed(): void {
    this.#isStale = true;
    if (this.#isOver || this.#isCounting || this.#cancelCount) return;
    const { clock } = this.#parts;
    const waitMs = Math.max(0, this.#countedAt + PROGRESS_EVERY_MS - clock.monotonic());
    this.#cancelCount = clock.schedule(waitMs, () => {
      this.#cancelCount = undefined;
      void this.#count();
    });
  }

  /**
   * Ends every lease of the group as its pool says, once what bots could not write is written. What can't be written
   * within `graceMs` keeps the group from nothing: it is told, and written later.
   */
  async end(bots: readonly Writer[], graceMs: number): Promise<void> {
    this.#offFreed();
    if (this.#hasTaken) await this.#endLeases(bots, graceMs);
    this.#isOver = true;
    this.#cancelCount?.();
    if (this.#hasTaken) await this.#countAtLast();
  }

  async #endLeases(bots: readonly Writer[], graceMs: number): Promise<void> {
    const { clock, logger, lastEnds } = this.#parts;
    const { orchestrationId, pool } = this.#plan;
    const ended = lastEnds.until(
      async () => {
        for (const bot of bots) await bot.writeUnwritten();
        await this.leases.endAll(orchestrationId, pool.atGroupEnd);
      },
      (error) => logger.warn({ event: 'accounts.not_ended', orchestrationId, error }),
    );
    const limit = new AbortController();
    const over = clock.sleep(graceMs, limit.signal).then(
      () => true,
      () => false,
    );
    const isOver = await Promise.race([ended.then(() => false), over]);
    limit.abort();
    if (!isOver) return;
    logger.error({ event: 'accounts.left_held', orchestrationId, pool: pool.name });
    void ended.then((isDone) => (isDone ? this.#endedLate() : undefined));
  }

  /** The card of the ended group shows what it holds: nothing more. */
  async #endedLate(): Promise<void> {
    const { orchestrationId } = this.#plan;
    this.#parts.logger.info({ event: 'accounts.ended_late', orchestrationId });
    await this.#countAtLast();
  }

  /** The figures an ended group is remembered with; it does not wait long for them. */
  async #countAtLast(): Promise<void> {
    const limit = new AbortController();
    const over = this.#parts.clock.sleep(LAST_COUNT_MS, limit.signal).catch(() => undefined);
    await Promise.race([this.#count(), over]);
    limit.abort();
  }

  #changedMeanwhile(): void {
    if (this.#isStale) this.changed();
  }

  async #count(): Promise<void> {
    const { clock, logger } = this.#parts;
    this.#isCounting = true;
    this.#isStale = false;
    this.#countedAt = clock.monotonic();
    try {
      const progress = await this.leases.progress(this.pool, this.runId, this.#plan.orchestrationId);
      const isNew = JSON.stringify(progress) !== JSON.stringify(this.progress);
      this.progress = progress;
      if (isNew) this.#onProgress();
    } catch (error) {
      // The card keeps the figures it has; whoever takes an account next says what is wrong.
      logger.warn({ event: 'accounts.not_counted', pool: this.pool.name, error });
    } finally {
      this.#isCounting = false;
      this.#changedMeanwhile();
    }
  }
}
