import { describe, expect, it } from 'vitest';
import { botView } from '../../../../../testing/renderer/view-fixtures';
import { RunEvent } from '../../../../shared/run-event';
import { buildLanes, isTold } from './timeline-model';
import { markParts, spanParts } from './timeline-parts';
import { axisTimes, farthestBack, rangeOf } from './timeline-range';

const START = Date.parse('2026-11-21T10:00:00.000Z');
const failure = { class: 'device', code: 'device_gone', detail: { ref: 'sim:1' } };
const bot = { orchestrationId: 'run-a', botId: 'run-a/1', ref: 'sim:1' };
const bots = [botView('a', 1, 'running', { since: new Date(START + 50_000).toISOString() })];

const events = (...rows: readonly (readonly [second: number, fields: object])[]): RunEvent[] =>
  rows.map(([second, fields], index) =>
    RunEvent.parse({ seq: index + 1, at: new Date(START + second * 1_000).toISOString(), ...bot, ...fields }),
  );
const state = (from: string | null, to: string) => ({ type: 'bot.state', from, to, pauseReasons: [] });
const retry = { type: 'bot.retry', attempt: 1, maxRetries: 5, delayMs: 10_000, dueAt: '', cause: failure };

const life = events(
  [0, state(null, 'queued')],
  [5, state('queued', 'running')],
  [8, { type: 'bot.iteration', iteration: 1, phase: 'completed' }],
  [20, { type: 'bot.failure', failure }],
  [20, retry],
  [20, state('running', 'retryWait')],
  [30, state('retryWait', 'running')],
  [40, state('running', 'stopped')],
);

describe('lanes', () => {
  it('have a span for each state, the last one open, none after the end', () => {
    const [open] = buildLanes(life.slice(0, -1), bots, START);
    expect(open?.spans.map(({ state: name, to }) => [name, to === null])).toEqual([
      ['queued', false],
      ['running', false],
      ['retryWait', false],
      ['running', true],
    ]);
    const [over] = buildLanes(life, bots, START);
    expect(over?.spans.at(-1)).toEqual({ state: 'running', from: START + 30_000, to: START + 40_000 });
  });

  it('mark a restart where the try begins, with the event that says why', () => {
    const [lane] = buildLanes(life, bots, START);
    expect(lane?.marks.map(({ kind, at, event }) => [kind, at - START, event.type])).toEqual([
      ['iteration', 8_000, 'bot.iteration'],
      ['failure', 20_000, 'bot.failure'],
      ['restart', 30_000, 'bot.retry'],
    ]);
    expect(life.filter(isTold).map(({ type }) => type)).toEqual(['bot.failure', 'bot.retry']);
  });

  it('mark a restart by hand, and no restart where a wait was ended by a stop', () => {
    const [hand] = buildLanes(events([1, state('running', 'starting')]), bots, START);
    expect(hand?.marks.map(({ kind }) => kind)).toEqual(['restart']);
    const [stopped] = buildLanes(events([1, retry], [2, state('retryWait', 'stopped')]), bots, START);
    expect(stopped?.marks).toEqual([]);
  });

  it('begin with what the first remembered event ended, or with what the view says', () => {
    const [lane] = buildLanes(life.slice(6), bots, START);
    expect(lane?.spans[0]).toEqual({ state: 'retryWait', from: START, to: START + 30_000 });
    const [unheard] = buildLanes([], bots, START);
    expect(unheard?.spans).toEqual([{ state: 'running', from: START + 50_000, to: null }]);
  });
});

describe('what is drawn', () => {
  it('is cut to the range, and marks that would cover each other are one, the worst', () => {
    const [lane] = buildLanes(life, bots, START);
    if (!lane) throw new Error('no lane');
    const spans = spanParts(lane, { from: START + 10_000, to: START + 30_000 }, START + 60_000);
    expect(spans.map(({ state: name, left, width }) => [name, left, width])).toEqual([
      ['running', 0, 0.5],
      ['retryWait', 0.5, 0.5],
    ]);
    const marks = markParts(lane, { from: START, to: START + 3_600_000 });
    expect(marks.map(({ kind, marks: all }) => [kind, all.length])).toEqual([
      ['iteration', 1],
      ['failure', 2],
    ]);
  });

  it('thousands of iterations are at most as many ticks as can be told apart', () => {
    const many = events(
      ...Array.from({ length: 5_000 }, (_, index): [number, object] => [
        index / 10,
        { type: 'bot.iteration', iteration: index + 1, phase: 'completed' },
      ]),
    );
    const [lane] = buildLanes(many, bots, START);
    if (!lane) throw new Error('no lane');
    expect(markParts(lane, { from: START, to: START + 500_000 }).length).toBeLessThan(301);
  });
});

describe('range', () => {
  const run = { from: START, to: START + 7_200_000 };
  it('follows the newest part and goes back no further than the start', () => {
    expect(rangeOf('minutes', run, 0)).toEqual({ from: run.to - 300_000, to: run.to });
    expect(farthestBack('hour', run)).toBe(3_600_000);
    expect(rangeOf('hour', run, 99_999_999)).toEqual({ from: START, to: START + 3_600_000 });
    expect(rangeOf('all', run, 0)).toEqual(run);
  });

  it('has a handful of round times', () => {
    const times = axisTimes({ from: START + 1, to: START + 3_600_000 });
    expect(times.length).toBeGreaterThan(3);
    expect(times.length).toBeLessThan(10);
    expect(times.every((at) => at % 60_000 === 0)).toBe(true);
  });
});
