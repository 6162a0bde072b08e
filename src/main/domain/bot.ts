import type { Loop, RestartPolicy } from '../../shared/definition';
import type { Failure } from '../../shared/failure';
import {
  isTerminalBot,
  type BotStateName,
  type PauseReason,
  type StopMode,
} from '../../shared/lifecycle-states';
import { decideLoop } from './loop';
import { NO_FAILURES, decideRestart, type RestartHistory } from './restart-policy';
import { ignored, type Step } from './step';

/** What a bot does; `paused` is not among them, it lies over them (`botStateName`). */
export type BotPhase = Exclude<BotStateName, 'paused'> | 'betweenIterations';

/** How a bot's life in its group ended. */
export type BotEnd = 'completed' | 'failed' | 'stopped' | 'cancelled';

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

/** Times are wall clock milliseconds; the runner stamps them. */
export type BotEvent =
  | { readonly type: 'start' }
  | { readonly type: 'prepared'; readonly nowMs: number }
  | {
      readonly type: 'failed';
      readonly failure: Failure;
      readonly nowMs: number;
      readonly jitterUnit: number;
    }
  | { readonly type: 'iterationCompleted'; readonly nowMs: number }
  | { readonly type: 'iterationDue'; readonly nowMs: number }
  | { readonly type: 'retryDue' }
  | { readonly type: 'pause'; readonly reason: PauseReason }
  | { readonly type: 'resume'; readonly reason: PauseReason; readonly nowMs: number }
  | { readonly type: 'accountWait' }
  | { readonly type: 'accountReady' }
  | {
      readonly type: 'poolExhausted';
      readonly policy: 'complete' | 'fail' | 'wait';
      readonly failure: Failure;
    }
  | { readonly type: 'recoveryStarted' }
  | { readonly type: 'recovered' }
  | { readonly type: 'stop'; readonly mode: StopMode }
  | { readonly type: 'restart' }
  | { readonly type: 'settled' }
  | { readonly type: 'forced' };

export type BotEffect =
  /** Make sure that the device answers; then `prepared` or `failed`. */
  | { readonly type: 'prepare' }
  | { readonly type: 'runIteration'; readonly iteration: number }
  | { readonly type: 'scheduleIteration'; readonly delayMs: number }
  | {
      readonly type: 'scheduleRetry';
      readonly delayMs: number;
      readonly attempt: number;
      readonly cause: Failure;
    }
  | { readonly type: 'cancelTimer' }
  | { readonly type: 'closeGate' }
  | { readonly type: 'openGate' }
  /** Abort what runs; then `settled`. */
  | { readonly type: 'abort' }
  | { readonly type: 'ended'; readonly end: BotEnd };

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
/** Phases in which an iteration is in work, so that a drain has something to finish. */
const IN_ITERATION = new Set<BotPhase>(['running', 'recovering']);

/** The state as people see it. */
export function botStateName(state: BotState): BotStateName {
  if (state.pauseReasons.length > 0 && PAUSABLE.has(state.phase)) return 'paused';
  return state.phase === 'betweenIterations' ? 'running' : state.phase;
}

type Handlers = {
  readonly [T in BotEvent['type']]: (state: BotState, event: EventOf<T>, rules: BotRules) => BotStep;
};

const handlers: Handlers = {
  start: (state) => (state.phase === 'queued' ? prepare(state) : ignored(state)),
  prepared: (state, { nowMs }) =>
    state.phase === 'starting' ? beginIteration(state, nowMs) : ignored(state),
  failed: onFailed,
  iterationCompleted: onIterationCompleted,
  iterationDue: (state, { nowMs }) => {
    if (state.phase !== 'betweenIterations') return ignored(state);
    if (state.pauseReasons.length > 0) return [{ ...state, deferred: 'iterationDue' }, []];
    return beginIteration(state, nowMs);
  },
  retryDue: (state) => {
    if (state.phase !== 'retryWait') return ignored(state);
    return state.pauseReasons.length > 0 ? [{ ...state, deferred: 'retryDue' }, []] : retryNow(state);
  },
  pause: (state, { reason }) => {
    if (!PAUSABLE.has(state.phase) || state.pauseReasons.includes(reason)) return ignored(state);
    const first = state.pauseReasons.length === 0;
    return [
      { ...state, pauseReasons: [...state.pauseReasons, reason] },
      first ? [{ type: 'closeGate' }] : [],
    ];
  },
  resume: onResume,
  accountWait: (state) => move(state, ['running'], 'waitingAccount'),
  accountReady: (state) => move(state, ['waitingAccount'], 'running'),
  poolExhausted: onPoolExhausted,
  recoveryStarted: (state) => move(state, ['running'], 'recovering'),
  recovered: (state) => (state.phase === 'recovering' ? retryNow(state) : ignored(state)),
  stop: onStop,
  restart: onRestart,
  settled: (state) => {
    if (state.phase !== 'stopping') return ignored(state);
    if (!state.restartAfterStop) return end(state, 'stopped');
    return prepare({ ...afresh(state), restarts: state.restarts + 1 }, [{ type: 'openGate' }]);
  },
  forced: (state) => (state.phase === 'queued' || isOver(state) ? ignored(state) : end(state, 'stopped')),
};

/** One bot of a group. Cancellation is never a failure; an event that means nothing here leaves the state. */
export function stepBot(rules: BotRules, state: BotState, event: BotEvent): BotStep {
  const handle = handlers[event.type] as (state: BotState, event: BotEvent, rules: BotRules) => BotStep;
  return handle(state, event, rules);
}

function isOver({ phase }: BotState): boolean {
  return phase !== 'betweenIterations' && isTerminalBot(phase);
}

function prepare(state: BotState, before: readonly BotEffect[] = []): BotStep {
  return [{ ...state, phase: 'starting', retry: null, deferred: null }, [...before, { type: 'prepare' }]];
}

function beginIteration(state: BotState, nowMs: number): BotStep {
  const history = { ...state.history, runningSinceMs: state.history.runningSinceMs ?? nowMs };
  return [
    { ...state, phase: 'running', iterationStartedMs: nowMs, history, deferred: null },
    [{ type: 'runIteration', iteration: state.iterationsCompleted + 1 }],
  ];
}

function retryNow(state: BotState): BotStep {
  return prepare({ ...state, restarts: state.restarts + 1 });
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
  const decision = decideRestart(rules.restartPolicy, state.history, { failure, nowMs, jitterUnit });
  const next = { ...counted, history: decision.history };
  if (decision.kind === 'giveUp') return end(next, 'failed');
  const { attempt, delayMs } = decision;
  return [
    { ...next, phase: 'retryWait', retry: { attempt, dueAtMs: nowMs + delayMs } },
    [{ type: 'scheduleRetry', delayMs, attempt, cause: failure }],
  ];
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
  if (decision.delayMs === 0) return beginIteration(next, nowMs);
  return [
    { ...next, phase: 'betweenIterations' },
    [{ type: 'scheduleIteration', delayMs: decision.delayMs }],
  ];
}

function onResume(state: BotState, { reason, nowMs }: EventOf<'resume'>): BotStep {
  if (!state.pauseReasons.includes(reason)) return ignored(state);
  const open: BotState = { ...state, pauseReasons: state.pauseReasons.filter((other) => other !== reason) };
  if (open.pauseReasons.length > 0) return [open, []];
  if (open.deferred === null) return [open, [{ type: 'openGate' }]];
  const [next, effects] = open.deferred === 'retryDue' ? retryNow(open) : beginIteration(open, nowMs);
  return [next, [{ type: 'openGate' }, ...effects]];
}

function onPoolExhausted(state: BotState, { policy, failure }: EventOf<'poolExhausted'>): BotStep {
  if (state.phase !== 'running' && state.phase !== 'waitingAccount') return ignored(state);
  if (policy === 'wait') return [{ ...state, phase: 'waitingAccount' }, []];
  if (policy === 'complete') return end(state, 'completed');
  return end({ ...state, failures: state.failures + 1, lastFailure: failure }, 'failed');
}

function onStop(state: BotState, { mode }: EventOf<'stop'>): BotStep {
  if (state.phase === 'queued') return end(state, 'cancelled');
  if (isOver(state)) return ignored(state);
  if (state.phase === 'stopping') {
    return state.restartAfterStop ? [{ ...state, restartAfterStop: false }, []] : ignored(state);
  }
  const mayDrain = mode === 'drain' && IN_ITERATION.has(state.phase) && state.pauseReasons.length === 0;
  if (mayDrain) return state.draining ? ignored(state) : [{ ...state, draining: true }, []];
  return toStopping(state, false);
}

function onRestart(state: BotState): BotStep {
  if (state.phase === 'queued' || state.phase === 'stopping' || state.phase === 'cancelled')
    return ignored(state);
  if (isOver(state)) return prepare({ ...afresh(state), restarts: state.restarts + 1 });
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

function afresh(state: BotState): BotState {
  return { ...queuedBot(state.iterationsCompleted), failures: state.failures, restarts: state.restarts };
}
