import { describe, expect, it } from 'vitest';
import { compileRoutine } from '../compile/compile-routine';
import { EARLIER_CONDITIONS } from './predecessor/conditions';
import { convertEarlierRoutine } from './predecessor/convert-earlier-routine';
import { EARLIER_ACTIONS } from './predecessor/steps';
import { convertMaaPipeline } from './maa/convert-maa-pipeline';
import { MAA_ACTIONS } from './maa/maa-action';
import { MAA_RECOGNITIONS } from './maa/maa-recognition';

/* What the formats are described to hold, against what the importers have a row for. */

const IMAGE = 'template: T';
/** All 41 actions, each with the least it needed. */
const ACTIONS: Readonly<Record<string, string>> = {
  Click: 'x: 1, y: 50',
  Swipe: 'x1: 1, y1: 50, x2: 9, y2: 90, duration: 300',
  Input: 'text: a',
  send_key: 'key: KEYCODE_HOME',
  Sleep: 'duration: 1',
  Delay: 'count: 1',
  FindImage: IMAGE,
  ClickIfImageFound: IMAGE,
  ClickIfImageNotFound: `${IMAGE}, x: 1, y: 50`,
  WaitForImage: `${IMAGE}, timeout: 3`,
  IfImageFound: `${IMAGE}, actions: []`,
  IfImageNotFound: `${IMAGE}, actions: []`,
  IfAnyImagesFound: 'templates: [T], actions: []',
  IfAllImagesFound: 'templates: [T], actions: []',
  IfNoImagesFound: 'templates: [T], actions: []',
  WhileImageFound: `${IMAGE}, max_attempts: 1, actions: []`,
  UntilImageFound: `${IMAGE}, max_attempts: 1, actions: []`,
  WhileAnyImagesFound: 'templates: [T], max_attempts: 1, actions: []',
  UntilAnyImagesFound: 'templates: [T], max_attempts: 1, actions: []',
  Repeat: 'iterations: 1, actions: []',
  If: 'condition: { type: ImageExists, template: T }, then: []',
  While: 'condition: { type: ImageExists, template: T }, max_attempts: 1, actions: []',
  Until: 'condition: { type: ImageExists, template: T }, max_attempts: 1, actions: []',
  Break: '',
  RunRoutine: 'routine: other',
  SetVariable: 'name: a, value: b',
  GetVariable: 'name: n',
  Increment: 'name: n',
  Decrement: 'name: n',
  InjectNextAccount: '',
  CompleteAccount: 'success: true',
  ReturnAccount: '',
  MarkAccountFailed: 'reason: r',
  UpdateAccountField: 'field: shinedust, value: 1',
  IncrementAccountField: 'field: shinedust',
  GetAccountField: 'field: shinedust, save_to: a',
  UpdateRoutineMetrics: 'packs_opened: 1',
  SentryHalt: '',
  SentryResume: '',
  LaunchApp: 'package: com.example.a',
  KillApp: 'package: com.example.a',
};

const LIST = 'conditions: [{ type: ImageExists, template: T }]';
/** All 15 conditions; those of variables were written with that word in front. */
const CONDITIONS: Readonly<Record<string, string>> = {
  ImageExists: IMAGE,
  ImageNotExists: IMAGE,
  Not: 'condition: { type: ImageExists, template: T }',
  All: LIST,
  Any: LIST,
  None: LIST,
  VariableEquals: 'variable: n, value: 1',
  VariableNotEquals: 'variable: n, value: 1',
  VariableGreaterThan: 'variable: n, value: 1',
  VariableLessThan: 'variable: n, value: 1',
  VariableGreaterThanOrEqual: 'variable: n, value: 1',
  VariableLessThanOrEqual: 'variable: n, value: 1',
  VariableContains: 'variable: n, substring: a',
  VariableStartsWith: 'variable: n, prefix: a',
  VariableEndsWith: 'variable: n, suffix: a',
};

const inRoutine = (step: string): string =>
  `config: [{ name: n, type: number, default: "1" }]\nsteps:\n  - ${step}\n`;

function expectWhole(source: string): void {
  const { text, report } = convertEarlierRoutine(source);
  const { problems } = compileRoutine({ name: 'r', file: 'r.yaml', text }).summary;
  expect(problems.filter(({ level }) => level === 'error')).toEqual([]);
  expect(report.filter(({ level }) => level === 'notConverted')).toEqual([]);
}

describe('the table of the earlier program', () => {
  it('has a row for each of its 41 actions, and no other', () => {
    expect(Object.keys(ACTIONS)).toHaveLength(41);
    expect([...EARLIER_ACTIONS].sort()).toEqual(
      Object.keys(ACTIONS)
        .map((name) => name.toLowerCase())
        .sort(),
    );
  });

  it('has a row for each of its 15 conditions, and no other', () => {
    expect(Object.keys(CONDITIONS)).toHaveLength(15);
    expect([...EARLIER_CONDITIONS].sort()).toEqual(
      Object.keys(CONDITIONS)
        .map((name) => name.toLowerCase().replace(/^variable/, ''))
        .sort(),
    );
  });

  it.each(Object.entries(ACTIONS))('%s becomes a routine without errors', (name, params) => {
    expectWhole(inRoutine(`{ action: ${[name, params].filter((part) => part !== '').join(', ')} }`));
    expectWhole(inRoutine(`{ action: ${[name.toUpperCase(), params].filter(Boolean).join(', ')} }`));
  });

  it.each(Object.entries(CONDITIONS))('%s becomes a condition without errors', (name, params) => {
    expectWhole(
      inRoutine(`{ action: While, max_attempts: 1, condition: { type: ${name}, ${params} }, actions: [] }`),
    );
  });
});

describe('the tables of MaaFramework', () => {
  it('know each action of its versions 1 to 5', () => {
    const described = [
      ...['DoNothing', 'Click', 'LongPress', 'Swipe', 'MultiSwipe', 'TouchDown', 'TouchMove', 'TouchUp'],
      ...['Scroll', 'ClickKey', 'LongPressKey', 'KeyDown', 'KeyUp', 'InputText', 'StartApp', 'StopApp'],
      ...['StopTask', 'Command', 'Shell', 'Custom', 'Key', 'PressKey'],
    ];
    expect([...MAA_ACTIONS].sort()).toEqual(described.sort());
  });

  it('know each recognition but those that need a model or code of others', () => {
    const described = ['DirectHit', 'TemplateMatch', 'FeatureMatch', 'ColorMatch', 'OCR', 'And', 'Or'];
    expect([...MAA_RECOGNITIONS].sort()).toEqual(described.sort());
    for (const recognition of ['NeuralNetworkClassify', 'NeuralNetworkDetect', 'Custom']) {
      const { text, report } = convertMaaPipeline(JSON.stringify({ A: { next: 'B' }, B: { recognition } }));
      const { problems } = compileRoutine({ name: 'r', file: 'r.yaml', text }).summary;
      expect(problems.filter(({ level }) => level === 'error')).toEqual([]);
      expect(report).toContainEqual({
        ...{ level: 'notConverted', line: 1, column: expect.any(Number) as number, what: recognition },
        why: `There is nothing like ${recognition} here; it is never found.`,
      });
    }
  });

  it.each(MAA_ACTIONS)('%s becomes a routine without errors, whatever it lacks', (action) => {
    const { text } = convertMaaPipeline(JSON.stringify({ A: { action, next: 'B' }, B: { action, key: 4 } }));
    const { problems } = compileRoutine({ name: 'r', file: 'r.yaml', text }).summary;
    expect(problems.filter(({ level }) => level === 'error')).toEqual([]);
  });
});

describe('a report', () => {
  const told = (source: string): readonly string[] =>
    convertEarlierRoutine(source).report.map(({ level, line, what }) => `${level} ${String(line)} ${what}`);

  it('tells what is left out, wherever it stands', () => {
    const lines = [
      'config:',
      '  - { name: n, colour: red }',
      'steps:',
      '  - { action: IfImageFound, template: T, actions: { action: Sleep, duration: 1 } }',
      '  - { action: If, condition: { type: ImageExists, template: T, certain: yes }, then: [] }',
      'sentries:',
      '  - { routine: s, severity: dreadful, on_failure: force_stop, quick: true }',
    ];
    expect(told(lines.join('\n'))).toEqual([
      'converted 2 n',
      'notConverted 2 colour',
      'notConverted 4 actions',
      'converted 5 ImageExists',
      'notConverted 5 certain',
      'converted 7 sentry s',
      'approximated 7 severity',
      'approximated 7 on_failure',
      'notConverted 7 quick',
    ]);
    expect(told('steps: { action: Sleep }')).toEqual(['notConverted 1 steps']);
  });

  it('says once that places were counted in another way, and that inner steps keep to their limits now', () => {
    const inner = '{ action: Click, x: 1, y: 50, timeout: 5 }';
    const source = `steps:\n  - ${inner}\n  - { action: Repeat, iterations: 1, actions: [${inner}, ${inner}] }`;
    expect(told(source).filter((line) => line.startsWith('approximated'))).toEqual([
      'approximated 2 places',
      'approximated 3 timeout',
    ]);
  });

  it('of a file that is too long says how much it does not say', () => {
    const steps = Array.from({ length: 6_000 }, () => '- { action: Sleep, duration: 1 }').join('\n');
    const { report } = convertEarlierRoutine(`steps:\n${steps}`);
    expect(report).toHaveLength(5_001);
    expect(report.at(-1)?.why).toMatch(/^1000 more remarks/);
  });
});
