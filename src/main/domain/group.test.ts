import { describe, expect, test } from 'vitest';
import type { Failure } from '../../shared/failure';
import { BotId } from '../../shared/ids';
import { GroupStateName } from '../../shared/lifecycle-states';
import type { GroupFailure } from '../../shared/run-event';
import {
  isDegraded,
  stepGroup,
  validatingGroup,
  type GroupEffect,
  type GroupEvent,
  type GroupState,
} from './group';

const ONE = BotId.parse('run/1');
const TWO = BotId.parse('run/2');
const PREFLIGHT: GroupFailure = { code: 'preflight', problems: [] };
const CONFLICT: GroupFailure = { code: 'instance_conflict', refs: [] };
const STEP_FAILED: Failure = { class: 'routine', code: 'step_failed', detail: {}, step: '2' };

const EVENTS = {
  validated: { type: 'validated' },
  invalid: { type: 'invalid', failure: PREFLIGHT },
  'acquired two': { type: 'acquired', botIds: [ONE, TWO] },
  'acquired none': { type: 'acquired', botIds: [] },
  acquireFailed: { type: 'acquireFailed', failure: CONFLICT },
  staggerDue: { type: 'staggerDue' },
  pause: { type: 'pause' },
  resume: { type: 'resume' },
  'stop drain': { type: 'stop', mode: 'drain', graceMs: 10_000 },
  'stop now': { type: 'stop', mode: 'now', graceMs: 10_000 },
  'stop kill': { type: 'stop', mode: 'kill', graceMs: 15_000 },
  'bot 1 completed': { type: 'botEnded', botId: ONE, end: 'completed', failure: null },
  'bot 1 failed': { type: 'botEnded', botId: ONE, end: 'failed', failure: STEP_FAILED },
  'bot 2 cancelled': { type: 'botEnded', botId: TWO, end: 'cancelled', failure: null },
  'bot 1 revived': { type: 'botRevived', botId: ONE },
  'stranger ended': { type: 'botEnded', botId: BotId.parse('other/1'), end: 'failed', failure: null },
  'stranger revived': { type: 'botRevived', botId: BotId.parse('other/1') },
  graceOver: { type: 'graceOver' },
} satisfies Record<string, GroupEvent>;
type EventName = keyof typeof EVENTS;

function after(...names: EventName[]): GroupState {
  return names.reduce((state, name) => stepGroup(state, EVENTS[name])[0], validatingGroup(2, 5_000));
}

const launched = ['validated', 'acquired two', 'staggerDue'] as const;
const bothRun = [...launched, 'staggerDue'] as const;
const oneRuns = [...bothRun, 'bot 2 cancelled'] as const;

/** Every situation of a group that behaves differently, each reached by real events. */
const SITUATIONS = {
  validating: after(),
  acquiring: after('validated'),
  'launching, none started': after('validated', 'acquired two'),
  'launching, one started': after(...launched),
  'launching, one failed, one queued': after(...launched, 'bot 1 failed'),
  'running, both': after(...bothRun),
  'running, one left': after(...oneRuns),
  'paused while launching': after(...launched, 'pause'),
  'paused, one left': after(...oneRuns, 'pause'),
  'stopping (drain)': after(...oneRuns, 'stop drain'),
  'stopping (now)': after(...oneRuns, 'stop now'),
  'stopping (kill)': after(...oneRuns, 'stop kill'),
  'stopping (drain), acquiring': after('validated', 'stop drain'),
  'stopping (now), acquiring': after('validated', 'stop now'),
  completed: after(...oneRuns, 'bot 1 completed'),
  failed: after(...oneRuns, 'bot 1 failed'),
  stopped: after(...oneRuns, 'stop now', 'bot 1 completed'),
} satisfies Record<string, GroupState>;
type Situation = keyof typeof SITUATIONS;

function showEffect(effect: GroupEffect): string {
  switch (effect.type) {
    case 'startBot':
      return `start ${effect.botId.slice(-1)}`;
    case 'scheduleStagger':
      return `stagger ${String(effect.delayMs)}`;
    case 'scheduleGrace':
      return `grace ${String(effect.graceMs)}`;
    case 'stopBots':
      return `stopBots ${effect.mode}`;
    case 'finish':
      return `finish ${effect.outcome}${effect.failure ? ` (${effect.failure.code})` : ''}`;
    default:
      return effect.type;
  }
}

function show([state, effects]: readonly [GroupState, readonly GroupEffect[]]): string {
  const mode = state.name === 'stopping' && state.stopMode ? ` (${state.stopMode})` : '';
  return [state.name + mode, ...effects.map(showEffect)].join(' | ');
}

const ENDS = 'cancelStagger | cancelGrace | finish';
const STOP_NOW = 'stopping (now) | cancelStagger | stopBots now | grace 10000';
const STOP_KILL = 'stopping (kill) | cancelStagger | stopBots kill | grace 15000';
const STOP_DRAIN = 'stopping (drain) | cancelStagger | stopBots drain';
const PAUSES = 'paused | cancelStagger | pauseBots';
const FORCED = `stopped | forceBots | ${ENDS} stopped`;
const STOPS = { 'stop drain': STOP_DRAIN, 'stop now': STOP_NOW, 'stop kill': STOP_KILL };
const DRAIN_IS_NOW = { 'stop drain': STOP_NOW, 'stop now': STOP_NOW, 'stop kill': STOP_KILL };
const NOTHING_ACQUIRED = `stopped | ${ENDS} stopped`;

/** What each event does; an event that is missing here is impossible there and must change nothing. */
const TABLE: Record<Situation, Partial<Record<EventName, string>>> = {
  validating: {
    validated: 'acquiring | acquire',
    invalid: `failed | ${ENDS} failed (preflight)`,
    'stop drain': `stopped | abortWork | ${ENDS} stopped`,
    'stop now': `stopped | abortWork | ${ENDS} stopped`,
    'stop kill': `stopped | abortWork | ${ENDS} stopped`,
  },
  acquiring: {
    'acquired two': 'launching | stagger 0',
    'acquired none': `failed | ${ENDS} failed (no_instances)`,
    acquireFailed: `failed | ${ENDS} failed (instance_conflict)`,
    'stop drain': 'stopping (drain) | cancelStagger | abortWork | stopBots drain',
    'stop now': 'stopping (now) | cancelStagger | abortWork | stopBots now | grace 10000',
    'stop kill': 'stopping (kill) | cancelStagger | abortWork | stopBots kill | grace 15000',
  },
  'launching, none started': {
    staggerDue: 'launching | start 1 | stagger 5000',
    pause: PAUSES,
    'bot 1 completed': 'launching',
    'bot 1 failed': 'launching',
    'bot 2 cancelled': 'launching',
    'stop drain': `stopped | cancelStagger | stopBots drain | ${ENDS} stopped`,
    'stop now': `stopped | cancelStagger | stopBots now | grace 10000 | ${ENDS} stopped`,
    'stop kill': `stopped | cancelStagger | stopBots kill | grace 15000 | ${ENDS} stopped`,
  },
  'launching, one started': {
    staggerDue: 'running | start 2',
    pause: PAUSES,
    'bot 1 completed': 'launching',
    'bot 1 failed': 'launching',
    'bot 2 cancelled': 'launching',
    'bot 1 revived': 'launching',
    ...STOPS,
  },
  'launching, one failed, one queued': {
    staggerDue: 'running | start 2',
    pause: PAUSES,
    'bot 1 revived': 'launching',
    'bot 2 cancelled': `failed | ${ENDS} failed (all_bots_failed)`,
    'stop drain': `stopped | cancelStagger | stopBots drain | ${ENDS} stopped`,
    'stop now': `stopped | cancelStagger | stopBots now | grace 10000 | ${ENDS} stopped`,
    'stop kill': `stopped | cancelStagger | stopBots kill | grace 15000 | ${ENDS} stopped`,
  },
  'running, both': {
    pause: PAUSES,
    'bot 1 completed': 'running',
    'bot 1 failed': 'running',
    'bot 2 cancelled': 'running',
    'bot 1 revived': 'running',
    ...STOPS,
  },
  'running, one left': {
    pause: PAUSES,
    'bot 1 completed': `completed | ${ENDS} completed`,
    'bot 1 failed': `failed | ${ENDS} failed (all_bots_failed)`,
    'bot 1 revived': 'running',
    ...STOPS,
  },
  'paused while launching': {
    resume: 'launching | resumeBots | stagger 5000',
    'bot 1 completed': 'paused',
    'bot 1 failed': 'paused',
    'bot 2 cancelled': 'paused',
    'bot 1 revived': 'paused',
    ...DRAIN_IS_NOW,
  },
  'paused, one left': {
    resume: 'running | resumeBots',
    'bot 1 completed': `completed | ${ENDS} completed`,
    'bot 1 failed': `failed | ${ENDS} failed (all_bots_failed)`,
    'bot 1 revived': 'paused',
    ...DRAIN_IS_NOW,
  },
  'stopping (drain)': {
    'stop now': STOP_NOW,
    'stop kill': STOP_KILL,
    'bot 1 completed': `stopped | ${ENDS} stopped`,
    'bot 1 failed': `stopped | ${ENDS} stopped`,
  },
  'stopping (now)': {
    'stop kill': STOP_KILL,
    'bot 1 completed': `stopped | ${ENDS} stopped`,
    'bot 1 failed': `stopped | ${ENDS} stopped`,
    graceOver: FORCED,
  },
  'stopping (kill)': {
    'bot 1 completed': `stopped | ${ENDS} stopped`,
    'bot 1 failed': `stopped | ${ENDS} stopped`,
    graceOver: FORCED,
  },
  'stopping (drain), acquiring': {
    'acquired two': NOTHING_ACQUIRED,
    'acquired none': NOTHING_ACQUIRED,
    acquireFailed: NOTHING_ACQUIRED,
    'stop now': 'stopping (now) | cancelStagger | abortWork | stopBots now | grace 10000',
    'stop kill': 'stopping (kill) | cancelStagger | abortWork | stopBots kill | grace 15000',
  },
  'stopping (now), acquiring': {
    'acquired two': NOTHING_ACQUIRED,
    'acquired none': NOTHING_ACQUIRED,
    acquireFailed: NOTHING_ACQUIRED,
    'stop kill': 'stopping (kill) | cancelStagger | abortWork | stopBots kill | grace 15000',
    graceOver: FORCED,
  },
  completed: {},
  failed: {},
  stopped: {},
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

describe('group: every event in every situation', () => {
  test('the situations cover every state', () => {
    const names = new Set(Object.values(SITUATIONS).map((state) => state.name));
    expect([...names].sort()).toEqual([...GroupStateName.options].sort());
  });

  test.each(rows.filter((row) => row.expected !== undefined))(
    '$situation: $name → $expected',
    ({ state, event, expected }) => {
      expect(show(stepGroup(state, event))).toBe(expected);
    },
  );

  test.each(rows.filter((row) => row.expected === undefined))(
    '$situation: $name is impossible and changes nothing',
    ({ state, event }) => {
      const [next, effects] = stepGroup(state, event);
      expect(next).toBe(state);
      expect(effects).toEqual([]);
    },
  );
});

describe('group: how it ends when its bots have ended', () => {
  test.each([
    { ends: ['completed', 'completed'], outcome: 'completed' },
    { ends: ['completed', 'failed'], outcome: 'completed' },
    { ends: ['failed', 'completed'], outcome: 'completed' },
    { ends: ['completed', 'stopped'], outcome: 'completed' },
    { ends: ['failed', 'failed'], outcome: 'failed' },
    { ends: ['failed', 'stopped'], outcome: 'failed' },
    { ends: ['stopped', 'stopped'], outcome: 'stopped' },
    { ends: ['stopped', 'cancelled'], outcome: 'stopped' },
  ] as const)('$ends → $outcome', ({ ends, outcome }) => {
    const end = (state: GroupState, index: 0 | 1): GroupState =>
      stepGroup(state, {
        type: 'botEnded',
        botId: index === 0 ? ONE : TWO,
        end: ends[index],
        failure: ends[index] === 'failed' ? STEP_FAILED : null,
      })[0];
    const state = end(end(after(...bothRun), 0), 1);
    expect(state.name).toBe(outcome);
    expect(state.failure).toEqual(
      outcome === 'failed' ? { code: 'all_bots_failed', failure: STEP_FAILED } : null,
    );
  });
});

describe('group: details', () => {
  test('without a stagger all bots start at once', () => {
    const quick = { ...after('validated', 'acquired two'), staggerMs: 0 };
    expect(show(stepGroup(quick, EVENTS.staggerDue))).toBe('running | start 1 | start 2');
  });

  test('a stop while launching cancels the bots that have not started', () => {
    expect(stepGroup(after(...launched), EVENTS['stop drain'])[0].bots).toEqual([
      { botId: ONE, place: 'active' },
      { botId: TWO, place: 'cancelled' },
    ]);
  });

  test('a queued bot that a person stopped is never started, and the launch goes on to its end', () => {
    const stopped = after(...launched, 'bot 2 cancelled');
    expect(show(stepGroup(stopped, EVENTS.staggerDue))).toBe('running');
  });

  test('a forced stop leaves no bot active', () => {
    const [state] = stepGroup(after(...bothRun, 'stop now'), EVENTS.graceOver);
    expect(state.bots.map((bot) => bot.place)).toEqual(['stopped', 'stopped']);
  });

  test('a revived bot keeps the group running until it ends again', () => {
    const state = after(...bothRun, 'bot 1 failed', 'bot 1 revived', 'bot 2 cancelled');
    expect(state.name).toBe('running');
    expect(stepGroup(state, EVENTS['bot 1 completed'])[0].name).toBe('completed');
  });

  test('it is degraded with fewer bots than requested, and not before it has any', () => {
    const [fewer] = stepGroup(after('validated'), { type: 'acquired', botIds: [ONE] });
    expect(isDegraded(fewer)).toBe(true);
    expect(isDegraded(after('validated', 'acquired two'))).toBe(false);
    expect(isDegraded(after('validated'))).toBe(false);
  });
});

describe('group: what the predecessor did wrong', () => {
  test('defect 2: a launch can be stopped, and a stagger that comes late starts nobody', () => {
    const [stopping, effects] = stepGroup(after(...launched), EVENTS['stop now']);
    expect(effects).toContainEqual({ type: 'cancelStagger' });
    expect(stepGroup(stopping, EVENTS.staggerDue)).toEqual([stopping, []]);
  });

  test('defect 3: bots that all end before the launch is over end the group', () => {
    const state = after(...launched, 'bot 1 failed', 'staggerDue');
    const [ended] = stepGroup(state, EVENTS['bot 2 cancelled']);
    expect(ended.name).toBe('failed');
    expect(stepGroup(ended, EVENTS.staggerDue)[0]).toBe(ended);
  });

  test('defect 3: a group without a single bot does not run', () => {
    expect(after('validated', 'acquired none').name).toBe('failed');
  });

  test('defect 4: a stop waits for its bots, and whoever comes late changes nothing', () => {
    const waiting = after(...bothRun, 'stop now', 'bot 1 failed');
    expect(waiting.name).toBe('stopping');
    const [ended] = stepGroup(waiting, EVENTS['bot 2 cancelled']);
    expect(ended.name).toBe('stopped');
    for (const late of ['bot 1 failed', 'bot 1 revived', 'graceOver'] as const) {
      expect(stepGroup(ended, EVENTS[late])[0]).toBe(ended);
    }
  });
});
