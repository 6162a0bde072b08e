import { describe, expect, test } from 'vitest';
import { RestartPolicy } from '../../shared/definition';
import type { Failure } from '../../shared/failure';
import { BotStateName } from '../../shared/lifecycle-states';
import {
  botStateName,
  queuedBot,
  stepBot,
  type BotEffect,
  type BotEvent,
  type BotRules,
  type BotState,
} from './bot';

const NOW = Date.parse('2026-03-01T12:00:00Z');
const STEP_FAILED: Failure = { class: 'routine', code: 'step_failed', detail: {}, step: '2' };
const EXHAUSTED: Failure = { class: 'account', code: 'pool_exhausted', detail: {} };

const RULES: BotRules = {
  restartPolicy: RestartPolicy.parse({ jitter: 0, maxRetries: 1 }),
  loop: { kind: 'count', count: 3, pauseMs: 1_000 },
};

const EVENTS = {
  start: { type: 'start' },
  prepared: { type: 'prepared', nowMs: NOW },
  failed: { type: 'failed', failure: STEP_FAILED, nowMs: NOW + 1_000, jitterUnit: 0.5 },
  iterationCompleted: { type: 'iterationCompleted', nowMs: NOW + 1_000 },
  iterationDue: { type: 'iterationDue', nowMs: NOW + 2_000 },
  retryDue: { type: 'retryDue' },
  'pause user': { type: 'pause', reason: 'user' },
  'pause health': { type: 'pause', reason: 'health' },
  'resume user': { type: 'resume', reason: 'user', nowMs: NOW + 9_000 },
  'resume health': { type: 'resume', reason: 'health', nowMs: NOW + 9_000 },
  accountWait: { type: 'accountWait' },
  accountReady: { type: 'accountReady' },
  'pool complete': { type: 'poolExhausted', policy: 'complete', failure: EXHAUSTED },
  'pool fail': { type: 'poolExhausted', policy: 'fail', failure: EXHAUSTED },
  'pool wait': { type: 'poolExhausted', policy: 'wait', failure: EXHAUSTED },
  recoveryStarted: { type: 'recoveryStarted' },
  recovered: { type: 'recovered' },
  'stop drain': { type: 'stop', mode: 'drain' },
  'stop now': { type: 'stop', mode: 'now' },
  'stop kill': { type: 'stop', mode: 'kill' },
  restart: { type: 'restart' },
  settled: { type: 'settled' },
  forced: { type: 'forced' },
} satisfies Record<string, BotEvent>;
type EventName = keyof typeof EVENTS;

function after(...names: EventName[]): BotState {
  return names.reduce((state, name) => stepBot(RULES, state, EVENTS[name])[0], queuedBot());
}

/** Every situation of a bot that behaves differently, each reached by real events. */
const SITUATIONS = {
  queued: after(),
  starting: after('start'),
  running: after('start', 'prepared'),
  'running, last try': after('start', 'prepared', 'failed', 'retryDue', 'prepared'),
  draining: after('start', 'prepared', 'stop drain'),
  between: after('start', 'prepared', 'iterationCompleted'),
  waitingAccount: after('start', 'prepared', 'accountWait'),
  recovering: after('start', 'prepared', 'recoveryStarted'),
  'recovering, draining': after('start', 'prepared', 'stop drain', 'recoveryStarted'),
  retryWait: after('start', 'prepared', 'failed'),
  'starting, paused': after('start', 'pause user'),
  'running, paused': after('start', 'prepared', 'pause user'),
  'running, paused twice': after('start', 'prepared', 'pause user', 'pause health'),
  'draining, paused': after('start', 'prepared', 'stop drain', 'pause user'),
  'between, paused': after('start', 'prepared', 'iterationCompleted', 'pause user'),
  'between, paused and due': after('start', 'prepared', 'iterationCompleted', 'pause user', 'iterationDue'),
  'retryWait, paused': after('start', 'prepared', 'failed', 'pause user'),
  'retryWait, paused and due': after('start', 'prepared', 'failed', 'pause user', 'retryDue'),
  stopping: after('start', 'prepared', 'stop now'),
  'stopping to restart': after('start', 'prepared', 'restart'),
  'stopping to restart, paused': after('start', 'prepared', 'restart', 'pause user'),
  stopped: after('start', 'prepared', 'stop now', 'settled'),
  completed: after('start', 'prepared', 'pool complete'),
  failed: after('start', 'prepared', 'pool fail'),
  cancelled: after('stop now'),
} satisfies Record<string, BotState>;
type Situation = keyof typeof SITUATIONS;

function showEffect(effect: BotEffect): string {
  switch (effect.type) {
    case 'runIteration':
      return `run ${String(effect.iteration)}`;
    case 'scheduleIteration':
      return `in ${String(effect.delayMs)}`;
    case 'scheduleRetry':
      return `try ${String(effect.attempt)} in ${String(effect.delayMs)}`;
    case 'ended':
      return `ended ${effect.end}`;
    default:
      return effect.type;
  }
}

/** Phase and what lies over it (`d` draining, `r` restart after stop, `+` timer ran out, reasons), then the effects. */
function show([state, effects]: readonly [BotState, readonly BotEffect[]]): string {
  const flags = [
    ...(state.draining ? ['d'] : []),
    ...(state.restartAfterStop ? ['r'] : []),
    ...(state.deferred ? ['+'] : []),
    ...state.pauseReasons,
  ];
  return [[state.phase, ...flags].join(' '), ...effects.map(showEffect)].join(' | ');
}

const ABORT = 'cancelTimer | abort';
const STOPS = `stopping | ${ABORT}`;
const STOP_ALL = { 'stop drain': STOPS, 'stop now': STOPS, 'stop kill': STOPS };
const RESTARTS = { restart: `stopping r | ${ABORT}` };
const FORCED = { forced: 'stopped | ended stopped' };
const LIVE = { ...STOP_ALL, ...RESTARTS, ...FORCED };
const END_COMPLETED = 'completed | ended completed';
const END_FAILED = 'failed | ended failed';
const END_STOPPED = 'stopped | ended stopped';
const POOL_ENDS = { 'pool complete': END_COMPLETED, 'pool fail': END_FAILED };
const pauses = (phase: string) => ({
  'pause user': `${phase} user | closeGate`,
  'pause health': `${phase} health | closeGate`,
});
const RUNNING = {
  failed: 'retryWait | try 1 in 10000',
  iterationCompleted: 'betweenIterations | in 1000',
  accountWait: 'waitingAccount',
  'pool wait': 'waitingAccount',
  recoveryStarted: 'recovering',
  ...POOL_ENDS,
};
const PAUSED_RUNNING = {
  failed: 'retryWait user | try 1 in 10000',
  iterationCompleted: 'betweenIterations user | in 1000',
  accountWait: 'waitingAccount user',
  'pool wait': 'waitingAccount user',
  recoveryStarted: 'recovering user',
  ...POOL_ENDS,
};

/** What each event does; an event that is missing here is impossible there and must change nothing. */
const TABLE: Record<Situation, Partial<Record<EventName, string>>> = {
  queued: {
    start: 'starting | prepare',
    'stop drain': 'cancelled | ended cancelled',
    'stop now': 'cancelled | ended cancelled',
    'stop kill': 'cancelled | ended cancelled',
  },
  starting: {
    prepared: 'running | run 1',
    failed: 'retryWait | try 1 in 10000',
    ...pauses('starting'),
    ...LIVE,
  },
  running: { ...RUNNING, ...pauses('running'), ...LIVE, 'stop drain': 'running d' },
  'running, last try': {
    ...RUNNING,
    failed: END_FAILED,
    // It has done nothing but fail.
    'pool complete': END_FAILED,
    ...pauses('running'),
    ...LIVE,
    'stop drain': 'running d',
  },
  draining: {
    failed: END_STOPPED,
    iterationCompleted: END_STOPPED,
    accountWait: STOPS,
    'pool wait': STOPS,
    ...POOL_ENDS,
    recoveryStarted: 'recovering d',
    'pause user': 'running d user | closeGate',
    'pause health': 'running d health | closeGate',
    'stop now': STOPS,
    'stop kill': STOPS,
    ...RESTARTS,
    ...FORCED,
  },
  between: { iterationDue: 'running | run 2', ...pauses('betweenIterations'), ...LIVE },
  waitingAccount: {
    failed: RUNNING.failed,
    iterationCompleted: RUNNING.iterationCompleted,
    accountReady: 'running',
    ...POOL_ENDS,
    ...pauses('waitingAccount'),
    ...LIVE,
  },
  recovering: {
    failed: RUNNING.failed,
    iterationCompleted: RUNNING.iterationCompleted,
    recovered: 'starting | prepare',
    ...pauses('recovering'),
    ...LIVE,
  },
  'recovering, draining': {
    failed: END_STOPPED,
    iterationCompleted: END_STOPPED,
    recovered: END_STOPPED,
    'pause user': 'recovering d user | closeGate',
    'pause health': 'recovering d health | closeGate',
    ...LIVE,
  },
  retryWait: { retryDue: 'starting | prepare', ...pauses('retryWait'), ...LIVE },
  'starting, paused': {
    prepared: 'running user | run 1',
    failed: 'retryWait user | try 1 in 10000',
    'pause health': 'starting user health',
    'resume user': 'starting | openGate',
    ...LIVE,
  },
  'running, paused': {
    ...PAUSED_RUNNING,
    'pause health': 'running user health',
    'resume user': 'running | openGate',
    ...LIVE,
  },
  'running, paused twice': {
    failed: 'retryWait user health | try 1 in 10000',
    iterationCompleted: 'betweenIterations user health | in 1000',
    accountWait: 'waitingAccount user health',
    'pool wait': 'waitingAccount user health',
    recoveryStarted: 'recovering user health',
    ...POOL_ENDS,
    'resume user': 'running health',
    'resume health': 'running user',
    ...LIVE,
  },
  'draining, paused': {
    failed: END_STOPPED,
    iterationCompleted: END_STOPPED,
    accountWait: STOPS,
    'pool wait': STOPS,
    ...POOL_ENDS,
    recoveryStarted: 'recovering d user',
    'pause health': 'running d user health',
    'resume user': 'running d | openGate',
    ...LIVE,
  },
  'between, paused': {
    iterationDue: 'betweenIterations + user',
    'pause health': 'betweenIterations user health',
    'resume user': 'betweenIterations | openGate',
    ...LIVE,
  },
  'between, paused and due': {
    iterationDue: 'betweenIterations + user',
    'pause health': 'betweenIterations + user health',
    'resume user': 'running | openGate | run 2',
    ...LIVE,
  },
  'retryWait, paused': {
    retryDue: 'retryWait + user',
    'pause health': 'retryWait user health',
    'resume user': 'retryWait | openGate',
    ...LIVE,
  },
  'retryWait, paused and due': {
    retryDue: 'retryWait + user',
    'pause health': 'retryWait + user health',
    'resume user': 'starting | openGate | prepare',
    ...LIVE,
  },
  stopping: { settled: END_STOPPED, ...FORCED },
  'stopping to restart': {
    settled: 'starting | openGate | prepare',
    'pause user': 'stopping r user | closeGate',
    'pause health': 'stopping r health | closeGate',
    'stop drain': 'stopping',
    'stop now': 'stopping',
    'stop kill': 'stopping',
    ...FORCED,
  },
  'stopping to restart, paused': {
    settled: 'starting user | closeGate | prepare',
    'pause health': 'stopping r user health',
    'resume user': 'stopping r | openGate',
    'stop drain': 'stopping',
    'stop now': 'stopping',
    'stop kill': 'stopping',
    ...FORCED,
  },
  stopped: { restart: 'starting | openGate | prepare' },
  completed: { restart: 'starting | openGate | prepare' },
  failed: { restart: 'starting | openGate | prepare' },
  cancelled: {},
};

const rows = Object.entries(SITUATIONS).flatMap(([situation, state]) =>
  Object.entries(EVENTS).map(([name, event]) => ({
    situation,
    name,
    state,
    event,
    expected: TABLE[situation as Situation][name as EventName],
  })),
);

describe('bot: every event in every situation', () => {
  test('the situations cover every state', () => {
    const names = new Set(Object.values(SITUATIONS).map(botStateName));
    expect([...names].sort()).toEqual([...BotStateName.options].sort());
  });

  test.each(rows.filter((row) => row.expected !== undefined))(
    '$situation: $name → $expected',
    ({ state, event, expected }) => {
      expect(show(stepBot(RULES, state, event))).toBe(expected);
    },
  );

  test.each(rows.filter((row) => row.expected === undefined))(
    '$situation: $name is impossible and changes nothing',
    ({ state, event }) => {
      const [next, effects] = stepBot(RULES, state, event);
      expect(next).toBe(state);
      expect(effects).toEqual([]);
    },
  );
});

describe('bot: the state as people see it', () => {
  test.each<[Situation, BotStateName]>([
    ['between', 'running'],
    ['between, paused', 'paused'],
    ['draining', 'running'],
    ['retryWait', 'retryWait'],
    ['retryWait, paused and due', 'paused'],
    ['starting, paused', 'paused'],
    ['stopping to restart, paused', 'stopping'],
    ['cancelled', 'cancelled'],
  ])('%s is shown as %s', (situation, name) => {
    expect(botStateName(SITUATIONS[situation])).toBe(name);
  });
});
