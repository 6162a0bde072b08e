import type { Loop, RestartPolicy } from '../../shared/definition';
import type { Failure } from '../../shared/failure';
import { isTerminalBot, type BotStateName, type PauseReason } from '../../shared/lifecycle-states';
import type { BotEffect, BotEnd, BotEvent } from './bot-events';
import { decideAnother, decideLoop, isCountReached, isTimeOver } from './loop';
import { NO_FAILURES, decideRestart, type RestartHistory } from './restart-policy';
import { ignored, type Step } from './step';

export type { BotEffect, BotEnd, BotEvent } from './bot-events';

/** What a bot does; `paused` is not among them, it lies over them (`botStateName`). */
export type BotPhase = Exclude<BotStateName, 'paused'> | 'betweenIterations';

export interface BotRules {
  readonly restartPolicy: RestartPolicy;
  readonly loop: Loop;
}

export interface BotState {
  readonly phase: BotPhase;
  readonly pauseReasons: readonly PauseReason[];
  readonly iterationsCompleted: number;
  readonly iterationStartedMs: number;
  readonly failures: number;
  readonly restarts: number;
  readonly retry: { readonly attempt: number; readonly dueAtMs: number } | null;
  readonly lastFailure: Failure | null;
  readonly history: RestartHistory;
  /** A drain was asked for: the iteration in work is the last. */
  readonly draining: boolean;
  /** A person asked for a restart: `stopping` leads back to `starting`. */
  readonly restartAfterStop: boolean;
  /** A timer that ran out while paused; it takes effect on resume. */
  readonly deferred: 'retryDue' | 'iterationDue' | null;
}

type BotStep = Step<BotState, BotEffect>;
type EventOf<T extends BotEvent['type']> = Extract<BotEvent, { type: T }>;

/** A bot before its start; `iterationsCompleted` is not 0 when it goes on with an interrupted run. */
export function queuedBot(iterationsCompleted = 0): BotState {
  return {
    phase: 'queued',
    pauseReasons: [],
    iterationsCompleted,
    iterationStartedMs: 0,
    failures: 0,
    restarts: 0,
    retry: null,
    lastFailure: null,
    history: NO_FAILURES,
    draining: false,
    restartAfterStop: false,
    deferred: null,
  };
}

const PAUSABLE = new Set<BotPhase>([
  'starting',
  'running',
  'betweenIterations',
  'waitingAccount',
  'recovering',
  'retryWait',
]);

/** The state as people see it. */
export function botStateName(state: BotState): BotStateName {
  if (state.pauseReasons.length > 0 && PAUSABLE.has(state.phase)) return 'paused';
  return state.phase === 'betweenIterations' ? 'running' : state.phase;
}

type Handlers = {
  readonly [T in BotEvent['type']]: (state: BotState, event: EventOf<T>, rules: BotRules) => BotStep;
};

const handlers: Handlers = {
  start: (state, _, { loop }) => {
    if (state.phase !== 'queued') return ignored(state);
    return isCountReached(loop, state.iterationsCompleted) ? end(state, 'completed') : prepare(state);
  },
  prepared: (state, { nowMs }, { loop }) =>
    state.phase === 'starting' ? beginIteration(state, nowMs, loop) : ignored(state),
  failed: onFailed,
  iterationCompleted: onIterationCompleted,
  iterationDue: (state, { nowMs }, { loop }) => {
    if (state.phase !== 'betweenIterations') return ignored(state);
    if (state.pauseReasons.length > 0) return [{ ...state, deferred: 'iterationDue' }, []];
    return beginIteration(state, nowMs, loop);
  },
  retryDue: (state) => {
    if (state.phase !== 'retryWait') return ignored(state);
    return state.pauseReasons.length > 0 ? [{ ...state, deferred: 'retryDue' }, []] : retryNow(state);
  },
  pause: (state, { reason }) => {
    // A bot on its way through a restart comes back paused.
    const isPausable = PAUSABLE.has(state.phase) || state.restartAfterStop;
    if (!isPausable || state.pauseReasons.includes(reason)) return ignored(state);
    const pauseReasons = [...state.pauseReasons, reason];
    const closes = isGateClosed({ pauseReasons }) && !isGateClosed(state);
    return [{ ...state, pauseReasons }, closes ? [{ type: 'closeGate' }] : []];
  },
  resume: onResume,
  accountWait: (state) => (state.phase === 'running' ? awaitAccount(state) : ignored(state)),
  accountReady: (state) => move(state, ['waitingAccount'], 'running'),
  poolExhausted: onPoolExhausted,
  recoveryStarted: (state) => move(state, ['running'], 'recovering'),
  recovered: (state) => {
    if (state.phase !== 'recovering') return ignored(state);
    if (state.draining) return end(state, 'stopped');
    return prepare({ ...state, history: { ...state.history, runningSinceMs: null } });
  },
  stop: onStop,
  restart: onRestart,
  settled: (state) => {
    if (state.phase !== 'stopping') return ignored(state);
    if (!state.restartAfterStop) return end(state, 'stopped');
    return restartNow(state, state.pauseReasons);
  },
  forced: (state) => (state.phase === 'queued' || isOver(state) ? ignored(state) : end(state, 'stopped')),
};

/** One bot of a group. Cancellation is never a failure; an event that means nothing here leaves the state. */
export function stepBot(rules: BotRules, state: BotState, event: BotEvent): BotStep {
  // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- the table's type ties each handler to its event
  const handle = handlers[event.type] as (state: BotState, event: BotEvent, rules: BotRules) => BotStep;
  return handle(state, event, rules);
}

/**
 * A sentry holds the steps of the routine it guards by itself. The bot's own gate stays open then: sentries pass it
 * too, and the one that holds would never get to letting go.
 */
function isGateClosed({ pauseReasons }: Pick<BotState, 'pauseReasons'>): boolean {
  return pauseReasons.some((reason) => reason !== 'sentry');
}

function isOver({ phase }: BotState): boolean {
  return phase !== 'betweenIterations' && isTerminalBot(phase);
}

function prepare(state: BotState, before: readonly BotEffect[] = []): BotStep {
  return [{ ...state, phase: 'starting', retry: null, deferred: null }, [...before, { type: 'prepare' }]];
}

function beginIteration(state: BotState, nowMs: number, loop: Loop): BotStep {
  if (isTimeOver(loop, nowMs)) return end(state, hasOnlyFailed(state) ? 'failed' : 'completed');
  const history = { ...state.history, runningSinceMs: state.history.runningSinceMs ?? nowMs };
  return [
    { ...state, phase: 'running', iterationStartedMs: nowMs, history, deferred: null },
    [{ type: 'runIteration', iteration: state.iterationsCompleted + 1 }],
  ];
}

/** Who began and never got to an end has not completed anything, whatever ends it. */
function hasOnlyFailed({ iterationsCompleted, lastFailure }: BotState): boolean {
  return iterationsCompleted === 0 && lastFailure !== null;
}

function retryNow(state: BotState): BotStep {
  return prepare({ ...state, restarts: state.restarts + 1 });
}

/** By a person: earlier failures are forgotten, and the gate is set, since the run before may have left it closed. */
function restartNow(state: BotState, pauseReasons: readonly PauseReason[]): BotStep {
  const fresh = queuedBot(state.iterationsCompleted);
  const { failures, restarts } = state;
  const gate: BotEffect = { type: isGateClosed({ pauseReasons }) ? 'closeGate' : 'openGate' };
  return prepare({ ...fresh, pauseReasons, failures, restarts: restarts + 1 }, [gate]);
}

/** Waiting has no end of its own, so a drain does not wait for an account. */
function awaitAccount(state: BotState): BotStep {
  return state.draining ? toStopping(state, false) : [{ ...state, phase: 'waitingAccount' }, []];
}

function end(state: BotState, how: BotEnd): BotStep {
  const over: BotState = {
    ...state,
    phase: how,
    pauseReasons: [],
    retry: null,
    draining: false,
    restartAfterStop: false,
    deferred: null,
  };
  return [over, [{ type: 'ended', end: how }]];
}

function move(state: BotState, from: readonly BotPhase[], phase: BotPhase): BotStep {
  return from.includes(state.phase) ? [{ ...state, phase }, []] : ignored(state);
}

function onFailed(
  state: BotState,
  { failure, nowMs, jitterUnit }: EventOf<'failed'>,
  rules: BotRules,
): BotStep {
  if (!['starting', 'running', 'waitingAccount', 'recovering'].includes(state.phase)) return ignored(state);
  const counted = { ...state, failures: state.failures + 1, lastFailure: failure };
  if (state.draining) return end(counted, 'stopped');
  if (isAboutAccount(failure, rules)) {
    const { delayMs } = decideAnother(rules.loop, { startedMs: state.iterationStartedMs, nowMs });
    return [{ ...counted, phase: 'betweenIterations' }, [{ type: 'scheduleIteration', delayMs }]];
  }
  const decision = decideRestart(rules.restartPolicy, state.history, { failure, nowMs, jitterUnit });
  const next = { ...counted, history: decision.history };
  if (decision.kind === 'giveUp') return end(next, 'failed');
  const { attempt, delayMs } = decision;
  return [
    { ...next, phase: 'retryWait', retry: { attempt, dueAtMs: nowMs + delayMs } },
    [{ type: 'scheduleRetry', delayMs, attempt, cause: failure }],
  ];
}

/**
 * An account the routine gave up says nothing about the bot: it goes on with another one, as its loop would, and no
 * try is used up. Who wants no second try after a failure gets none here either.
 */
function isAboutAccount({ code }: Failure, { restartPolicy }: BotRules): boolean {
  return code === 'account_refused' && restartPolicy.mode !== 'never';
}

function onIterationCompleted(
  state: BotState,
  { nowMs }: EventOf<'iterationCompleted'>,
  rules: BotRules,
): BotStep {
  if (!['running', 'waitingAccount', 'recovering'].includes(state.phase)) return ignored(state);
  const completed = state.iterationsCompleted + 1;
  const next: BotState = { ...state, iterationsCompleted: completed };
  if (state.draining) return end(next, 'stopped');
  const decision = decideLoop(rules.loop, { completed, startedMs: state.iterationStartedMs, nowMs });
  if (decision.kind === 'done') return end(next, 'completed');
  if (decision.delayMs === 0) return beginIteration(next, nowMs, rules.loop);
  return [
    { ...next, phase: 'betweenIterations' },
    [{ type: 'scheduleIteration', delayMs: decision.delayMs }],
  ];
}

function onResume(state: BotState, { reason, nowMs }: EventOf<'resume'>, { loop }: BotRules): BotStep {
  if (!state.pauseReasons.includes(reason)) return ignored(state);
  const open: BotState = { ...state, pauseReasons: state.pauseReasons.filter((other) => other !== reason) };
  const gate: readonly BotEffect[] = isGateClosed(state) && !isGateClosed(open) ? [{ type: 'openGate' }] : [];
  if (open.pauseReasons.length > 0 || open.deferred === null) return [open, gate];
  const [next, effects] = open.deferred === 'retryDue' ? retryNow(open) : beginIteration(open, nowMs, loop);
  return [next, [...gate, ...effects]];
}

/** A loop that goes on until the pool is empty has reached its end then, whatever the pool's policy calls it. */
function onPoolExhausted(
  state: BotState,
  { policy, failure }: EventOf<'poolExhausted'>,
  { loop }: BotRules,
): BotStep {
  if (state.phase !== 'running' && state.phase !== 'waitingAccount') return ignored(state);
  if (policy === 'wait') return state.phase === 'running' ? awaitAccount(state) : ignored(state);
  if (policy === 'complete' || loop.kind === 'untilPoolEmpty')
    return end(state, hasOnlyFailed(state) ? 'failed' : 'completed');
  return end({ ...state, failures: state.failures + 1, lastFailure: failure }, 'failed');
}

function onStop(state: BotState, { mode }: EventOf<'stop'>): BotStep {
  if (state.phase === 'queued') return end(state, 'cancelled');
  if (isOver(state)) return ignored(state);
  if (state.phase === 'stopping') {
    return state.restartAfterStop
      ? [{ ...state, restartAfterStop: false, pauseReasons: [] }, []]
      : ignored(state);
  }
  const mayDrain = mode === 'drain' && state.phase === 'running' && !isGateClosed(state);
  if (mayDrain) return state.draining ? ignored(state) : [{ ...state, draining: true }, []];
  return toStopping(state, false);
}

function onRestart(state: BotState): BotStep {
  if (state.phase === 'queued' || state.phase === 'stopping' || state.phase === 'cancelled')
    return ignored(state);
  if (isOver(state)) return restartNow(state, []);
  return toStopping(state, true);
}

function toStopping(state: BotState, restartAfterStop: boolean): BotStep {
  return [
    {
      ...state,
      phase: 'stopping',
      restartAfterStop,
      retry: null,
      deferred: null,
      pauseReasons: [],
      draining: false,
    },
    [{ type: 'cancelTimer' }, { type: 'abort' }],
  ];
}
