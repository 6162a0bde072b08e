import { describe, expect, it } from 'vitest';
import { botView } from '../../../../../testing/renderer/view-fixtures';
import { RunEvent } from '../../../../shared/run-event';
import { arrangeBots, sortAfterClick, type BotQuery } from './bot-order';
import { eventFileName, eventsAsJsonLines, eventsAsText } from './event-files';
import { appendEvents, joinSnapshot, KEPT_EVENTS } from './event-log';
import { filterEvents } from './event-words';

const log = (seq: number, fields: object = {}): RunEvent =>
  RunEvent.parse({
    seq,
    at: '2026-11-21T10:00:00.000Z',
    orchestrationId: 'run-a',
    botId: 'run-a/1',
    ref: 'sim:1',
    type: 'bot.log',
    level: 'info',
    message: `line ${String(seq)}`,
    ...fields,
  });
const seqs = (events: readonly RunEvent[]): readonly number[] => events.map(({ seq }) => seq);

describe('events that are kept', () => {
  it('are the newest five thousand', () => {
    const full = Array.from({ length: KEPT_EVENTS }, (_, index) => log(index + 1));
    const after = appendEvents(full, [log(KEPT_EVENTS + 1), log(KEPT_EVENTS + 2)]);
    expect([after.length, after[0]?.seq, after.at(-1)?.seq]).toEqual([KEPT_EVENTS, 3, KEPT_EVENTS + 2]);
  });

  it('outlive a reconnect, after which the host remembers less, and none is there twice', () => {
    expect(seqs(joinSnapshot([log(1), log(2), log(3)], [log(3), log(4)]))).toEqual([1, 2, 3, 4]);
    expect(joinSnapshot([log(1)], [])).toEqual([]);
  });
});

describe('filter', () => {
  const events = [
    log(1),
    log(2, { level: 'error', message: 'no coins' }),
    RunEvent.parse({ ...log(3), type: 'instance.lease', change: 'ready', reason: null }),
    log(4, { botId: 'run-a/2', ref: 'sim:2' }),
  ];
  it.each([
    ['all', '', [1, 2, 3, 4]],
    ['problems', '', [2]],
    ['bots', '', [1, 2, 4]],
    ['instances', '', [3]],
    ['all', ' COINS ', [2]],
    ['all', 'sim:2', [4]],
  ] as const)('%s “%s”', (kind, text, expected) => {
    expect(seqs(filterEvents(events, { kind, text, botId: null }))).toEqual(expected);
  });

  it('leaves one bot', () => {
    const { botId } = botView('a', 2, 'running');
    expect(seqs(filterEvents(events, { kind: 'all', text: '', botId }))).toEqual([4]);
  });
});

describe('files', () => {
  it('have a line for each event, whatever its text', () => {
    const odd = [log(1, { message: 'two\nlines\tand a tab' }), log(2)];
    expect(eventsAsText(odd).split('\n')).toEqual([
      '2026-11-21T10:00:00.000Z\tsim:1\ttwo lines and a tab',
      '2026-11-21T10:00:00.000Z\tsim:1\tline 2',
      '',
    ]);
    const lines = eventsAsJsonLines(odd).trimEnd().split('\n');
    expect(lines.map((line) => RunEvent.parse(JSON.parse(line)))).toEqual(odd);
  });

  it('have names every file system takes', () => {
    expect(eventFileName('a/b: “c” هاتف', 0, 'txt')).toMatch(
      /^a-b-c-هاتف_\d{4}-\d\d-\d\d_\d\d-\d\d-\d\d\.txt$/,
    );
  });
});

describe('order of bots', () => {
  const bots = [
    botView('a', 1, 'running', { ref: 'sim:10', restarts: 1 }),
    botView('a', 2, 'failed', { ref: 'sim:2', restarts: 4 }),
    botView('a', 3, 'paused', { ref: 'sim:3', pauseReasons: ['user'] }),
  ];
  const asked = (query: Partial<BotQuery>) =>
    arrangeBots(
      bots,
      { 'sim:3': 'Anna' },
      { sort: { column: 'number', descending: false }, filter: 'all', text: '', ...query },
    ).map((botId) => botId.slice(-1));

  it('is that of the column: names as people count, what needs a look first', () => {
    expect(asked({ sort: { column: 'instance', descending: false } })).toEqual(['3', '2', '1']);
    expect(asked({ sort: { column: 'state', descending: false } })).toEqual(['2', '3', '1']);
    expect(asked({ sort: sortAfterClick({ column: 'number', descending: false }, 'restarts') })).toEqual([
      '2',
      '1',
      '3',
    ]);
  });

  it('leaves in what is asked for by state, label, reference or step', () => {
    expect(asked({ filter: 'failed' })).toEqual(['2']);
    expect(asked({ text: 'anna' })).toEqual(['3']);
    expect(asked({ text: 'SIM:10' })).toEqual(['1']);
    expect(asked({ text: 'paused' })).toEqual(['3']);
    expect(asked({ text: 'nothing of that kind' })).toEqual([]);
  });
});
