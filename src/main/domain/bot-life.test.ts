import { describe, expect, test } from 'vitest';
import { RestartPolicy, type Loop } from '../../shared/definition';
import type { Failure } from '../../shared/failure';
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
const HOUR_MS = 3_600_000;
const DEVICE_GONE: Failure = { class: 'device', code: 'device_gone', detail: {} };

const START: BotEvent = { type: 'start' };
const NOW_STOP: BotEvent = { type: 'stop', mode: 'now' };
const RESTART: BotEvent = { type: 'restart' };
const SETTLED: BotEvent = { type: 'settled' };
const PAUSE: BotEvent = { type: 'pause', reason: 'user' };
const RETRY_DUE: BotEvent = { type: 'retryDue' };
const prepared = (nowMs = NOW): BotEvent => ({ type: 'prepared', nowMs });
const completed = (nowMs = NOW + 1_000): BotEvent => ({ type: 'iterationCompleted', nowMs });
const failed = (nowMs = NOW + 1_000, failure = DEVICE_GONE): BotEvent => ({
  type: 'failed',
  failure,
  nowMs,
  jitterUnit: 0.5,
});

const rulesOf = (loop: Loop, maxRetries = 5): BotRules => ({
  restartPolicy: RestartPolicy.parse({ maxRetries }),
  loop,
});
const ONCE = rulesOf({ kind: 'once' });
const FOREVER = rulesOf({ kind: 'forever', pauseMs: 0 });
const untilNoon = (pauseMs = 0): BotRules => rulesOf({ kind: 'until', at: '2026-03-01T12:00:00Z', pauseMs });

interface Life {
  readonly state: BotState;
  readonly effects: readonly BotEffect[];
}

function live(rules: BotRules, events: readonly BotEvent[], from = queuedBot()): Life {
  return events.reduce<Life>(
    (life, event) => {
      const [state, effects] = stepBot(rules, life.state, event);
      return { state, effects: [...life.effects, ...effects] };
    },
    { state: from, effects: [] },
  );
}

const iterationsOf = ({ effects }: Life): number[] =>
  effects.flatMap((effect) => (effect.type === 'runIteration' ? [effect.iteration] : []));

describe('bot: loops', () => {
  test('a count runs that many iterations and completes', () => {
    const rules = rulesOf({ kind: 'count', count: 3, pauseMs: 0 });
    const life = live(rules, [START, prepared(), completed(), completed(), completed(NOW + 2_000)]);
    expect(iterationsOf(life)).toEqual([1, 2]);
    expect(life.state.phase).toBe('betweenIterations');
    const rest = live(
      rules,
      [{ type: 'iterationDue', nowMs: NOW + 3_000 }, completed(NOW + 9_000)],
      life.state,
    );
    expect(rest.state).toMatchObject({ phase: 'completed', iterationsCompleted: 3 });
  });

  test('a resumed bot does what is left of its count', () => {
    const rules = rulesOf({ kind: 'count', count: 3, pauseMs: 0 });
    const life = live(rules, [START, prepared(), completed()], queuedBot(2));
    expect(iterationsOf(life)).toEqual([3]);
    expect(life.state.phase).toBe('completed');
  });

  test.each<[name: string, rules: BotRules, done: number]>([
    ['count', rulesOf({ kind: 'count', count: 3, pauseMs: 0 }), 3],
    ['once', ONCE, 1],
  ])('a resumed bot with nothing left of its loop (%s) completes without its device', (_, rules, done) => {
    const life = live(rules, [START], queuedBot(done));
    expect(life.state).toMatchObject({ phase: 'completed', iterationsCompleted: done });
    expect(life.effects).toEqual([{ type: 'ended', end: 'completed' }]);
  });

  test('until: no iteration begins after the hour, not even the first', () => {
    expect(iterationsOf(live(untilNoon(), [START, prepared(NOW)]))).toEqual([]);
    expect(live(untilNoon(), [START, prepared(NOW)]).state.phase).toBe('completed');
    expect(iterationsOf(live(untilNoon(), [START, prepared(NOW - 1)]))).toEqual([1]);
  });

  test('until: a bot that was paused beyond the hour completes when it is resumed', () => {
    const before = [START, prepared(NOW - HOUR_MS), completed(NOW - HOUR_MS + 5_000), PAUSE];
    const paused = live(untilNoon(60_000), [...before, { type: 'iterationDue', nowMs: NOW - 100 }]);
    const life = live(untilNoon(60_000), [{ type: 'resume', reason: 'user', nowMs: NOW + 1 }], paused.state);
    expect(life.state.phase).toBe('completed');
    expect(iterationsOf(life)).toEqual([]);
  });

  test('until: a bot whose every try failed does not end as completed', () => {
    const life = live(untilNoon(), [START, prepared(NOW - 5), failed(NOW - 1), RETRY_DUE, prepared(NOW)]);
    expect(life.state.phase).toBe('failed');
  });
});

describe('bot: failures and restarts', () => {
  test('the time of the next try and its cause are known while it waits', () => {
    const { state, effects } = live(ONCE, [START, prepared(), failed()]);
    expect(state.retry).toEqual({ attempt: 1, dueAtMs: NOW + 11_000 });
    expect(effects.at(-1)).toEqual({
      type: 'scheduleRetry',
      delayMs: 10_000,
      attempt: 1,
      cause: DEVICE_GONE,
    });
    expect(live(ONCE, [RETRY_DUE], state).state.retry).toBeNull();
  });

  test('tries, failures and the last cause are counted', () => {
    const { state } = live(rulesOf({ kind: 'once' }, 1), [START, failed(), RETRY_DUE, prepared(), failed()]);
    expect(state).toMatchObject({ phase: 'failed', failures: 2, restarts: 1, lastFailure: DEVICE_GONE });
  });

  test('a bot that cannot be prepared is tried again', () => {
    expect(live(ONCE, [START, failed()]).state.phase).toBe('retryWait');
  });

  test('a try repeats the iteration that failed', () => {
    expect(iterationsOf(live(ONCE, [START, prepared(), failed(), RETRY_DUE, prepared()]))).toEqual([1, 1]);
  });

  test('a recovery repeats the iteration, is no restart, and begins the healthy stretch anew', () => {
    const events: BotEvent[] = [{ type: 'recoveryStarted' }, { type: 'recovered' }, prepared(NOW + 5_000)];
    const life = live(ONCE, [START, prepared(), ...events]);
    expect(iterationsOf(life)).toEqual([1, 1]);
    expect(life.state).toMatchObject({ restarts: 0, history: { runningSinceMs: NOW + 5_000 } });
  });

  test('a person’s restart keeps the counts, forgets tries used, and counts as a restart', () => {
    const ended = live(rulesOf({ kind: 'forever', pauseMs: 0 }, 0), [
      START,
      prepared(),
      completed(),
      failed(),
    ]);
    expect(ended.state.phase).toBe('failed');
    const again = live(FOREVER, [RESTART, prepared(), failed()], ended.state);
    expect(iterationsOf(again)).toEqual([2]);
    expect(again.state).toMatchObject({
      iterationsCompleted: 1,
      failures: 2,
      restarts: 1,
      retry: { attempt: 1 },
    });
  });

  test('a bot that failed while paused does not come back behind a closed gate', () => {
    const noRetries = rulesOf({ kind: 'once' }, 0);
    const ended = live(noRetries, [START, prepared(), PAUSE, failed()]);
    expect(ended.state.phase).toBe('failed');
    expect(live(noRetries, [RESTART], ended.state).effects).toEqual([
      { type: 'openGate' },
      { type: 'prepare' },
    ]);
  });

  test('a stop takes a restart back that has not come about', () => {
    const life = live(FOREVER, [START, prepared(), RESTART, NOW_STOP, SETTLED]);
    expect(life.state).toMatchObject({ phase: 'stopped', restarts: 0 });
  });

  test('a completed bot can be run again by a person, though its loop is over', () => {
    const life = live(ONCE, [START, prepared(), completed(), RESTART, prepared(), completed()]);
    expect(iterationsOf(life)).toEqual([1, 2]);
    expect(life.state.phase).toBe('completed');
  });
});

describe('bot: pause', () => {
  test('it goes on only when every reason is gone, in whatever order they go', () => {
    const reasons = ['user', 'sentry', 'health'] as const;
    const paused = live(FOREVER, [
      START,
      prepared(),
      ...reasons.map((reason) => ({ type: 'pause', reason }) as const),
    ]);
    expect(paused.effects.filter((effect) => effect.type === 'closeGate')).toHaveLength(1);
    const resumes = (['sentry', 'health', 'user'] as const).map(
      (reason) => ({ type: 'resume', reason, nowMs: NOW }) as const,
    );
    expect(live(FOREVER, resumes.slice(0, 2), paused.state).effects).toEqual([]);
    expect(live(FOREVER, resumes, paused.state).effects).toEqual([{ type: 'openGate' }]);
  });

  test('a sentry that holds leaves the gate open, since it passes there itself, and a person closes it', () => {
    const pause = (reason: 'user' | 'sentry') => ({ type: 'pause', reason }) as const;
    const resume = (reason: 'user' | 'sentry') => ({ type: 'resume', reason, nowMs: NOW }) as const;
    const held = live(FOREVER, [START, prepared(), pause('sentry')]);
    expect(held.effects.map(({ type }) => type)).toEqual(['prepare', 'runIteration']);
    expect(botStateName(held.state)).toBe('paused');
    expect(live(FOREVER, [pause('user')], held.state).effects).toEqual([{ type: 'closeGate' }]);
    const byBoth = live(FOREVER, [pause('user')], held.state).state;
    expect(live(FOREVER, [resume('user')], byBoth).effects).toEqual([{ type: 'openGate' }]);
    expect(live(FOREVER, [resume('sentry')], byBoth).effects).toEqual([]);
    expect(live(FOREVER, [resume('sentry')], held.state).effects).toEqual([]);
    expect(stepBot(FOREVER, held.state, { type: 'stop', mode: 'drain' })[0]).toMatchObject({
      draining: true,
    });
  });

  test('an iteration that was prepared while paused meets the closed gate at its first step', () => {
    const { effects } = live(FOREVER, [START, PAUSE, prepared()]);
    expect(effects.map((effect) => effect.type)).toEqual(['prepare', 'closeGate', 'runIteration']);
  });
});

describe('bot: what the predecessor did wrong', () => {
  test('defect 4: whatever a stopped bot’s work still says, there is no failure and no further try', () => {
    const stopping = live(FOREVER, [START, prepared(), NOW_STOP]).state;
    for (const late of [failed(), completed(), prepared(), RETRY_DUE]) {
      expect(stepBot(FOREVER, stopping, late)).toEqual([stopping, []]);
    }
    const stopped = live(FOREVER, [failed(), SETTLED], stopping);
    expect(stopped.state).toMatchObject({ phase: 'stopped', failures: 0, retry: null });
  });

  test('defect 4: a stop ends the wait for the next try', () => {
    const life = live(FOREVER, [START, prepared(), failed(), NOW_STOP]);
    expect(life.effects.slice(-2)).toEqual([{ type: 'cancelTimer' }, { type: 'abort' }]);
    expect(live(FOREVER, [RETRY_DUE, SETTLED, RETRY_DUE], life.state).effects).toEqual([
      { type: 'ended', end: 'stopped' },
    ]);
  });

  test('defect 14: a routine with nothing in it does not spin', () => {
    const life = live(FOREVER, [START, prepared(NOW), completed(NOW)]);
    expect(life.effects.at(-1)).toEqual({ type: 'scheduleIteration', delayMs: 100 });
  });
});

describe('bot: accounts', () => {
  const REFUSED: Failure = {
    class: 'account',
    code: 'account_refused',
    detail: { reason: 'banned' },
    step: '2',
  };
  const EXHAUSTED: Failure = { class: 'account', code: 'pool_exhausted', detail: {} };
  const refused = (nowMs = NOW + 1_000): BotEvent => failed(nowMs, REFUSED);
  const exhausted = (policy: 'complete' | 'fail' | 'wait'): BotEvent => ({
    type: 'poolExhausted',
    policy,
    failure: EXHAUSTED,
  });
  const DUE: BotEvent = { type: 'iterationDue', nowMs: NOW + 9_000 };
  const ALL = rulesOf({ kind: 'untilPoolEmpty', pauseMs: 0 });

  test('an account that was given up uses up no try: the bot goes on with another one', () => {
    const many = Array.from({ length: 20 }, () => [refused(), DUE]).flat();
    const life = live(rulesOf({ kind: 'once' }, 0), [START, prepared(), ...many]);
    expect(life.state).toMatchObject({ phase: 'running', failures: 20, restarts: 0, iterationsCompleted: 0 });
    expect(live(ONCE, [completed()], life.state).state.phase).toBe('completed');
  });

  test('the next one begins no faster than a loop would', () => {
    const quick = live(ONCE, [START, prepared(), refused(NOW + 10)]);
    expect(quick.effects.at(-1)).toEqual({ type: 'scheduleIteration', delayMs: 90 });
    const paused = live(rulesOf({ kind: 'count', count: 2, pauseMs: 5_000 }), [START, prepared(), refused()]);
    expect(paused.effects.at(-1)).toEqual({ type: 'scheduleIteration', delayMs: 5_000 });
  });

  test('who wants no try after a failure gets none after this one either', () => {
    const rules: BotRules = { ...ONCE, restartPolicy: RestartPolicy.parse({ mode: 'never' }) };
    expect(live(rules, [START, prepared(), refused()]).state.phase).toBe('failed');
  });

  test('a drain ends with the account that was given up', () => {
    const life = live(FOREVER, [START, prepared(), { type: 'stop', mode: 'drain' }, refused()]);
    expect(life.state).toMatchObject({ phase: 'stopped', failures: 1 });
  });

  test.each<[name: string, rules: BotRules, events: readonly BotEvent[], phase: string]>([
    ['complete', FOREVER, [completed(), DUE, exhausted('complete')], 'completed'],
    ['complete, at its first', FOREVER, [exhausted('complete')], 'completed'],
    ['complete, after failures alone', FOREVER, [refused(), DUE, exhausted('complete')], 'failed'],
    ['fail', FOREVER, [completed(), DUE, exhausted('fail')], 'failed'],
    ['fail, until the pool is empty', ALL, [completed(), DUE, exhausted('fail')], 'completed'],
    ['fail, after waiting', FOREVER, [{ type: 'accountWait' }, exhausted('fail')], 'failed'],
    [
      'until the pool is empty, after waiting',
      ALL,
      [{ type: 'accountWait' }, exhausted('fail')],
      'completed',
    ],
  ])('an empty pool ends a bot: %s', (_, rules, events, phase) => {
    expect(live(rules, [START, prepared(), ...events]).state.phase).toBe(phase);
  });

  test('while it waits a drain stops it, a pause lies over it, and a failure counts', () => {
    const waiting = live(FOREVER, [START, prepared(), { type: 'accountWait' }]);
    expect(waiting.state.phase).toBe('waitingAccount');
    expect(live(FOREVER, [{ type: 'stop', mode: 'drain' }], waiting.state).state.phase).toBe('stopping');
    const paused = live(FOREVER, [PAUSE, { type: 'accountReady' }], waiting.state);
    expect(paused.state).toMatchObject({ phase: 'running', pauseReasons: ['user'] });
    expect(live(FOREVER, [failed()], waiting.state).state.phase).toBe('retryWait');
  });
});
