import { describe, expect, test } from 'vitest';
import type { Loop } from '../../shared/definition';
import { decideLoop, isCountReached, isTimeOver } from './loop';

const NOON = Date.parse('2026-03-01T12:00:00Z');
const until = (at: string, pauseMs = 0): Loop => ({ kind: 'until', at, pauseMs });

describe('loop: after an iteration', () => {
  const DONE = 'done';
  test.each<[name: string, loop: Loop, completed: number, tookMs: number, expected: number | 'done']>([
    ['once is over after one', { kind: 'once' }, 1, 5_000, DONE],
    ['a count goes on below it', { kind: 'count', count: 3, pauseMs: 0 }, 2, 5_000, 0],
    ['a count ends at it', { kind: 'count', count: 3, pauseMs: 0 }, 3, 5_000, DONE],
    ['a count ends beyond it', { kind: 'count', count: 3, pauseMs: 0 }, 4, 5_000, DONE],
    ['a count waits its pause', { kind: 'count', count: 3, pauseMs: 700 }, 1, 5_000, 700],
    ['until goes on before the hour', until('2026-03-01T12:00:01Z'), 9, 5_000, 0],
    ['until ends at the hour', until('2026-03-01T12:00:00Z'), 9, 5_000, DONE],
    ['until ends after the hour', until('2020-01-01T00:00:00Z'), 1, 5_000, DONE],
    ['until ends when the pause reaches the hour', until('2026-03-01T12:00:01Z', 1_000), 9, 5_000, DONE],
    ['until goes on when the pause ends before', until('2026-03-01T12:00:01Z', 999), 9, 5_000, 999],
    ['until ends when the slowing reaches the hour', until('2026-03-01T12:00:00.050Z'), 9, 10, DONE],
    ['until understands zones', until('2026-03-01T14:00:00+01:00'), 9, 5_000, 0],
    ['until ends when its hour cannot be read', until('tomorrow'), 1, 5_000, DONE],
    ['untilPoolEmpty goes on', { kind: 'untilPoolEmpty', pauseMs: 20 }, 99, 5_000, 20],
    ['forever goes on', { kind: 'forever', pauseMs: 0 }, 1_000_000, 5_000, 0],
    ['forever waits its pause', { kind: 'forever', pauseMs: 60_000 }, 1, 5_000, 60_000],
    ['defect 14: an empty iteration is slowed', { kind: 'forever', pauseMs: 0 }, 1, 0, 100],
    ['a short iteration is slowed by what is missing', { kind: 'forever', pauseMs: 0 }, 1, 30, 70],
    ['an iteration of 100 ms is not slowed', { kind: 'forever', pauseMs: 0 }, 1, 100, 0],
    ['a pause longer than the slowing stays as it is', { kind: 'forever', pauseMs: 90 }, 1, 30, 90],
    ['a pause shorter than the slowing grows to it', { kind: 'forever', pauseMs: 50 }, 1, 30, 70],
    ['a clock set back does not lengthen the wait', { kind: 'forever', pauseMs: 0 }, 1, -3_600_000, 100],
  ])('%s', (_, loop, completed, tookMs, expected) => {
    const decision = decideLoop(loop, { completed, startedMs: NOON - tookMs, nowMs: NOON });
    expect(decision.kind === 'done' ? 'done' : decision.delayMs).toBe(expected);
  });
});

describe('loop: before an iteration', () => {
  test.each<[name: string, loop: Loop, completed: number, expected: boolean]>([
    ['once, nothing done', { kind: 'once' }, 0, false],
    ['once, done', { kind: 'once' }, 1, true],
    ['count, one left', { kind: 'count', count: 3, pauseMs: 0 }, 2, false],
    ['count, none left', { kind: 'count', count: 3, pauseMs: 0 }, 3, true],
    ['forever', { kind: 'forever', pauseMs: 0 }, 1_000_000, false],
    ['untilPoolEmpty', { kind: 'untilPoolEmpty', pauseMs: 0 }, 1_000_000, false],
    ['until', until('2020-01-01T00:00:00Z'), 1_000_000, false],
  ])('count reached: %s → %s', (_, loop, completed, expected) => {
    expect(isCountReached(loop, completed)).toBe(expected);
  });

  test.each<[name: string, loop: Loop, expected: boolean]>([
    ['until, before the hour', until('2026-03-01T12:00:00.001Z'), false],
    ['until, at the hour', until('2026-03-01T12:00:00Z'), true],
    ['until, an hour that cannot be read', until(''), true],
    ['forever', { kind: 'forever', pauseMs: 0 }, false],
    ['once', { kind: 'once' }, false],
  ])('time over: %s → %s', (_, loop, expected) => {
    expect(isTimeOver(loop, NOON)).toBe(expected);
  });
});
