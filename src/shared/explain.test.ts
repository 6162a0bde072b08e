import { describe, expect, it } from 'vitest';
import { AppError, type ErrorCode } from './errors';
import { explainError } from './explain';
import { explainFailure, placeOfFailure } from './explain/failure';
import { explainGroupFailure } from './explain/group-failure';
import { explainProblem } from './explain/problem';
import { explainProblemFile } from './explain/problem-file';
import { explainRunEvent } from './explain/run-event';
import { counted, inOneLine, listed, spokenDuration } from './explain/words';
import { FailureCode } from './failure';
import { InstanceRef } from './instance-reference';
import { ProblemCode } from './problem';
import { RunEvent } from './run-event';

const BLANKS = /undefined|null|NaN|\[object|“”|\s\s| \./;

const FIELDS: Readonly<Record<string, unknown>> = {
  issues: [{ path: 'name', message: 'too long' }],
  problems: [{ level: 'error', path: 'name', code: 'name_required', detail: {} }],
  conflicts: [
    {
      ref: 'sim:1',
      holder: { orchestrationId: 'o1', botId: 'o1/1', groupName: 'Daily', purpose: 'bot' },
    },
  ],
  files: ['a.json'],
  known: ['Daily'],
  port: 7700,
  limit: 8,
  bytes: 9_000_000,
};

/** Fields that take only certain words. */
const CHOICES: Partial<Record<ErrorCode, Readonly<Record<string, unknown>>>> = {
  connect_failed: { reason: 'refused' },
  instance_unusable: { failure: 'device_offline' },
  data_folder_fixed: { by: '--data' },
  account_mapping_invalid: { reason: 'no_key' },
  secrets_locked: { state: 'locked' },
  routine_name_invalid: { reason: 'reserved' },
  template_name_invalid: { reason: 'reserved' },
};

const sampleError = (code: ErrorCode): AppError => {
  const option = AppError.options.find(({ shape }) => shape.code.value === code);
  const fields = Object.keys(option?.shape ?? {}).filter((key) => key !== 'code');
  return AppError.parse({
    code,
    ...Object.fromEntries(fields.map((key) => [key, FIELDS[key] ?? `the-${key}`])),
    ...CHOICES[code],
  });
};

describe('words for errors', () => {
  it.each(AppError.options.map(({ shape }) => shape.code.value))('%s has words without holes', (code) => {
    const words = explainError(sampleError(code));
    expect(words.title).not.toBe('');
    expect(inOneLine(words)).not.toMatch(BLANKS);
  });

  it('names who holds what', () => {
    expect(inOneLine(explainError(sampleError('instance_conflict')))).toContain('sim:1 is held by “Daily”');
  });

  it('shows the reference of a bug', () => {
    expect(explainError({ code: 'internal', ref: 'k3x9' }).hint).toContain('k3x9');
  });
});

describe('words for problems and failures', () => {
  it.each(ProblemCode.options)('problem %s has words with and without details', (code) => {
    const detail = { ref: 'sim:1', name: 'Night', max: 3, min: 1, key: 'colour', pool: 'demo' };
    const full = explainProblem({ level: 'error', path: 'routineConfig.rounds', code, detail });
    const bare = explainProblem({ level: 'error', path: 'loop.count', code, detail: {} });
    expect(inOneLine(full)).not.toMatch(BLANKS);
    expect(bare.title).not.toMatch(/undefined|null/);
    expect(full.hint).not.toBe('');
  });

  it('names the field that is out of range, by its label', () => {
    const words = explainProblem({
      level: 'error',
      path: 'restartPolicy.jitter',
      code: 'value_out_of_range',
      detail: { min: 0, max: 1, value: 4 },
    });
    expect(words).toEqual({ title: 'Random share of the wait is out of range', hint: 'Use 0 to 1.' });
  });

  it.each(FailureCode.options)('failure %s has words with and without details', (code) => {
    const full = explainFailure({
      class: 'device',
      code,
      detail: { ref: 'sim:1', timeoutMs: 5_000, message: 'Oh' },
    });
    const bare = explainFailure({ class: 'device', code, detail: {} });
    expect(inOneLine(full)).not.toMatch(BLANKS);
    expect(inOneLine(bare)).not.toMatch(/undefined|null|\s\s/);
    expect(bare.title.charAt(0)).toBe(bare.title.charAt(0).toUpperCase());
  });

  it('says where a failure happened', () => {
    const at = { file: 'demo/soak.yaml', line: 12, column: 3 };
    expect(placeOfFailure({ class: 'routine', code: 'step_failed', detail: {}, step: '3.then.1', at })).toBe(
      'step 3.then.1 (demo/soak.yaml:12)',
    );
    expect(placeOfFailure({ class: 'device', code: 'device_gone', detail: {} })).toBe('');
  });
});

describe('words for groups and files', () => {
  it('explains every way a whole group fails', () => {
    const ref = InstanceRef.parse('sim:2');
    expect(
      explainGroupFailure({ code: 'no_instances', skipped: [{ ref, reason: 'held:Night soak' }] }).hint,
    ).toBe('sim:2: held by “Night soak”.');
    expect(explainGroupFailure({ code: 'instance_conflict', refs: [ref] }).title).toContain(
      'sim:2 is in use',
    );
    expect(explainGroupFailure({ code: 'all_bots_failed', failure: null }).title).toBe('All bots failed');
    expect(explainGroupFailure({ code: 'internal', ref: 'q1' }).hint).toContain('q1');
    expect(
      explainGroupFailure({
        code: 'preflight',
        problems: [
          { level: 'error', path: 'routineName', code: 'routine_required', detail: {} },
          { level: 'warning', path: 'x', code: 'unknown_key', detail: { key: 'x' } },
        ],
      }).title,
    ).toBe('Not started: 1 problem found');
  });

  it('says at which line a file is broken', () => {
    expect(
      explainProblemFile({ code: 'not_json', message: 'expected a comma', line: 14, column: null }).title,
    ).toBe('Line 14: expected a comma');
    expect(explainProblemFile({ code: 'not_json', message: 'empty', line: null, column: null }).title).toBe(
      'empty',
    );
  });

  it('tells how many more things are wrong in a file', () => {
    const issues = [
      { path: 'name', message: 'expected text' },
      { path: 'tags', message: 'expected a list' },
    ];
    const words = explainProblemFile({ code: 'wrong_shape', issues });
    expect(words.title).toBe('name: expected text');
    expect(words.hint).toContain('1 more problem in this file');
  });
});

describe('words for events', () => {
  const base = { seq: 1, at: '2026-11-21T10:00:00.000Z', orchestrationId: 'o1' };
  const bot = { ...base, botId: 'o1/1', ref: 'sim:1' };
  it.each([
    [{ ...base, type: 'group.state', from: null, to: 'running', stopMode: null }, '', 'Running', 'plain'],
    [{ ...base, type: 'group.launched', requested: 4, launched: 3 }, '', '3 of 4 bots launched', 'warn'],
    [
      { ...base, type: 'instance.lease', ref: 'sim:2', change: 'skipped', reason: 'held' },
      'sim:2',
      'instance skipped: in use by something else',
      'warn',
    ],
    [
      {
        ...bot,
        type: 'bot.step',
        path: '1',
        label: 'tap',
        index: 1,
        total: 4,
        phase: 'finished',
        elapsedMs: 1200,
      },
      'sim:1',
      'tap (1/4) finished in 1 s',
      'plain',
    ],
    [
      {
        ...bot,
        type: 'bot.retry',
        attempt: 2,
        maxRetries: 5,
        delayMs: 18_000,
        dueAt: base.at,
        cause: { class: 'device', code: 'device_gone', detail: { ref: 'sim:1' } },
      },
      'sim:1',
      'try 2 of 5 in 18 s: sim:1 vanished',
      'warn',
    ],
    [{ ...bot, type: 'bot.log', level: 'error', message: 'no coins' }, 'sim:1', 'no coins', 'bad'],
  ])('%o', (event, who, what, tone) => {
    expect(explainRunEvent(RunEvent.parse(event))).toEqual({ who, what, tone });
  });
});

describe('small words', () => {
  it('counts, lists and says durations', () => {
    expect([counted(1, 'bot'), counted(2, 'bot')]).toEqual(['1 bot', '2 bots']);
    expect([listed(['a']), listed(['a', 'b']), listed(['a', 'b', 'c', 'd', 'e'])]).toEqual([
      'a',
      'a and b',
      'a, b, c and 2 more',
    ]);
    expect([250, 5_000, 90_000, 7_200_000].map(spokenDuration)).toEqual([
      '250 ms',
      '5 s',
      '1 min 30 s',
      '2 h',
    ]);
  });
});
