import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RestartPolicy } from '../../shared/definition';
import type { Failure } from '../../shared/failure';
import {
  NO_FAILURES,
  decideRestart,
  retryDelayMs,
  type RestartDecision,
  type RestartHistory,
} from './restart-policy';

type Input = Parameters<typeof RestartPolicy.parse>[0];
const policyOf = (overrides: Input = {}): RestartPolicy => RestartPolicy.parse(overrides);
const DEFAULT = policyOf();
const MINUTE_MS = 60_000;

function failureAt(step?: string): Failure {
  const failure: Failure = { class: 'routine', code: 'step_failed', detail: {} };
  return step === undefined ? failure : { ...failure, step };
}

interface Blow {
  readonly atMs: number;
  readonly step?: string;
  /** When the bot had begun to run before it failed; absent when it failed while starting. */
  readonly runningSinceMs?: number;
}

/** Answers of the policy to failures in a row: `retry <attempt>` or the reason it gave up. */
function answers(policy: RestartPolicy, blows: readonly Blow[]): string[] {
  let history: RestartHistory = NO_FAILURES;
  return blows.map(({ atMs, step, runningSinceMs }) => {
    const before = { ...history, runningSinceMs: runningSinceMs ?? null };
    const moment = { failure: failureAt(step), nowMs: atMs, jitterUnit: 0.5 };
    const decision: RestartDecision = decideRestart(policy, before, moment);
    history = decision.history;
    return decision.kind === 'retry' ? `retry ${String(decision.attempt)}` : decision.reason;
  });
}

const everyMinute = (count: number, step?: (index: number) => string): Blow[] =>
  Array.from({ length: count }, (_, index) => ({
    atMs: index * MINUTE_MS,
    ...(step ? { step: step(index) } : {}),
  }));

describe('restart policy: defaults', () => {
  test('are those of the paper', () => {
    expect(DEFAULT).toEqual({
      mode: 'onFailure',
      maxRetries: 5,
      initialDelayMs: 10_000,
      maxDelayMs: 300_000,
      factor: 2,
      jitter: 0.1,
      resetAfterMs: 600_000,
      giveUp: { failures: 3, withinMs: 600_000 },
    });
  });
});

describe('restart policy: wait before each try', () => {
  test.each([
    { attempt: 1, least: 9_000, middle: 10_000, most: 11_000 },
    { attempt: 2, least: 18_000, middle: 20_000, most: 22_000 },
    { attempt: 3, least: 36_000, middle: 40_000, most: 44_000 },
    { attempt: 4, least: 72_000, middle: 80_000, most: 88_000 },
    { attempt: 5, least: 144_000, middle: 160_000, most: 176_000 },
    { attempt: 6, least: 270_000, middle: 300_000, most: 330_000 },
    { attempt: 5_000, least: 270_000, middle: 300_000, most: 330_000 },
  ])('try $attempt: $least to $most ms', ({ attempt, least, middle, most }) => {
    expect(retryDelayMs(DEFAULT, attempt, 0)).toBe(least);
    expect(retryDelayMs(DEFAULT, attempt, 0.5)).toBe(middle);
    expect(retryDelayMs(DEFAULT, attempt, 1 - Number.EPSILON)).toBe(most);
  });

  test('no delay stays none, however many tries there were', () => {
    expect(retryDelayMs(policyOf({ initialDelayMs: 0 }), 5_000, 0.5)).toBe(0);
  });

  test('is a whole number of milliseconds within the jitter, for every policy the rules allow', () => {
    const policies = fc.record({
      initialDelayMs: fc.integer({ min: 0, max: 600_000 }),
      extraMs: fc.integer({ min: 0, max: 600_000 }),
      factor: fc.double({ min: 1, max: 100, noNaN: true }),
      jitter: fc.double({ min: 0, max: 1, noNaN: true }),
    });
    const unit = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
    fc.assert(
      fc.property(policies, fc.integer({ min: 1, max: 10_000 }), unit, (shape, attempt, jitterUnit) => {
        const { initialDelayMs, extraMs, factor, jitter } = shape;
        const policy = policyOf({ initialDelayMs, maxDelayMs: initialDelayMs + extraMs, factor, jitter });
        const delayMs = retryDelayMs(policy, attempt, jitterUnit);
        expect(Number.isInteger(delayMs)).toBe(true);
        expect(delayMs).toBeGreaterThanOrEqual(Math.floor(initialDelayMs * (1 - jitter)));
        expect(delayMs).toBeLessThanOrEqual(Math.ceil(policy.maxDelayMs * (1 + jitter)));
      }),
    );
  });
});

describe('restart policy: when it gives up', () => {
  const elsewhere = (index: number): string => String(index);
  const same = (): string => '3.then.1';
  const retries = (count: number): string[] =>
    Array.from({ length: count }, (_, index) => `retry ${String(index + 1)}`);
  const once = { maxRetries: 1 };

  test.each<[name: string, policy: RestartPolicy, blows: Blow[], expected: string[]]>([
    ['never: at the first failure', policyOf({ mode: 'never' }), everyMinute(1), ['never']],
    ['five tries, then no more', DEFAULT, everyMinute(6, elsewhere), [...retries(5), 'maxRetries']],
    ['no retries allowed', policyOf({ maxRetries: 0 }), everyMinute(1, elsewhere), ['maxRetries']],
    ['−1: no limit', policyOf({ maxRetries: -1 }), everyMinute(50, elsewhere), retries(50)],
    ['third time at one step', DEFAULT, everyMinute(3, same), [...retries(2), 'sameStep']],
    [
      'third time at one step, though retries have no limit',
      policyOf({ maxRetries: -1 }),
      everyMinute(3, same),
      [...retries(2), 'sameStep'],
    ],
    [
      'three times at one step with others in between',
      DEFAULT,
      everyMinute(5, (index) => (index % 2 === 0 ? 'a' : 'b')),
      [...retries(4), 'sameStep'],
    ],
    [
      'failures outside of steps are not at the same step',
      DEFAULT,
      everyMinute(6),
      [...retries(5), 'maxRetries'],
    ],
    [
      'failures at one step that are too far apart do not add up',
      DEFAULT,
      [0, 6, 12, 18].map((minute) => ({ atMs: minute * MINUTE_MS, step: 'a' })),
      retries(4),
    ],
    [
      'healthy running of 10 min forgets earlier tries',
      policyOf(once),
      [{ atMs: 0 }, { atMs: 11 * MINUTE_MS, runningSinceMs: MINUTE_MS }],
      ['retry 1', 'retry 1'],
    ],
    [
      'healthy running of less does not',
      policyOf(once),
      [{ atMs: 0 }, { atMs: 11 * MINUTE_MS - 1, runningSinceMs: MINUTE_MS }],
      ['retry 1', 'maxRetries'],
    ],
    [
      'a bot that never got to run has not been healthy',
      policyOf(once),
      [{ atMs: 0 }, { atMs: 60 * MINUTE_MS }],
      ['retry 1', 'maxRetries'],
    ],
    [
      'resetAfterMs 0 never forgets',
      policyOf({ ...once, resetAfterMs: 0 }),
      [{ atMs: 0 }, { atMs: 600 * MINUTE_MS, runningSinceMs: 1 }],
      ['retry 1', 'maxRetries'],
    ],
    [
      'healthy running forgets failures at a step too',
      policyOf({ giveUp: { failures: 2, withinMs: 60 * MINUTE_MS } }),
      [
        { atMs: 0, step: 'a' },
        { atMs: 11 * MINUTE_MS, step: 'a', runningSinceMs: MINUTE_MS },
      ],
      ['retry 1', 'retry 1'],
    ],
    ['giveUp after one', policyOf({ giveUp: { failures: 1 } }), everyMinute(1, same), ['sameStep']],
  ])('%s', (_, policy, blows, expected) => {
    expect(answers(policy, blows)).toEqual(expected);
  });
});
