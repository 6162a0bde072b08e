import { describe, expect, it } from 'vitest';
import { aDefinition, aDraft } from '../../testing/builders';
import type { DefinitionDraft, LaunchOptions, RestartPolicy } from './definition';
import { checkDefinition, sameName } from './definition-rules';
import { hasErrors } from './problem';

const WEEK_MS = 7 * 24 * 3_600_000;
const found = (change: Partial<DefinitionDraft>, otherNames: readonly string[] = []): string[] =>
  checkDefinition(aDraft(change), otherNames).map(({ code, path }) => `${code} ${path}`);
const launch = (change: Partial<LaunchOptions>): Partial<DefinitionDraft> => ({
  launchOptions: { ...aDraft().launchOptions, ...change },
});
const restart = (change: Partial<RestartPolicy>): Partial<DefinitionDraft> => ({
  restartPolicy: { ...aDraft().restartPolicy, ...change },
});
const stagger = (delayMs: number): Partial<DefinitionDraft> =>
  launch({ stagger: { mode: 'fixed', delayMs } });
const giveUp = (failures: number, withinMs: number): Partial<DefinitionDraft> =>
  restart({ giveUp: { failures, withinMs } });

describe('rules of a definition', () => {
  it('find nothing in a good one, saved or not', () => {
    expect(checkDefinition(aDraft())).toEqual([]);
    expect(checkDefinition(aDefinition({ $schema: './schema/x.json' }))).toEqual([]);
  });

  it.each<[string, Partial<DefinitionDraft>, string[]]>([
    ['no name', { name: '' }, ['name_required name']],
    ['a blank name', { name: ' \t\u3000' }, ['name_required name']],
    ['80 letters', { name: 'x'.repeat(80) }, []],
    ['81 letters', { name: 'x'.repeat(81) }, ['name_too_long name']],
    ['80 emoji of several code points', { name: '👨‍👩‍👧‍👦'.repeat(80) }, []],
    ['80 letters with marks, taken apart', { name: 'e\u0301'.repeat(80) }, []],
    ['81 emoji', { name: '🎮'.repeat(81) }, ['name_too_long name']],
    ['a million letters', { name: 'x'.repeat(1_000_000) }, ['name_too_long name']],
    ['any language', { name: 'Награды 毎日 مكافأة' }, []],
    ['a line break', { name: 'a\nb' }, ['name_control_characters name']],
    ['NUL', { name: 'a\u0000' }, ['name_control_characters name']],
    ['a C1 control', { name: 'a\u0085b' }, ['name_control_characters name']],
    [
      'long and with controls',
      { name: `${'x'.repeat(90)}\u0007` },
      ['name_too_long name', 'name_control_characters name'],
    ],
    ['no routine', { routineName: ' ' }, ['routine_required routineName']],
    ['no instances', { availableInstances: [] }, ['instances_required availableInstances']],
    [
      'instances of every kind of wrong',
      { availableInstances: ['sim:1', 'sim:1', 'what', 'index:0', 'usb:X', 'sim:1'] },
      [
        'instance_duplicate availableInstances.1',
        'instance_ref_invalid availableInstances.2',
        'instance_unmapped availableInstances.3',
        'instance_duplicate availableInstances.5',
      ],
    ],
    ['no bots', { requestedBotCount: 0 }, ['bot_count_too_low requestedBotCount']],
    ['fewer than no bots', { requestedBotCount: -3 }, ['bot_count_too_low requestedBotCount']],
    ['as many bots as instances', { requestedBotCount: 2 }, []],
    ['more bots than instances', { requestedBotCount: 3 }, ['bot_count_too_high requestedBotCount']],
    [
      'more bots than different instances',
      { requestedBotCount: 2, availableInstances: ['sim:1', 'sim:1'] },
      ['instance_duplicate availableInstances.1', 'bot_count_too_high requestedBotCount'],
    ],
    ['no stagger', stagger(0), []],
    ['a week of stagger', stagger(WEEK_MS), []],
    ['negative stagger', stagger(-1), ['value_out_of_range launchOptions.stagger.delayMs']],
    ['more than a week', stagger(WEEK_MS + 1), ['value_out_of_range launchOptions.stagger.delayMs']],
    [
      'no time to boot',
      launch({ instanceTimeoutMs: 0 }),
      ['value_out_of_range launchOptions.instanceTimeoutMs'],
    ],
    ['no limit of retries', restart({ maxRetries: -1 }), []],
    ['-2 retries', restart({ maxRetries: -2 }), ['value_out_of_range restartPolicy.maxRetries']],
    [
      'negative first delay',
      restart({ initialDelayMs: -1 }),
      ['value_out_of_range restartPolicy.initialDelayMs'],
    ],
    ['delays alike', restart({ initialDelayMs: 5, maxDelayMs: 5 }), []],
    [
      'max below first',
      restart({ initialDelayMs: 6, maxDelayMs: 5 }),
      ['value_out_of_range restartPolicy.maxDelayMs'],
    ],
    ['shrinking delays', restart({ factor: 0.5 }), ['value_out_of_range restartPolicy.factor']],
    ['jitter above 1', restart({ jitter: 1.1 }), ['value_out_of_range restartPolicy.jitter']],
    ['negative reset', restart({ resetAfterMs: -1 }), ['value_out_of_range restartPolicy.resetAfterMs']],
    [
      'give up at once',
      giveUp(0, 0),
      [
        'value_out_of_range restartPolicy.giveUp.failures',
        'value_out_of_range restartPolicy.giveUp.withinMs',
      ],
    ],
    ['count of 1', { loop: { kind: 'count', count: 1, pauseMs: 0 } }, []],
    [
      'count of 0 with a negative pause',
      { loop: { kind: 'count', count: 0, pauseMs: -1 } },
      ['value_out_of_range loop.pauseMs', 'value_out_of_range loop.count'],
    ],
    ['forever', { loop: { kind: 'forever', pauseMs: WEEK_MS + 1 } }, ['value_out_of_range loop.pauseMs']],
    [
      'until a pool is empty without one',
      { loop: { kind: 'untilPoolEmpty', pauseMs: 0 } },
      ['loop_needs_pool loop.kind'],
    ],
    ['until a pool is empty', { loop: { kind: 'untilPoolEmpty', pauseMs: 0 }, accountPoolName: 'Farm' }, []],
    ['until a time in UTC', { loop: { kind: 'until', at: '2026-11-21T10:00:00Z', pauseMs: 0 } }, []],
    ['until a time with zone', { loop: { kind: 'until', at: '2026-11-21T10:00+02:00', pauseMs: 0 } }, []],
  ])('%s', (_name, change, expected) => {
    expect(found(change)).toEqual(expected);
  });

  it.each(['2026-11-21T10:00:00', '2026-11-21', 'tomorrow', '', '2026-13-01T00:00:00Z', '10:00Z'])(
    'refuse %j as the end of a loop',
    (at) => {
      expect(found({ loop: { kind: 'until', at, pauseMs: 0 } })).toEqual(['value_out_of_range loop.at']);
    },
  );

  it('tell everything wrong at once', () => {
    const problems = checkDefinition(
      aDraft({
        name: '',
        routineName: '',
        availableInstances: ['?'],
        requestedBotCount: 0,
        ...stagger(-1),
        ...restart({ factor: 0 }),
        loop: { kind: 'count', count: 0, pauseMs: 0 },
        future: 1,
      }),
    );
    expect(problems.map(({ path }) => path)).toEqual([
      'name',
      'routineName',
      'availableInstances.0',
      'requestedBotCount',
      'launchOptions.stagger.delayMs',
      'restartPolicy.factor',
      'loop.count',
      'future',
    ]);
  });

  it('only warn of unknown keys, at every level', () => {
    const draft = aDraft({
      x: 1,
      launchOptions: { ...aDraft().launchOptions, y: 1, stagger: { mode: 'fixed', delayMs: 1, z: 1 } },
      restartPolicy: { ...aDraft().restartPolicy, v: 1, giveUp: { failures: 1, withinMs: 1, w: 1 } },
      loop: { kind: 'once', u: 1 },
      routineConfig: { anything: 'goes' },
    });
    const problems = checkDefinition(draft);
    expect(problems.map(({ path }) => path)).toEqual([
      'x',
      'launchOptions.y',
      'launchOptions.stagger.z',
      'restartPolicy.v',
      'restartPolicy.giveUp.w',
      'loop.u',
    ]);
    expect(problems.every(({ level, code }) => level === 'warning' && code === 'unknown_key')).toBe(true);
    expect(hasErrors(problems)).toBe(false);
    expect(hasErrors(checkDefinition(aDraft({ name: '' })))).toBe(true);
  });

  it('give the facts a sentence needs', () => {
    expect(checkDefinition(aDraft({ requestedBotCount: 9 }))).toEqual([
      { level: 'error', path: 'requestedBotCount', code: 'bot_count_too_high', detail: { max: 2 } },
    ]);
    expect(checkDefinition(aDraft({ name: 'Other' }), ['other'])).toEqual([
      { level: 'error', path: 'name', code: 'name_taken', detail: { name: 'Other' } },
    ]);
  });

  it('are quick with very many instances', () => {
    const availableInstances = Array.from({ length: 200_000 }, (_, index) => `usb:${String(index)}`);
    const startedAt = performance.now();
    expect(found({ availableInstances })).toEqual([]);
    expect(performance.now() - startedAt).toBeLessThan(2_000);
  });
});

describe('names', () => {
  it.each([
    ['Farm', 'farm', true],
    ['Farm', ' Farm ', true],
    ['ÉTÉ', 'été', true],
    ['e\u0301', '\u00e9', true],
    ['ΣΊΣΥΦΟΣ', 'σίσυφος', true],
    ['Farm', 'Farm 2', false],
    ['Farm', 'F arm', false],
    ['e', '\u00e9', false],
  ])('%j and %j: same %s', (a, b, expected) => {
    expect(sameName(a, b)).toBe(expected);
    expect(sameName(b, a)).toBe(expected);
  });

  it('are taken by others only', () => {
    expect(found({ name: 'Mine' }, ['Yours', 'MINE '])).toEqual(['name_taken name']);
    expect(found({ name: 'Mine' }, ['Yours'])).toEqual([]);
    expect(found({ name: '' }, [''])).toEqual(['name_required name']);
  });
});
