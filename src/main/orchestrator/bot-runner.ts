import type { BotId } from '../../shared/ids';
import type { InstanceRef } from '../../shared/instance-reference';
import type { RunEventBody } from '../../shared/run-event';
import {
  botStateName,
  queuedBot,
  stepBot,
  type BotEffect,
  type BotEnd,
  type BotEvent,
  type BotState,
} from '../domain/bot';
import type { Device } from '../devices/device';
import { createKeptVariables } from '../routines/kept-variables';
import type { AccountInHand, SharedCounters, VariableValue } from '../routines/ports';
import type { RunVariables, StepEvent } from '../routines/routine-runner';
import { BotAccounts } from './bot-accounts';
import type { BotPlan } from './bot-plan';
import { BotLooks } from './bot-looks';
import { BotSentries } from './bot-sentries';
import { whyNotOf } from './bot-why-not';
import { Cancelled } from './cancelled';
import { failureOf } from './failure-of';
import type { GroupParts } from './group-parts';
import { runIteration, runPoolRoutine, type IterationWork } from './run-iteration';
import { createGate } from './step-gate';

/** One worker of a group: runs the effects of `domain/bot.ts`. */
export interface BotRunner {
  readonly botId: BotId;
  readonly number: number;
  readonly ref: InstanceRef;
  readonly state: BotState;
  /** Step in work or worked last. */
  readonly step: StepEvent | null;
  /** Variables of the iteration in work or worked last. */
  readonly variables: RunVariables | null;
  /** What it looked for, and saw. */
  readonly looks: BotLooks;
  /** Counters of its group. */
  readonly counters: SharedCounters;
  readonly sentries: Pick<BotSentries, 'list' | 'heldBy'>;
  /** The account it holds. */
  readonly account: AccountInHand | null;
  /** While it waits for one: when something may come free (wall clock milliseconds), if that is known. */
  readonly accountDueAtMs: number | null;
  /** Wall clock milliseconds of the last change of state. */
  readonly sinceMs: number;
  /** Wall clock milliseconds since when its instance is its own; null while it is queued. */
  readonly startedMs: number | null;
  /** Whether the event changed anything. */
  send(event: BotEvent): boolean;
  /** Resolves when nothing this bot started is in work any more. */
  idle(): Promise<void>;
  /** Tries again to write how uses of accounts ended that could not be written. Rejects when they still can't be. */
  writeUnwritten(): Promise<void>;
}

/** Creates a queued bot. */
export function createBotRunner(plan: BotPlan, parts: GroupParts): BotRunner {
  return new Runner(plan, parts);
}

class Runner implements BotRunner {
  readonly botId: BotId;
  readonly number: number;
  readonly ref: InstanceRef;
  readonly counters: SharedCounters;
  readonly looks = new BotLooks();
  readonly sentries: BotSentries;
  state: BotState;
  step: StepEvent | null = null;
  variables: RunVariables | null = null;
  sinceMs: number;
  startedMs: number | null = null;

  readonly #plan: BotPlan;
  readonly #parts: GroupParts;
  readonly #gate = createGate();
  readonly #accounts: BotAccounts | null;
  readonly #iterations: IterationWork;
  readonly #queue: BotEvent[] = [];
  #isDraining = false;
  #device: Device | undefined;
  #cancelTimer: (() => void) | undefined;
  #work: { readonly abort: AbortController; readonly done: Promise<void> } | undefined;

  constructor(plan: BotPlan, parts: GroupParts) {
    this.#plan = plan;
    this.#parts = parts;
    this.botId = plan.botId;
    this.number = plan.number;
    this.ref = plan.ref;
    this.counters = plan.counters;
    this.state = queuedBot(plan.completedBefore);
    this.sinceMs = parts.clock.now();
    this.sentries = new BotSentries({
      clock: parts.clock,
      send: (event) => this.send(event),
      emit: (event) => this.#emit(event),
    });
    this.#iterations = this.#workOf(plan, parts);
    this.#accounts = plan.accounts && this.#accountsOf(plan.accounts);
  }

  get account(): AccountInHand | null {
    return this.#accounts?.inHand ?? null;
  }

  get accountDueAtMs(): number | null {
    return this.#accounts?.dueAtMs ?? null;
  }

  send(event: BotEvent): boolean {
    const before = this.state;
    this.#queue.push(event);
    if (this.#isDraining) return true;
    this.#isDraining = true;
    try {
      for (let next = this.#queue.shift(); next; next = this.#queue.shift()) this.#take(next);
    } finally {
      this.#isDraining = false;
    }
    return this.state !== before;
  }

  async idle(): Promise<void> {
    while (this.#work) await this.#work.done;
  }

  async writeUnwritten(): Promise<void> {
    await this.#accounts?.writeUnwritten();
  }

  #take(event: BotEvent): void {
    const from = this.state;
    const [state, effects] = stepBot(this.#plan.rules, from, event);
    if (state === from) return;
    this.state = state;
    this.#tell(event, from);
    for (const effect of effects) this.#run(effect);
  }

  #tell(event: BotEvent, from: BotState): void {
    if (event.type === 'iterationCompleted') this.#iteration('completed', this.state.iterationsCompleted);
    if (event.type === 'poolExhausted' && this.state.phase === 'failed')
      this.#emit({ type: 'bot.failure', failure: event.failure });
    if (event.type === 'failed') {
      if (from.phase !== 'starting') this.#iteration('failed', from.iterationsCompleted + 1);
      this.#emit({ type: 'bot.failure', failure: event.failure });
    }
    const [was, is] = [botStateName(from), botStateName(this.state)];
    const hasOtherReasons = from.pauseReasons.length !== this.state.pauseReasons.length;
    if (was === is && !hasOtherReasons) return;
    this.sinceMs = this.#parts.clock.now();
    if (was === 'queued') this.startedMs = this.sinceMs;
    this.#emit({ type: 'bot.state', from: was, to: is, pauseReasons: [...this.state.pauseReasons] });
  }

  #run(effect: BotEffect): void {
    switch (effect.type) {
      case 'prepare':
        this.#start((signal) => this.#prepare(signal));
        return;
      case 'runIteration':
        this.#iteration('started', effect.iteration);
        this.#start((signal) => this.#iterate(signal));
        return;
      case 'scheduleIteration':
        this.#schedule(effect.delayMs, () => ({ type: 'iterationDue', nowMs: this.#parts.clock.now() }));
        return;
      case 'scheduleRetry':
        this.#tellRetry(effect);
        this.#schedule(effect.delayMs, () => ({ type: 'retryDue' }));
        return;
      case 'cancelTimer':
        this.#cancelTimer?.();
        return;
      case 'closeGate':
        this.#gate.close();
        return;
      case 'openGate':
        this.#gate.open();
        return;
      case 'abort':
        this.#abort();
        return;
      case 'ended':
        this.#end(effect.end);
        return;
    }
  }

  /** One piece of work at a time; a new one waits until the one before has really ended. */
  #start(work: (signal: AbortSignal) => Promise<BotEvent>): void {
    const before = this.#work?.done ?? Promise.resolve();
    const abort = new AbortController();
    const done = before
      .then(() => (abort.signal.aborted ? undefined : work(abort.signal)))
      .catch((error: unknown) => this.#failed(error, abort.signal))
      .then((event) => {
        if (this.#work === current) this.#work = undefined;
        if (event && !abort.signal.aborted) this.send(event);
      });
    const current = { abort, done };
    this.#work = current;
  }

  #failed(error: unknown, signal: AbortSignal): BotEvent | undefined {
    if (signal.aborted) return undefined;
    return { ...this.#moment(), type: 'failed', failure: failureOf(error, this.#parts.logger) };
  }

  #moment(): { readonly nowMs: number; readonly jitterUnit: number } {
    return { nowMs: this.#parts.clock.now(), jitterUnit: this.#parts.random.next() };
  }

  async #prepare(signal: AbortSignal): Promise<BotEvent> {
    const device = await this.#parts.directory.whenReady(this.ref, this.#plan.instanceTimeoutMs, signal);
    this.#device = device;
    this.#parts.devicesAtWork.set(this.ref, device);
    return { type: 'prepared', nowMs: this.#parts.clock.now() };
  }

  async #iterate(signal: AbortSignal): Promise<BotEvent> {
    const end = await runIteration(this.#iterations, this.#accounts, signal);
    if (end.ok) return { type: 'iterationCompleted', nowMs: this.#parts.clock.now() };
    return { ...this.#moment(), type: 'failed', failure: end.failure };
  }

  #workOf({ routine, config, counters, orchestrationId, botId }: BotPlan, parts: GroupParts): IterationWork {
    return {
      ...{
        routine,
        config,
        parts,
        evidence: parts.evidenceOf(orchestrationId, botId),
        gate: this.#gate.pass,
        kept: createKeptVariables(),
        counters,
      },
      startAt: () => this.#startAt(),
      facts: (name) => this.#facts(name),
      device: () => {
        if (!this.#device) throw new Error('an iteration began before its device was prepared');
        return this.#device;
      },
      step: (event, signal) => this.#stepped(event, signal),
      variables: (run) => (this.variables = run),
      looked: (look) => this.looks.add(look),
      whyNot: whyNotOf({ orchestrationId, botId, ref: this.ref }, parts, (event) => this.#emit(event)),
      sentries: (signal) => this.sentries.listener(signal),
      log: (level, message, signal) => this.#logged({ type: 'bot.log', level, message }, signal),
      notify: (notice, signal) => this.#logged({ type: 'bot.notice', ...notice }, signal),
    };
  }

  /** Until an iteration was completed: another try of the first begins there too. */
  #startAt(): string | undefined {
    const { startAt, completedBefore } = this.#plan;
    return this.state.iterationsCompleted === completedBefore ? (startAt ?? undefined) : undefined;
  }

  /** What expressions of the routine read of the program. */
  #facts(name: string): Readonly<Record<string, VariableValue>> | undefined {
    if (name === 'bot') return { number: this.number, iteration: this.state.iterationsCompleted + 1 };
    return name === 'instance' ? { ref: this.ref } : undefined;
  }

  #accountsOf({ group, owner }: NonNullable<BotPlan['accounts']>): BotAccounts {
    const { clock, logger } = this.#parts;
    return new BotAccounts(group, owner, {
      ...{ clock, logger, gate: this.#gate.pass },
      send: (event) => this.send(event),
      emit: (event) => this.#emit(event),
      log: (level, message) => this.#emit({ type: 'bot.log', level, message }),
      runPoolRoutine: (routine, prefix, work) => runPoolRoutine(this.#iterations, routine, prefix, work),
    });
  }

  /** What a cut-off iteration still has to say comes too late. */
  #logged(event: BotEventBody, signal: AbortSignal): void {
    if (!signal.aborted) this.#emit(event);
  }

  #stepped(event: StepEvent, signal: AbortSignal): void {
    if (signal.aborted) return;
    this.step = event;
    this.#emit({ type: 'bot.step', ...event });
  }

  #schedule(delayMs: number, event: () => BotEvent): void {
    this.#cancelTimer?.();
    const cancel = this.#parts.clock.schedule(delayMs, () => {
      this.#cancelTimer = undefined;
      this.send(event());
    });
    this.#cancelTimer = () => {
      this.#cancelTimer = undefined;
      cancel();
    };
  }

  #tellRetry({ delayMs, attempt, cause }: Extract<BotEffect, { type: 'scheduleRetry' }>): void {
    const { maxRetries } = this.#plan.rules.restartPolicy;
    const dueAt = new Date(this.#parts.clock.now() + delayMs).toISOString();
    this.#emit({ type: 'bot.retry', attempt, maxRetries, delayMs, dueAt, cause });
  }

  #abort(): void {
    const work = this.#work;
    if (!work) {
      this.send({ type: 'settled' });
      return;
    }
    work.abort.abort(new Cancelled(`bot ${this.botId}`));
    void work.done.then(() => this.send({ type: 'settled' }));
  }

  #end(how: BotEnd): void {
    this.#cancelTimer?.();
    this.#work?.abort.abort(new Cancelled(`bot ${this.botId}`));
    this.#leaveDevice();
    this.#plan.onEnded(how, how === 'failed' ? this.state.lastFailure : null);
  }

  #leaveDevice(): void {
    const { devicesAtWork } = this.#parts;
    if (devicesAtWork.get(this.ref) === this.#device) devicesAtWork.delete(this.ref);
    this.#device = undefined;
  }

  #iteration(phase: 'started' | 'completed' | 'failed', iteration: number): void {
    this.#emit({ type: 'bot.iteration', iteration, phase });
  }

  #emit(body: BotEventBody): void {
    const named = Object.assign({ botId: this.botId, ref: this.ref }, body) as RunEventBody;
    this.#parts.events.publish(this.#plan.orchestrationId, named);
  }
}

type WithoutBot<E> = E extends { botId: BotId; ref: InstanceRef } ? Omit<E, 'botId' | 'ref'> : never;
type BotEventBody = WithoutBot<RunEventBody>;
