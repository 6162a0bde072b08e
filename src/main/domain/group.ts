import type { Failure } from '../../shared/failure';
import type { BotId } from '../../shared/ids';
import { isTerminalGroup, type GroupStateName, type StopMode } from '../../shared/lifecycle-states';
import type { GroupFailure } from '../../shared/run-event';
import type { BotEnd } from './bot';
import { ignored, type Step } from './step';

export type BotPlace = 'queued' | 'active' | BotEnd;

export interface GroupState {
  readonly name: GroupStateName;
  /** In launch order. */
  readonly bots: readonly { readonly botId: BotId; readonly place: BotPlace }[];
  readonly requested: number;
  readonly staggerMs: number;
  readonly stopMode: StopMode | null;
  /** Instances are still being acquired (also while `stopping`). */
  readonly acquiring: boolean;
  readonly lastFailure: Failure | null;
  readonly failure: GroupFailure | null;
}

export type GroupEvent =
  | { readonly type: 'validated' }
  | { readonly type: 'invalid'; readonly failure: GroupFailure }
  | { readonly type: 'acquired'; readonly botIds: readonly BotId[] }
  | { readonly type: 'acquireFailed'; readonly failure: GroupFailure }
  | { readonly type: 'staggerDue' }
  | { readonly type: 'pause' }
  | { readonly type: 'resume' }
  | { readonly type: 'stop'; readonly mode: StopMode; readonly graceMs: number }
  | {
      readonly type: 'botEnded';
      readonly botId: BotId;
      readonly end: BotEnd;
      readonly failure: Failure | null;
    }
  | { readonly type: 'botRevived'; readonly botId: BotId }
  | { readonly type: 'graceOver' };

export type GroupEffect =
  | { readonly type: 'acquire' }
  /** Ends validating or acquiring; acquiring answers with `acquired` or `acquireFailed` once nothing of it is left. */
  | { readonly type: 'abortWork' }
  | { readonly type: 'startBot'; readonly botId: BotId }
  | { readonly type: 'scheduleStagger'; readonly delayMs: number }
  | { readonly type: 'cancelStagger' }
  | { readonly type: 'pauseBots' }
  | { readonly type: 'resumeBots' }
  | { readonly type: 'stopBots'; readonly mode: StopMode }
  | { readonly type: 'scheduleGrace'; readonly graceMs: number }
  | { readonly type: 'cancelGrace' }
  | { readonly type: 'forceBots' }
  /** Terminal: release every hold, close the journal. Comes exactly once. */
  | {
      readonly type: 'finish';
      readonly outcome: 'completed' | 'failed' | 'stopped';
      readonly failure: GroupFailure | null;
    };

type GroupStep = Step<GroupState, GroupEffect>;
type EventOf<T extends GroupEvent['type']> = Extract<GroupEvent, { type: T }>;

const HARDNESS: Readonly<Record<StopMode, number>> = { drain: 0, now: 1, kill: 2 };

/** A group right after its start was accepted. */
export function validatingGroup(requested: number, staggerMs: number): GroupState {
  return {
    name: 'validating',
    bots: [],
    requested,
    staggerMs,
    stopMode: null,
    acquiring: false,
    lastFailure: null,
    failure: null,
  };
}

/** Fewer bots than requested. */
export function isDegraded(state: GroupState): boolean {
  return state.bots.length > 0 && state.bots.length < state.requested;
}

type Handlers = { readonly [T in GroupEvent['type']]: (state: GroupState, event: EventOf<T>) => GroupStep };

const handlers: Handlers = {
  validated: (state) =>
    state.name === 'validating'
      ? [{ ...state, name: 'acquiring', acquiring: true }, [{ type: 'acquire' }]]
      : ignored(state),
  invalid: (state, { failure }) =>
    state.name === 'validating' ? finish(state, 'failed', failure) : ignored(state),
  acquired: onAcquired,
  acquireFailed: (state, { failure }) => {
    if (state.name === 'acquiring') return finish({ ...state, acquiring: false }, 'failed', failure);
    return stopAcquiring(state);
  },
  staggerDue: (state) => (state.name === 'launching' ? launchNext(state) : ignored(state)),
  pause: (state) => {
    if (state.name !== 'launching' && state.name !== 'running') return ignored(state);
    return [{ ...state, name: 'paused' }, [{ type: 'cancelStagger' }, { type: 'pauseBots' }]];
  },
  resume: onResume,
  stop: onStop,
  botEnded: onBotEnded,
  botRevived: (state, { botId }) => {
    const alive = state.name === 'launching' || state.name === 'running' || state.name === 'paused';
    const place = placeOf(state, botId);
    return alive && place !== undefined && place !== 'queued'
      ? [withPlace(state, botId, 'active'), []]
      : ignored(state);
  },
  graceOver: (state) => {
    // A drain has no limit, so it has no grace either.
    if (state.name !== 'stopping' || state.stopMode === 'drain') return ignored(state);
    const bots = state.bots.map((bot) =>
      bot.place === 'active' ? { ...bot, place: 'stopped' as const } : bot,
    );
    const [next, effects] = finish({ ...state, bots }, 'stopped', null);
    return [next, [{ type: 'forceBots' }, ...effects]];
  },
};

/** One start of a definition; the table is in `docs/lifecycle.md`. */
export function stepGroup(state: GroupState, event: GroupEvent): GroupStep {
  // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- the table's type ties each handler to its event
  const handle = handlers[event.type] as (state: GroupState, event: GroupEvent) => GroupStep;
  return handle(state, event);
}

function onAcquired(state: GroupState, { botIds }: EventOf<'acquired'>): GroupStep {
  if (state.name !== 'acquiring') return stopAcquiring(state);
  if (botIds.length === 0) return finish(state, 'failed', { code: 'no_instances', skipped: [] });
  const bots = botIds.map((botId) => ({ botId, place: 'queued' as const }));
  return [{ ...state, name: 'launching', acquiring: false, bots }, [{ type: 'scheduleStagger', delayMs: 0 }]];
}

/** Starts the next queued bot, all of them when there is no stagger; `running` once none is queued. */
function launchNext(state: GroupState): GroupStep {
  const queued = state.bots.filter((bot) => bot.place === 'queued').map((bot) => bot.botId);
  const starting = state.staggerMs === 0 ? queued : queued.slice(0, 1);
  const next = starting.reduce((before, botId) => withPlace(before, botId, 'active'), state);
  const effects: GroupEffect[] = starting.map((botId) => ({ type: 'startBot', botId }));
  if (starting.length < queued.length) {
    return [next, [...effects, { type: 'scheduleStagger', delayMs: state.staggerMs }]];
  }
  return [{ ...next, name: 'running' }, effects];
}

function onResume(state: GroupState): GroupStep {
  if (state.name !== 'paused') return ignored(state);
  const isQueued = state.bots.some((bot) => bot.place === 'queued');
  if (!isQueued) return [{ ...state, name: 'running' }, [{ type: 'resumeBots' }]];
  return [
    { ...state, name: 'launching' },
    [{ type: 'resumeBots' }, { type: 'scheduleStagger', delayMs: state.staggerMs }],
  ];
}

function onStop(state: GroupState, { mode, graceMs }: EventOf<'stop'>): GroupStep {
  if (isTerminalGroup(state.name)) return ignored(state);
  if (state.name === 'validating') {
    const [next, effects] = finish(state, 'stopped', null);
    return [next, [{ type: 'abortWork' }, ...effects]];
  }
  if (state.name === 'stopping' && HARDNESS[mode] <= HARDNESS[state.stopMode ?? 'drain'])
    return ignored(state);
  const effective: StopMode = mode === 'drain' && state.name === 'paused' ? 'now' : mode;
  const queuedGone = state.bots.map((bot) =>
    bot.place === 'queued' ? { ...bot, place: 'cancelled' as const } : bot,
  );
  const stopping: GroupState = { ...state, name: 'stopping', stopMode: effective, bots: queuedGone };
  const effects: GroupEffect[] = [
    { type: 'cancelStagger' },
    ...(state.acquiring ? [{ type: 'abortWork' } as const] : []),
    { type: 'stopBots', mode: effective },
    ...(effective === 'drain' ? [] : [{ type: 'scheduleGrace', graceMs } as const]),
  ];
  const [next, more] = settleStopping(stopping);
  return [next, [...effects, ...more]];
}

function onBotEnded(state: GroupState, { botId, end, failure }: EventOf<'botEnded'>): GroupStep {
  const place = placeOf(state, botId);
  if (isTerminalGroup(state.name) || (place !== 'active' && place !== 'queued')) return ignored(state);
  const next = { ...withPlace(state, botId, end), lastFailure: failure ?? state.lastFailure };
  if (state.name === 'stopping') return settleStopping(next);
  if (next.bots.some((bot) => bot.place === 'queued' || bot.place === 'active')) return [next, []];
  return finishByBots(next);
}

/** Any bot completed: completed. Else any failed: failed. Else people stopped every one of them. */
function finishByBots(state: GroupState): GroupStep {
  if (state.bots.some((bot) => bot.place === 'completed')) return finish(state, 'completed', null);
  if (!state.bots.some((bot) => bot.place === 'failed')) return finish(state, 'stopped', null);
  return finish(state, 'failed', { code: 'all_bots_failed', failure: state.lastFailure });
}

function stopAcquiring(state: GroupState): GroupStep {
  if (state.name !== 'stopping' || !state.acquiring) return ignored(state);
  return settleStopping({ ...state, acquiring: false });
}

function settleStopping(state: GroupState): GroupStep {
  const isBusy = state.acquiring || state.bots.some((bot) => bot.place === 'active');
  return isBusy ? [state, []] : finish(state, 'stopped', null);
}

function finish(
  state: GroupState,
  outcome: 'completed' | 'failed' | 'stopped',
  failure: GroupFailure | null,
): GroupStep {
  return [
    { ...state, name: outcome, failure, acquiring: false },
    [{ type: 'cancelStagger' }, { type: 'cancelGrace' }, { type: 'finish', outcome, failure }],
  ];
}

function placeOf(state: GroupState, botId: BotId): BotPlace | undefined {
  return state.bots.find((bot) => bot.botId === botId)?.place;
}

function withPlace(state: GroupState, botId: BotId, place: BotPlace): GroupState {
  return { ...state, bots: state.bots.map((bot) => (bot.botId === botId ? { botId, place } : bot)) };
}
