import type { BotId, OrchestrationId } from '../../shared/ids';
import type { InstanceRef } from '../../shared/instance-reference';
import { isTerminalGroup, type StopMode } from '../../shared/lifecycle-states';
import { hasErrors } from '../../shared/problem';
import type { BotSummary, GroupFailure, GroupOutcome } from '../../shared/run-event';
import { botStateName } from '../domain/bot';
import {
  stepGroup,
  validatingGroup,
  type GroupEffect,
  type GroupEvent,
  type GroupState,
} from '../domain/group';
import { createSharedCounters } from '../routines/shared-counters';
import { acquireInstances, type AcquiredInstance } from './acquire-instances';
import { createBotRunner, type BotRunner } from './bot-runner';
import { Cancelled } from './cancelled';
import type { SkippedInstance } from './candidate-pool';
import { failureOf } from './failure-of';
import { GroupAccounts } from './group-accounts';
import { createGroupHolds, type GroupHolds } from './group-holds';
import type { GroupParts } from './group-parts';
import { acquirePlanOf, botPlanOf, withCounts, type GroupPlan } from './group-plan';
import { GroupTimers } from './group-timers';

/** One start of a definition: runs the effects of `domain/group.ts` and owns everything the group holds. */
export class BotGroup {
  readonly plan: GroupPlan;
  readonly startedAtMs: number;
  endedAtMs: number | null = null;
  bots: readonly BotRunner[] = [];
  skipped: readonly SkippedInstance[] = [];
  /** Resolves once the group is terminal and holds nothing. */
  readonly ended: Promise<GroupOutcome>;

  /** The pool it draws from; null without one. */
  readonly accounts: GroupAccounts | null;

  #state: GroupState;
  /** The state before the last, while the accounts of the group are being given up. */
  #before: GroupState | null = null;
  readonly #parts: GroupParts;
  readonly #scope = new AbortController();
  readonly #holds: GroupHolds;
  readonly #timers: GroupTimers;
  readonly #queue: GroupEvent[] = [];
  /** Instances somebody asked to take over before their bots were there. */
  readonly #promised = new Set<InstanceRef>();
  #isDraining = false;
  #resolveEnded: (outcome: GroupOutcome) => void = () => undefined;
  /** Events that meant nothing in their state; more than a few point to a bug. */
  ignoredEvents = 0;

  constructor(plan: GroupPlan, parts: GroupParts) {
    this.plan = plan;
    this.#parts = parts;
    this.#holds = createGroupHolds(parts.leases);
    this.#timers = new GroupTimers(parts.clock, (due) => this.#send({ type: due }));
    this.startedAtMs = parts.clock.now();
    const { requestedBotCount, launchOptions } = plan.definition;
    this.#state = validatingGroup(requestedBotCount, launchOptions.stagger.delayMs);
    const { orchestrationId, runId, pool } = plan;
    const onProgress = (): void => parts.progressChanged(orchestrationId);
    this.accounts = pool && new GroupAccounts({ orchestrationId, runId, pool }, parts, onProgress);
    this.ended = new Promise((resolve) => (this.#resolveEnded = resolve));
  }

  /** A terminal one is shown only once the group holds nothing any more. */
  get state(): GroupState {
    return this.#before ?? this.#state;
  }

  /** When the next bot is started; null while none waits for its turn. */
  get nextStartAtMs(): number | null {
    return this.#timers.nextStartAtMs;
  }

  get orchestrationId(): OrchestrationId {
    return this.plan.orchestrationId;
  }

  get isTerminal(): boolean {
    return isTerminalGroup(this.state.name);
  }

  /** Begins to validate; everything later follows from events. */
  start(): void {
    this.#emitState(null);
    void this.#validate();
  }

  pause(): boolean {
    return this.#send({ type: 'pause' });
  }

  resume(): boolean {
    return this.#send({ type: 'resume' });
  }

  /** Harder modes may follow softer ones. `graceMs` is how long bots may take before they are cut off. */
  stop(mode: StopMode, graceMs: number): void {
    this.#send({ type: 'stop', mode, graceMs });
  }

  bot(botId: BotId): BotRunner | undefined {
    return this.bots.find((bot) => bot.botId === botId);
  }

  /** Ends the bot's iteration and begins anew; a bot that has ended comes back to life while the group lives. */
  restartBot(bot: BotRunner): boolean {
    if (this.#before || this.isTerminal || this.state.name === 'stopping') return false;
    if (!this.#holds.has(bot.ref)) return false;
    if (!bot.send({ type: 'restart' })) return false;
    this.#send({ type: 'botRevived', botId: bot.botId });
    return true;
  }

  /** Stops one bot; its siblings and the group go on. */
  stopBot(bot: BotRunner, mode: StopMode): boolean {
    // A queued bot is the launch's: it would be started later all the same.
    if (bot.state.phase === 'queued') return false;
    return bot.send({ type: 'stop', mode });
  }

  /** Stops the bot on an instance and frees that instance, so that another group can take it over. */
  handOver(ref: InstanceRef): void {
    const bot = this.bots.find((candidate) => candidate.ref === ref);
    if (!bot) {
      if (this.state.acquiring) this.#promised.add(ref);
      return;
    }
    bot.send({ type: 'stop', mode: 'now' });
    void bot.idle().then(() => {
      this.#holds.free(ref, () => this.#emitReleased(ref, 'taken_over'));
    });
  }

  summaries(): BotSummary[] {
    return this.bots.map((bot) => ({
      botId: bot.botId,
      ref: bot.ref,
      state: botStateName(bot.state),
      iterations: bot.state.iterationsCompleted,
      failures: bot.state.failures,
    }));
  }

  /** Resolves when nothing of this group is in work, cut-off bots included. */
  async idle(): Promise<void> {
    await Promise.all(this.bots.map((bot) => bot.idle()));
  }

  #send(event: GroupEvent): boolean {
    const before = this.#state;
    this.#queue.push(event);
    if (this.#isDraining) return true;
    this.#isDraining = true;
    try {
      for (let next = this.#queue.shift(); next; next = this.#queue.shift()) this.#take(next);
    } finally {
      this.#isDraining = false;
    }
    return this.#state !== before;
  }

  #take(event: GroupEvent): void {
    const from = this.#state;
    const [state, effects] = stepGroup(from, event);
    if (state === from) {
      this.ignoredEvents += 1;
      return;
    }
    this.#state = state;
    // A terminal state is told only after everything was released: people read "stopped" as "free again".
    if (!isTerminalGroup(state.name) && (state.name !== from.name || state.stopMode !== from.stopMode)) {
      this.#emitState(from);
    }
    for (const effect of effects) this.#run(effect, from);
  }

  #run(effect: GroupEffect, from: GroupState): void {
    switch (effect.type) {
      case 'acquire':
        void this.#acquire();
        return;
      case 'abortWork':
        this.#scope.abort(new Cancelled(`group ${this.orchestrationId}`));
        return;
      case 'startBot':
        this.bot(effect.botId)?.send({ type: 'start' });
        return;
      case 'scheduleStagger':
        this.#timers.scheduleStagger(effect.delayMs);
        return;
      case 'cancelStagger':
        this.#timers.cancelStagger();
        return;
      case 'pauseBots':
        for (const bot of this.bots) bot.send({ type: 'pause', reason: 'user' });
        return;
      case 'resumeBots':
        for (const bot of this.bots)
          bot.send({ type: 'resume', reason: 'user', nowMs: this.#parts.clock.now() });
        return;
      case 'stopBots':
        for (const bot of this.bots) bot.send({ type: 'stop', mode: effect.mode });
        return;
      case 'scheduleGrace':
        this.#timers.scheduleGrace(effect.graceMs);
        return;
      case 'cancelGrace':
        this.#timers.cancelGrace();
        return;
      case 'forceBots':
        for (const bot of this.bots) bot.send({ type: 'forced' });
        return;
      case 'finish':
        this.#finish(effect.outcome, effect.failure, from);
        return;
    }
  }

  async #validate(): Promise<void> {
    try {
      const problems = await this.plan.preflight();
      if (hasErrors(problems))
        this.#send({ type: 'invalid', failure: { code: 'preflight', problems: [...problems] } });
      else this.#send({ type: 'validated' });
    } catch (error) {
      this.#send({ type: 'invalid', failure: this.#bug(error) });
    }
  }

  async #acquire(): Promise<void> {
    try {
      const parts: GroupParts = { ...this.#parts, leases: this.#holds.leases };
      const result = await acquireInstances(acquirePlanOf(this.plan), parts, this.#scope.signal);
      if (result.kind === 'conflict') {
        this.#send({ type: 'acquireFailed', failure: { code: 'instance_conflict', refs: [...result.refs] } });
        return;
      }
      this.skipped = result.skipped;
      if (result.instances.length === 0) {
        const skipped = result.skipped.map((entry) => ({ ...entry }));
        this.#send({ type: 'acquireFailed', failure: { code: 'no_instances', skipped } });
        return;
      }
      this.#launch(result.instances);
    } catch (error) {
      const failure: GroupFailure = this.#scope.signal.aborted
        ? { code: 'no_instances', skipped: [] }
        : this.#bug(error);
      this.#send({ type: 'acquireFailed', failure });
    }
  }

  #launch(instances: readonly AcquiredInstance[]): void {
    if (this.isTerminal || this.state.name === 'stopping') {
      this.#send({ type: 'acquired', botIds: [] });
      return;
    }
    const routine = this.#parts.routines.find(this.plan.definition.routineName);
    if (!routine) throw new Error(`routine ${this.plan.definition.routineName} vanished after validation`);
    const counters = createSharedCounters();
    this.bots = withCounts(instances, this.plan.completedBefore).map((instance) =>
      createBotRunner(
        botPlanOf(
          this.plan,
          instance,
          { routine, counters, accounts: this.accounts },
          (botId, end, failure) => this.#send({ type: 'botEnded', botId, end, failure }),
        ),
        this.#parts,
      ),
    );
    this.accounts?.launch(this.#parts.routines);
    this.#emit({ type: 'group.launched', requested: this.state.requested, launched: this.bots.length });
    for (const bot of this.bots) {
      const { botId, ref } = bot;
      this.#emit({ type: 'bot.state', botId, ref, from: null, to: 'queued', pauseReasons: [] });
    }
    this.#send({ type: 'acquired', botIds: this.bots.map((bot) => bot.botId) });
    for (const ref of this.#promised) this.handOver(ref);
  }

  #finish(outcome: 'completed' | 'failed' | 'stopped', failure: GroupFailure | null, from: GroupState): void {
    this.#scope.abort(new Cancelled(`group ${this.orchestrationId}`));
    const { accounts } = this;
    if (!accounts) {
      this.#leave(outcome, failure, from);
      return;
    }
    this.#before = from;
    void accounts
      .end(this.bots, this.#timers.graceLeft(this.#state.stopMode))
      .then(() => this.#leave(outcome, failure, from));
  }

  #leave(outcome: 'completed' | 'failed' | 'stopped', failure: GroupFailure | null, from: GroupState): void {
    this.#before = null;
    this.#holds.close((ref) => this.#emitReleased(ref, null));
    this.endedAtMs = this.#parts.clock.now();
    this.#emitState(from);
    this.#emit({ type: 'group.ended', outcome, failure, bots: this.summaries() });
    this.#resolveEnded(outcome);
  }

  #emitReleased(ref: InstanceRef, reason: 'taken_over' | null): void {
    this.#emit({ type: 'instance.lease', ref, change: 'released', reason });
  }

  #emitState(from: GroupState | null): void {
    this.#emit({
      type: 'group.state',
      from: from?.name ?? null,
      to: this.state.name,
      stopMode: this.state.stopMode,
    });
  }

  #emit(body: Parameters<GroupParts['events']['publish']>[1]): void {
    this.#parts.events.publish(this.orchestrationId, body);
  }

  #bug(error: unknown): GroupFailure {
    const failure = failureOf(error, this.#parts.logger);
    return { code: 'internal', ref: String(failure.detail['message'] ?? failure.code) };
  }
}
