import { describe, expect, it } from 'vitest';
import { linkText, problemsOf, stepsText } from '../../../../testing/routine-world';
import { outlineOf } from './outline';
import { compileRoutine } from './compile-routine';

const head = (text: string): string[] =>
  problemsOf(text).map(({ line, column, step, code }) =>
    [`${String(line)}:${String(column)}`, step, code].filter((part) => part !== '').join(' '),
  );

describe('a routine file', () => {
  it('tells what people see: title, description, tags, inputs, number of steps', () => {
    const { summary } = compileRoutine({
      name: 'demo/daily',
      file: 'demo/daily.yaml',
      text: [
        'schemaVersion: 1',
        'title: Daily rewards',
        'description: Claims them',
        'tags: [daily, demo]',
        'inputs:',
        '  rounds: { type: integer, default: 3, min: 1, max: 100, label: Rounds, help: How often }',
        '  pause: { type: duration, default: 2s, min: 500ms }',
        '  mode: { type: choice, options: [slow, fast] }',
        'steps:',
        '  - wait: ${pause}',
        '  - log: ${mode} ${rounds}',
      ].join('\n'),
    });
    expect(summary).toEqual({
      name: 'demo/daily',
      title: 'Daily rewards',
      description: 'Claims them',
      tags: ['daily', 'demo'],
      stepCount: 2,
      ...{ needsAccount: false, usesAccounts: false, accountFields: [], accountSecrets: [] },
      ...{ ownCapabilities: [], capabilities: [], calls: [], templates: [] },
      hash: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
      problems: [],
      inputs: [
        {
          name: 'rounds',
          type: 'integer',
          label: 'Rounds',
          help: 'How often',
          default: 3,
          required: false,
          min: 1,
          max: 100,
          options: [],
        },
        expect.objectContaining({ name: 'pause', type: 'duration', default: '2s', min: 500, label: 'pause' }),
        expect.objectContaining({ name: 'mode', options: ['slow', 'fast'], required: true, default: null }),
      ],
    });
  });

  it('counts its steps as the tree of steps shows them', () => {
    const text = stepsText(
      '- repeat: { times: 2, steps: [{ log: hello }, { if: { time: {} }, then: [{ wait: 1s }] }] }',
      '- { fail: no, onError: [{ log: so be it }] }',
    );
    const { summary, steps } = compileRoutine({ name: 'a', file: 'a.yaml', text });
    expect(summary.stepCount).toBe(6);
    expect(outlineOf(steps)[0]?.children[0]?.label).toBe('log hello');
  });

  it('is called like its file when it has no title', () => {
    const { summary } = compileRoutine({ name: 'a/b', file: 'a/b.yaml', text: stepsText('- wait: 1s') });
    expect(summary.title).toBe('b');
  });

  it('is compiled into something nobody can change, so that bots can share it', () => {
    const { program } = linkText(
      stepsText('- repeat:', '    times: 2', '    steps:', '      - tap: { x: 1, y: 2 }'),
    );
    const seen: unknown[] = [];
    const visit = (value: unknown): void => {
      if (typeof value !== 'object' || value === null || seen.includes(value)) return;
      seen.push(value);
      expect(Object.isFrozen(value)).toBe(true);
      if (!('run' in value || 'ask' in value)) Object.values(value).forEach(visit);
    };
    visit(program.steps);
    expect(seen.length).toBeGreaterThan(6);
  });
});

describe('problems', () => {
  it('are all found at once, each at its place, with the step it is in', () => {
    const text = [
      'title: ""', // 1
      'colour: red', // 2
      'inputs:', // 3
      '  rounds: { type: integer, default: many }', // 4
      '  2nd: { type: text }', // 5
      'steps:', // 6
      '  - tap: { x: 270 }', // 7
      '  - tapp: { x: 1, y: 2 }', // 8
      '  - repeat:', // 9
      '      times: ${rouns}', // 10
      '      steps:', // 11
      '        - wait: 5', // 12
      '        - if: { pixle: { x: 1, y: 2 } }', // 13
      '          then:', // 14
      '            - key: ""', // 15
      '            - wait: 1s', // 16
      '              timeout: soon', // 17
      '  - just words', // 18
    ].join('\n');
    expect(head(text)).toEqual([
      '1:8 value_invalid',
      '2:1 key_unknown',
      '4:37 input_invalid',
      '5:3 input_name_invalid',
      '7:10 1 key_missing',
      '8:5 2 action_unknown',
      '10:14 3 name_unknown',
      '12:17 3.steps.1 value_invalid',
      '13:17 3.steps.2 condition_unknown',
      '15:20 3.steps.2.then.1 value_invalid',
      '17:24 3.steps.2.then.2 value_invalid',
      '18:5 4 step_invalid',
    ]);
  });

  const mistakes: readonly [what: string, text: string, code: string, words: RegExp][] = [
    ['a misspelt action', stepsText('- lounchApp: a.b'), 'action_unknown', /Did you mean "launchApp"\?/],
    [
      'a misspelt action, and no list of all beside its name',
      stepsText('- tapp: { x: 1, y: 1 }'),
      'action_unknown',
      /^There is no action "tapp"\. Did you mean "tap"\?$/,
    ],
    ['an action like no other', stepsText('- zzzzqqqq: 1'), 'action_unknown', /Known: tap, longPress/],
    ['no action', stepsText('- name: hello'), 'action_missing', /no action/],
    ['two actions', stepsText('- tap: { x: 1, y: 1 }', '  key: BACK'), 'action_ambiguous', /its own "-"/],
    ['an action without its mapping', stepsText('- tap'), 'step_invalid', /for example tap: \{ x: 270/],
    [
      'a misspelt key',
      stepsText('- tap: { x: 1, y: 1 }', '  timout: 2s'),
      'key_unknown',
      /Did you mean "timeout"/,
    ],
    [
      'a misspelt inner key',
      stepsText('- swipe: { form: { x: 1, y: 1 }, to: { x: 1, y: 1 } }'),
      'key_missing',
      /from/,
    ],
    ['a number as duration', stepsText('- wait: 5'), 'value_invalid', /Write the unit: 5ms, 5s or 5m/],
    ['a number as text', stepsText('- type: 0042'), 'value_invalid', /Put it in quotes/],
    [
      'an unquoted colour',
      stepsText('- waitFor:', '    pixel:', '      color: #2b8a3e', '      x: 1', '      y: 1'),
      'value_invalid',
      /quotes/,
    ],
    [
      'a bad colour',
      stepsText('- waitFor: { pixel: { x: 1, y: 1, color: green } }'),
      'value_invalid',
      /colour such as/,
    ],
    ['a coordinate below zero', stepsText('- tap: { x: -1, y: 1 }'), 'value_invalid', /from 0 to/],
    ['half a pixel', stepsText('- tap: { x: 1.5, y: 1 }'), 'value_invalid', /whole number/],
    ['a wrong level', stepsText('- log: hi', '  level: wran'), 'value_invalid', /Did you mean "warn"/],
    [
      'two conditions',
      stepsText('- waitFor: { pixel: { x: 1, y: 1, color: "#000000" }, not: {} }'),
      'condition_ambiguous',
      /all/,
    ],
    ['a condition that is a word', stepsText('- waitFor: ready'), 'condition_invalid', /mapping/],
    ['an empty condition', stepsText('- waitFor: {}'), 'condition_unknown', /Known: pixel/],
    ['an empty list of conditions', stepsText('- waitFor: { all: [] }'), 'value_invalid', /empty/],
    [
      'then without a list',
      stepsText('- if: { equals: { value: 1, to: 1 } }', '  then: yes'),
      'value_invalid',
      /list of steps/,
    ],
    [
      'if without then',
      stepsText('- if: { equals: { value: 1, to: 1 } }'),
      'key_missing',
      /"then" is missing/,
    ],
    [
      'a misspelt name',
      'inputs: { rounds: { type: integer } }\nsteps:\n  - log: ${ronds}',
      'name_unknown',
      /Did you mean "rounds"/,
    ],
    ['an open brace', stepsText('- log: "${rounds"'), 'expression_invalid', /no closing/],
    ['an expression that is none', stepsText('- log: ${1 +}'), 'expression_invalid', /can't be read/],
    ['an empty file', '', 'value_invalid', /empty/],
    ['a list as file', '- tap: { x: 1, y: 1 }', 'value_invalid', /a list/],
    ['no steps', 'title: A', 'key_missing', /"steps" is missing/],
    ['steps that are no list', 'steps: { tap: { x: 1, y: 2 } }', 'value_invalid', /starts with "- "/],
    ['a newer version', 'schemaVersion: 2\nsteps: []', 'version_newer', /Update Muster/],
    ['a key twice', stepsText('- wait: 1s', '  wait: 2s'), 'key_duplicate', /twice/],
    ['a key that is no name', stepsText('- set: { 1st: 2 }'), 'value_invalid', /letters, digits/],
    ['a name that begins as a value', stepsText('- set: { trueCount: 2 }'), 'value_invalid', /true or false/],
    ['an anchor', 'steps:\n  - &a { wait: 1s }\n  - *a', 'alias_refused', /runRoutine/],
    ['a tab', 'steps:\n\t- wait: 1s', 'yaml_syntax', /tab/i],
    [
      'an unquoted expression in braces',
      stepsText('- repeat: { times: ${n}, steps: [] }'),
      'yaml_syntax',
      /needs quotes/,
    ],
    ['a second document', 'steps: []\n---\nsteps: []', 'several_documents', /second document/],
    ['a forbidden key', 'steps: []\n__proto__: { a: 1 }', 'key_refused', /cannot be used/],
    ['an unknown tag', stepsText('- type: !secret x'), 'yaml_syntax', /quotes/],
    [
      'retry without times',
      stepsText('- wait: 1s', '  retry: { delay: 1s }'),
      'key_missing',
      /"times" is missing/,
    ],
    ['an endless retry', stepsText('- wait: 1s', '  retry: { times: -1 }'), 'value_invalid', /from 0/],
  ];
  it.each(mistakes)('%s', (_what, text, code, words) => {
    const problems = problemsOf(text);
    const problem = problems.find((found) => found.code === code);
    expect(problems.map((found) => found.code)).toContain(code);
    expect(problem?.message).toMatch(words);
    expect(problem?.line).toBeGreaterThan(0);
    expect(problem?.column).toBeGreaterThan(0);
  });

  const inputs: readonly [what: string, declaration: string, key: string][] = [
    ['a choice without options', '{ type: choice }', 'options'],
    ['options of something else', '{ type: text, options: [a] }', 'options'],
    ['bounds of a text', '{ type: text, min: 1 }', 'min'],
    ['bounds the wrong way round', '{ type: integer, min: 5, max: 1 }', 'larger'],
    ['a plain number as bound of a duration', '{ type: duration, min: 5 }', 'duration'],
    ['a default outside the bounds', '{ type: integer, default: 7, max: 5 }', 'at most 5'],
    ['a default that is no option', '{ type: choice, options: [a, b], default: c }', 'one of a, b'],
    ['an optional number without default', '{ type: number, required: false }', 'default'],
    ['an unknown type', '{ type: date }', 'one of'],
    ['an unknown key', '{ type: text, lable: x }', 'label'],
    ['no mapping', 'text', 'mapping'],
  ];
  it.each(inputs)('of an input: %s', (_what, declaration, words) => {
    const [problem, ...others] = problemsOf(`inputs:\n  it: ${declaration}\nsteps:\n  - log: "\${it}"`);
    expect(problem?.message).toContain(words);
    expect(problem?.line).toBe(2);
    expect(others).toEqual([]);
  });

  it('19: inputs are read, and a misspelt "config" is not passed over in silence', () => {
    const text = 'config: [{ name: rounds, type: number }]\nsteps:\n  - log: ${rounds}';
    expect(head(text)).toEqual(['1:1 key_unknown', '3:10 1 name_unknown']);
  });

  it('warn of a routine that does nothing, which can run all the same', () => {
    expect(problemsOf('steps: []')).toMatchObject([{ level: 'warning', code: 'steps_empty' }]);
    expect(linkText('steps: []').program.steps.steps).toEqual([]);
  });
});
