import { expect } from 'vitest';
import {
  botStateName,
  queuedBot,
  stepBot,
  type BotEffect,
  type BotEvent,
  type BotRules,
  type BotState,
} from '../src/main/domain/bot';
import {
  stepGroup,
  validatingGroup,
  type GroupEffect,
  type GroupEvent,
  type GroupState,
} from '../src/main/domain/group';
import { RestartPolicy, type Loop } from '../src/shared/definition';
import { BotId } from '../src/shared/ids';
import { isTerminalBot, isTerminalGroup } from '../src/shared/lifecycle-states';

/*
 * A group and its bots driven together by random events. The world below does what the real runners do with the
 * effects, with the same guards, but every piece of work, timer and abort waits until the random sequence answers it.
 */

export const BOTS = 3;
/** Ids of the bots, in launch order. */
export const IDS = Array.from({ length: BOTS }, (_, index) => BotId.parse(`run/${String(index + 1)}`));
export type Work = 'prepare' | 'iterate' | 'recover';

/** One bot with the work, timer and abort that are under way. */
export class BotModel {
  readonly #world: World;
  readonly #index: number;
  state: BotState;
  work: Work | null = null;
  isAborting = false;
  timer: BotEvent['type'] | null = null;
  isGateOpen = true;
  personRestarts = 0;

  constructor(world: World, index: number, completedBefore: number) {
    this.#world = world;
    this.#index = index;
    this.state = queuedBot(completedBefore);
  }

  get isActive(): boolean {
    return this.state.phase !== 'queued' && !this.isOver;
  }

  get isOver(): boolean {
    const name = botStateName(this.state);
    return isTerminalBot(name);
  }

  send(event: BotEvent): boolean {
    const before = this.state;
    const [state, effects] = stepBot(this.#world.rules, before, event);
    if (state === before) {
      expect(effects).toEqual([]);
      return false;
    }
    expect(state.iterationsCompleted).toBeGreaterThanOrEqual(before.iterationsCompleted);
    expect(before.phase === 'stopping' && state.phase === 'starting' && !before.restartAfterStop).toBe(false);
    this.state = state;
    for (const effect of effects) this.#run(effect);
    return true;
  }

  /** Ends the work in hand; an aborted one can only settle. */
  answer(event: BotEvent): void {
    this.work = null;
    this.send(event);
  }

  settle(): void {
    this.work = null;
    this.isAborting = false;
    this.send({ type: 'settled' });
  }

  #run(effect: BotEffect): void {
    switch (effect.type) {
      case 'prepare':
      case 'runIteration':
        this.#useDevice(effect.type === 'prepare' ? 'prepare' : 'iterate');
        return;
      case 'scheduleIteration':
      case 'scheduleRetry':
        expect(this.timer).toBeNull();
        expect(effect.delayMs).toBeGreaterThanOrEqual(0);
        this.timer = effect.type === 'scheduleRetry' ? 'retryDue' : 'iterationDue';
        return;
      case 'cancelTimer':
        this.timer = null;
        return;
      case 'closeGate':
      case 'openGate':
        this.isGateOpen = effect.type === 'openGate';
        return;
      case 'abort':
        this.isAborting = true;
        return;
      case 'ended':
        this.timer = null;
        this.isAborting = false;
        this.work = null;
        this.#world.send({
          type: 'botEnded',
          botId: this.#world.idOf(this.#index),
          end: effect.end,
          failure: effect.end === 'failed' ? this.state.lastFailure : null,
        });
        return;
    }
  }

  #useDevice(work: Work): void {
    expect(this.isOver, 'a bot that has ended uses no device').toBe(false);
    expect(this.#world.group.name, 'no bot begins anything in a group that stops or has ended').toMatch(
      /^(launching|running|paused)$/,
    );
    const { loop } = this.#world.rules;
    const isCountedOut = loop.kind === 'count' && this.state.iterationsCompleted >= loop.count;
    if (isCountedOut) expect(this.personRestarts, 'only a person exceeds the count').toBeGreaterThan(0);
    expect(this.work, 'one piece of work at a time').toBeNull();
    this.work = work;
  }
}

export interface Shape {
  readonly loop: Loop;
  readonly maxRetries: number;
  readonly staggerMs: number;
  readonly resumedAt: number;
}

/** One group with everything that is under way. */
export class World {
  readonly rules: BotRules;
  group: GroupState;
  bots: readonly BotModel[] = [];
  isValidating = true;
  isAcquiring = false;
  isAborted = false;
  hasStagger = false;
  hasGrace = false;
  finishes = 0;
  nowMs = Date.parse('2026-03-01T12:00:00Z');
  readonly #resumedAt: number;
  readonly #queue: GroupEvent[] = [];
  #isBusy = false;

  constructor(shape: Shape) {
    this.rules = { restartPolicy: RestartPolicy.parse({ maxRetries: shape.maxRetries }), loop: shape.loop };
    this.group = validatingGroup(BOTS, shape.staggerMs);
    this.#resumedAt = shape.resumedAt;
  }

  idOf(index: number): BotId {
    const id = IDS[index];
    if (id === undefined) throw new Error('no such bot');
    return id;
  }

  send(event: GroupEvent): void {
    this.#queue.push(event);
    if (this.#isBusy) return;
    this.#isBusy = true;
    for (let next = this.#queue.shift(); next; next = this.#queue.shift()) this.#take(next);
    this.#isBusy = false;
  }

  acquire(count: number): void {
    this.isAcquiring = false;
    const isWanted = this.group.name === 'acquiring';
    if (isWanted)
      this.bots = IDS.slice(0, count).map((_, index) => new BotModel(this, index, this.#resumedAt));
    this.send({ type: 'acquired', botIds: isWanted ? IDS.slice(0, count) : [] });
  }

  /** As a person asks for it; the guard is the one of the real group. */
  restart(index: number): void {
    const bot = this.bots[index];
    if (!bot || isTerminalGroup(this.group.name) || this.group.name === 'stopping') return;
    bot.personRestarts += 1;
    if (bot.send({ type: 'restart' })) this.send({ type: 'botRevived', botId: this.idOf(index) });
  }

  #take(event: GroupEvent): void {
    const before = this.group;
    const [state, effects] = stepGroup(before, event);
    if (state === before) {
      expect(effects).toEqual([]);
      return;
    }
    expect(isTerminalGroup(before.name), 'terminal states are absorbing').toBe(false);
    this.group = state;
    for (const effect of effects) this.#run(effect);
  }

  #run(effect: GroupEffect): void {
    switch (effect.type) {
      case 'acquire':
        this.isAcquiring = true;
        return;
      case 'abortWork':
        this.isValidating = false;
        this.isAborted = true;
        return;
      case 'startBot':
        this.bots[IDS.indexOf(effect.botId)]?.send({ type: 'start' });
        return;
      case 'scheduleStagger':
        this.hasStagger = true;
        return;
      case 'cancelStagger':
        this.hasStagger = false;
        return;
      case 'pauseBots':
        for (const bot of this.bots) {
          bot.send({ type: 'pause', reason: 'user' });
          const isStopping = bot.state.phase === 'stopping' && !bot.state.restartAfterStop;
          const isPaused = bot.state.pauseReasons.includes('user');
          expect(isPaused, 'a paused group has no bot that goes on').toBe(bot.isActive && !isStopping);
        }
        return;
      case 'resumeBots':
        for (const bot of this.bots) bot.send({ type: 'resume', reason: 'user', nowMs: this.nowMs });
        return;
      case 'stopBots':
        for (const bot of this.bots) bot.send({ type: 'stop', mode: effect.mode });
        return;
      case 'scheduleGrace':
      case 'cancelGrace':
        this.hasGrace = effect.type === 'scheduleGrace';
        return;
      case 'forceBots':
        for (const bot of this.bots) bot.send({ type: 'forced' });
        return;
      case 'finish':
        this.finishes += 1;
        expect(this.group.name).toBe(effect.outcome);
        return;
    }
  }
}
