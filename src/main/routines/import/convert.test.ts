import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { describe, expect, it } from 'vitest';
import { compileRoutine } from '../compile/compile-routine';
import { formatRoutine } from '../format/format-routine';
import { convertMaaPipeline } from './maa/convert-maa-pipeline';
import { convertEarlierRoutine } from './predecessor/convert-earlier-routine';
import { EARLIER_ACTIONS } from './predecessor/steps';

const FIXTURES = join(import.meta.dirname, '../../../../testing/fixtures');

function yamlBelow(folder: string): readonly string[] {
  return readdirSync(join(FIXTURES, folder), { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.yaml'),
  );
}

interface Routine {
  readonly steps: readonly Record<string, unknown>[];
  readonly inputs?: Record<string, unknown>;
  readonly sentries?: readonly unknown[];
}

function errorsOf(text: string): readonly string[] {
  const { problems } = compileRoutine({ name: 'r', file: 'r.yaml', text }).summary;
  // Holding is for routines that run as a sentry, which this one does not say of itself.
  return problems
    .filter(({ level }) => level === 'error')
    .map(({ line, message }) => `${String(line)}: ${message}`);
}

/** The converted routine; it compiles, and is written as the formatter writes. */
function convert(text: string): Routine & { readonly report: readonly string[] } {
  const converted = convertEarlierRoutine(text);
  expect(errorsOf(converted.text)).toEqual([]);
  expect(formatRoutine(converted.text)).toBe(converted.text);
  const report = converted.report.map(({ level, line, what }) => `${level} ${String(line)} ${what}`);
  return { ...(parse(converted.text) as Routine), report };
}

const step = (yaml: string): string =>
  `config: [{ name: n, type: number, default: "1" }]\nsteps:\n  - ${yaml}\n`;
const image = { image: { template: 'Main' } };
const place = { x: 234, y: 534, width: 45, height: 37 };

/** One action of the earlier program, and what it is here. */
const ACTIONS: readonly (readonly [source: string, steps: readonly unknown[]])[] = [
  ['{ action: Click, x: 138, y: 288 }', [{ tap: { x: 269, y: 479 } }]],
  ['{ action: cLiCk, x: 0, y: 44, timeout: 500 }', [{ tap: { x: 0, y: 0 }, timeout: '500ms' }]],
  [
    '{ action: Swipe, x1: 138, y1: 400, x2: 138, y2: 100, duration: 500 }',
    [{ swipe: { from: { x: 269, y: 699 }, to: { x: 269, y: 110 }, duration: '500ms' } }],
  ],
  ['{ action: Input, text: "0042" }', [{ type: '0042' }]],
  ['{ action: Input, text: "a ${n} ${" }', [{ type: 'a ${n} $${' }]],
  ['{ action: send_key, key: KEYCODE_BACK }', [{ key: 'KEYCODE_BACK' }]],
  ['{ action: Sleep, duration: 1500 }', [{ wait: '1s 500ms' }]],
  ['{ action: Delay, count: 4 }', [{ wait: '1s' }]],
  ['{ action: FindImage, template: Main }', [{ find: image }]],
  ['{ action: ClickIfImageFound, template: Main }', [{ tapOn: image, when: image }]],
  [
    '{ action: ClickIfImageFound, template: Main, point: { x: 138, y: 288 } }',
    [{ tap: { x: 269, y: 479 }, when: image }],
  ],
  [
    '{ action: ClickIfImageFound, template: Main, offset: { x: 10, y: -5 } }',
    [{ if: image, then: [{ find: image }, { tap: { from: 'match', x: 19, y: -10 } }] }],
  ],
  [
    '{ action: ClickIfImageNotFound, template: Main, x: 138, y: 288 }',
    [{ tap: { x: 269, y: 479 }, when: { not: image } }],
  ],
  [
    '{ action: WaitForImage, template: Main, timeout: 30 }',
    [{ waitFor: image, every: '50ms', timeout: '30s' }],
  ],
  [
    '{ action: WaitForImage, template: Main, timeout: 30000 }',
    [{ waitFor: image, every: '50ms', timeout: '30s' }],
  ],
  [
    '{ action: IfImageFound, template: Main, threshold: 0.9, region: { x1: 120, y1: 316, x2: 143, y2: 335 }, actions: [] }',
    [{ if: { image: { template: 'Main', area: place, threshold: 0.9 } }, then: [] }],
  ],
  ['{ action: IfImageNotFound, template: Main, actions: [] }', [{ if: { not: image }, then: [] }]],
  [
    '{ action: IfAnyImagesFound, templates: [Main, B], actions: [] }',
    [{ if: { any: [image, { image: { template: 'B' } }] }, then: [] }],
  ],
  [
    '{ action: IfAllImagesFound, templates: [Main, B], actions: [] }',
    [{ if: { all: [image, { image: { template: 'B' } }] }, then: [] }],
  ],
  ['{ action: IfNoImagesFound, templates: [Main], actions: [] }', [{ if: { not: image }, then: [] }]],
  [
    '{ action: WhileImageFound, template: Main, max_attempts: 5, actions: [] }',
    [{ while: image, atMost: 5, every: '100ms', steps: [] }],
  ],
  [
    '{ action: UntilImageFound, template: Main, max_attempts: 0, actions: [{ action: Break }] }',
    [{ until: image, atMost: 1_000_000_000, every: '100ms', steps: [{ break: null }] }],
  ],
  [
    '{ action: WhileAnyImagesFound, templates: [Main], max_attempts: 2, actions: [] }',
    [{ while: image, atMost: 2, every: '100ms', steps: [] }],
  ],
  [
    '{ action: UntilAnyImagesFound, templates: [Main], max_attempts: 2, actions: [] }',
    [{ until: image, atMost: 2, every: '100ms', steps: [] }],
  ],
  [
    '{ action: Repeat, iterations: 3, actions: [{ action: Sleep, duration: 1 }] }',
    [{ repeat: { times: 3, steps: [{ wait: '1ms' }] } }],
  ],
  [
    '{ action: If, condition: { type: ImageExists, template: Main }, then: [], elseif: [{ condition: { type: ImageNotExists, template: Main }, then: [] }], else: [{ action: Sleep, duration: 5 }] }',
    [{ if: image, then: [], elseIf: [{ if: { not: image }, then: [] }], else: [{ wait: '5ms' }] }],
  ],
  [
    '{ action: While, max_attempts: 9, condition: { type: ImageExists, template: Main }, actions: [] }',
    [{ while: image, atMost: 9, steps: [] }],
  ],
  [
    '{ action: Until, max_attempts: 9, condition: { type: ImageExists, template: Main }, actions: [] }',
    [{ until: image, atMost: 9, steps: [] }],
  ],
  [
    '{ action: RunRoutine, routine: farm/finish.yaml, label: Tidy, config: { count: "${n}" } }',
    [{ runRoutine: 'farm/finish', name: 'Tidy', inputs: { count: '${n}' } }],
  ],
  ['{ action: SetVariable, name: a, value: "5" }', [{ set: { a: 5 } }]],
  ['{ action: SetVariable, name: a, value: "007 ${n}" }', [{ set: { a: '007 ${n}' } }]],
  ['{ action: GetVariable, name: n, target: b }', [{ set: { b: '${n}' } }]],
  ['{ action: Increment, name: c, amount: 2 }', [{ set: { c: 0 } }, { set: { c: '${c + 2}' } }]],
  ['{ action: Decrement, name: n }', [{ set: { n: '${n - 1}' } }]],
  [
    '{ action: InjectNextAccount, save_result: got, on_no_accounts: continue }',
    [{ takeAccount: { into: 'got' }, timeout: '30s', onError: 'continue' }],
  ],
  ['{ action: CompleteAccount, packs_opened: "3" }', [{ completeAccount: { numbers: { packs_opened: 3 } } }]],
  ['{ action: CompleteAccount, success: false, error: e }', [{ failAccount: { reason: 'e', goOn: true } }]],
  ['{ action: ReturnAccount, reason: later }', [{ returnAccount: { reason: 'later' } }]],
  ['{ action: MarkAccountFailed, reason: banned }', [{ failAccount: { reason: 'banned', goOn: true } }]],
  [
    '{ action: UpdateAccountField, field: packs_opened, value: "${n}" }',
    [{ setAccountField: { name: 'packs_opened', value: '${n}' } }],
  ],
  [
    '{ action: IncrementAccountField, field: packs_opened, amount: 2 }',
    [{ incrementAccountField: { name: 'packs_opened', by: 2 } }],
  ],
  [
    '{ action: GetAccountField, field: shinedust, save_to: d, default: "0" }',
    [{ getAccountField: { name: 'shinedust', into: 'd', default: '0' } }],
  ],
  ['{ action: UpdateRoutineMetrics, packs_opened: "${n}" }', [{ reportNumbers: { packs_opened: '${n}' } }]],
  ['{ action: SentryHalt }', [{ holdRoutine: null }]],
  ['{ action: SentryResume }', [{ releaseRoutine: null }]],
  [
    '{ action: LaunchApp, package: com.example.a, activity: .Main }',
    [{ launchApp: 'com.example.a', activity: '.Main' }],
  ],
  ['{ action: KillApp, package: com.example.a }', [{ stopApp: 'com.example.a' }]],
];

describe('an action of the earlier program', () => {
  it.each(ACTIONS)('%s', (source, steps) => {
    expect(convert(step(source)).steps).toEqual(steps);
  });

  it('is each of its 41', () => {
    const tried = new Set(
      ACTIONS.flatMap(([source]) =>
        Array.from(source.matchAll(/action: (\w+)/g), ([, name]) => name?.toLowerCase()),
      ),
    );
    expect([...EARLIER_ACTIONS].sort()).toEqual([...tried].sort());
    expect(tried.size).toBe(41);
  });
});

const CONDITIONS: readonly (readonly [source: string, condition: unknown])[] = [
  ['{ type: ImageExists, template: "Main${n}" }', { image: { template: 'Main${n}' } }],
  ['{ type: ImageNotExists, template: Main }', { not: image }],
  ['{ type: Not, condition: { type: ImageExists, template: Main } }', { not: image }],
  [
    '{ type: All, conditions: [{ type: ImageExists, template: Main }, { type: VariableEquals, variable: n, value: 1 }] }',
    { all: [image, { equals: { value: '${n}', to: 1 } }] },
  ],
  ['{ type: Any, conditions: [] }', { is: false }],
  ['{ type: None, conditions: [{ type: ImageExists, template: Main }] }', { not: image }],
  ['{ type: VariableEquals, variable: n, value: "1" }', { equals: { value: '${n}', to: '1' } }],
  ['{ type: VariableNotEquals, variable: n, value: "1" }', { not: { equals: { value: '${n}', to: '1' } } }],
  ['{ type: VariableGreaterThan, variable: n, value: 5 }', { is: '${n > 5}' }],
  ['{ type: VariableLessThan, variable: n, value: 5 }', { is: '${n < 5}' }],
  ['{ type: VariableGreaterThanOrEqual, variable: n, value: 5 }', { is: '${n >= 5}' }],
  ['{ type: VariableLessThanOrEqual, variable: n, value: "${n}" }', { is: '${n <= n}' }],
  ['{ type: VariableContains, variable: n, substring: "a\\"b" }', { is: '${string(n).contains("a\\"b")}' }],
  ['{ type: VariableStartsWith, variable: n, prefix: a }', { is: '${string(n).startsWith("a")}' }],
  ['{ type: VariableEndsWith, variable: n, suffix: a }', { is: '${string(n).endsWith("a")}' }],
];

describe('a condition of the earlier program', () => {
  it.each(CONDITIONS)('%s', (source, condition) => {
    const { steps } = convert(
      step(
        `{ action: While, max_attempts: 2, condition: ${source}, actions: [{ action: Sleep, duration: 1 }] }`,
      ),
    );
    expect(steps[0]?.['while']).toEqual(condition);
  });
});

describe('what was wrong in the earlier program', () => {
  it('19: config is read, with its types', () => {
    const { inputs } = convert(readFileSync(join(FIXTURES, 'predecessor/daily-round.yaml'), 'utf8'));
    expect(inputs).toEqual({
      target_count: { type: 'integer', default: 10, min: 1, max: 100, label: 'How many' },
      mode: { type: 'choice', options: ['fast', 'careful'], default: 'careful', help: 'How to go about it' },
      greet: { type: 'boolean', default: true },
      message: { type: 'text', default: 'hello', persist: true },
      internal: { type: 'text', default: 'x', hidden: true },
    });
  });

  it('21: Break within an If leaves the loop around it', () => {
    const text = step(
      '{ action: Repeat, iterations: 2, actions: [{ action: IfImageFound, template: Main, actions: [{ action: Break }] }] }',
    );
    expect(convert(text).steps).toEqual([
      { repeat: { times: 2, steps: [{ if: image, then: [{ break: null }] }] } },
    ]);
  });

  it('22: timeout is seconds for WaitForImage and milliseconds for all else, nested too', () => {
    const text = step(
      '{ action: Repeat, iterations: 1, actions: [{ action: WaitForImage, template: Main, timeout: 30 }, { action: Click, x: 138, y: 288, timeout: 30 }] }',
    );
    expect(convert(text).steps).toEqual([
      {
        repeat: {
          times: 1,
          steps: [
            { waitFor: image, every: '50ms', timeout: '30s' },
            { tap: { x: 269, y: 479 }, timeout: '30ms' },
          ],
        },
      },
    ]);
  });

  it('names that hold an expression, whole or cut off: a step reads it, a sentry is left out and named', () => {
    const run = (routine: string): ReturnType<typeof convert> =>
      convert(
        `steps:\n  - action: RunRoutine\n    routine: ${routine}\nsentries:\n  - routine: ${routine}\n    frequency: 3\n`,
      );
    const whole = run('farm/${which}');
    expect(whole.steps).toMatchObject([{ runRoutine: 'farm/${which}' }]);
    expect(Object.keys(whole.inputs ?? {})).toEqual(['which']);
    const cut = run('farm/${which');
    expect(cut.steps).toMatchObject([{ runRoutine: 'farm/$${which' }]);
    for (const { sentries, report } of [whole, cut]) {
      expect(sentries).toBeUndefined();
      expect(report.find((line) => line.startsWith('notConverted'))).toMatch(/sentry farm/);
    }
  });

  it('25: sentries come along', () => {
    const { sentries } = convert(readFileSync(join(FIXTURES, 'predecessor/daily-round.yaml'), 'utf8'));
    expect(sentries).toEqual([
      { run: 'popup_handler', every: '3s', severity: 'high', onSuccess: 'goOn', onFailure: 'goOn' },
    ]);
  });

  it('26: an account is completed unless an error is told', () => {
    expect(convert(step('{ action: CompleteAccount }')).steps).toEqual([{ completeAccount: {} }]);
  });

  it('27: what was no action is told by line, with the nearest name, and fails when it is reached', () => {
    const { steps, report } = convert(step('{ action: ClickImage, template: Main }'));
    expect(steps).toEqual([{ fail: 'Line 3 (ClickImage) was not converted' }]);
    expect(report).toEqual(expect.arrayContaining(['notConverted 3 ClickImage']));
  });
});

describe('a routine of the earlier program', () => {
  it.each(yamlBelow('predecessor'))('%s compiles', (name) => {
    const { report } = convert(readFileSync(join(FIXTURES, 'predecessor', name), 'utf8'));
    expect(report.filter((line) => line.startsWith('notConverted'))).toEqual([]);
  });

  it('makes inputs of what nothing sets, and names what can’t be named so', () => {
    const { inputs } = convert('steps: [{ action: SetVariable, name: a, value: "${1x} ${match}" }]');
    expect(Object.keys(inputs ?? {})).toEqual(['_1x', 'match_']);
  });

  it('tells keys it does not know', () => {
    expect(convert('steps: [{ action: Sleep, duration: 1, colour: red }]\nvesrion: 2').report).toEqual([
      'notConverted 1 colour',
      'notConverted 2 vesrion',
    ]);
  });

  it.each([
    '',
    'steps',
    '- a',
    'steps: [1, [], null, {}]',
    'a: &a [*a]',
    '['.repeat(500),
    '\u0000',
    'steps: {a: b}',
  ])('is never more than refused: %j', (text) => {
    const { text: made, report } = convertEarlierRoutine(text);
    if (made === '') expect(report.length).toBeGreaterThan(0);
    else expect(errorsOf(made)).toEqual([]);
  });
});

describe('a pipeline', () => {
  const own = (text: string): Routine => {
    const converted = convertMaaPipeline(text);
    expect(errorsOf(converted.text)).toEqual([]);
    expect(formatRoutine(converted.text)).toBe(converted.text);
    return parse(converted.text) as Routine;
  };

  it.each(readdirSync(join(FIXTURES, 'maa')))('%s compiles', (name) => {
    const text = readFileSync(join(FIXTURES, 'maa', name), 'utf8');
    expect(own(text).steps).toHaveLength(2);
    expect(convertMaaPipeline(text).report.filter(({ level }) => level === 'notConverted')).toEqual([]);
  });

  it.each(['', '{', '[]', '{"A": 1}', '{"A": {"next": 5, "recognition": {"type": "And"}}}', '"'])(
    'is never more than refused: %j',
    (text) => {
      const { text: made, report } = convertMaaPipeline(text);
      if (made === '') expect(report.length).toBeGreaterThan(0);
      else expect(errorsOf(made)).toEqual([]);
    },
  );
});
