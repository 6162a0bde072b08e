import { describe, expect, it } from 'vitest';
import { problemsOf, stepsText } from '../../../../testing/routine-world';

const warnings = (...lines: string[]): string[] =>
  problemsOf(stepsText(...lines)).map(({ line, step, level, code }) => {
    expect(level).toBe('warning');
    return `${String(line)} ${step} ${code}`;
  });
const LOOK = 'pixel: { x: 1, y: 2, color: "#ffffff" }';

describe('a step that is never reached', () => {
  it.each([
    ['return', ['- return: done', '- wait: 1s', '- wait: 2s']],
    ['fail', ['- fail: no', '- wait: 1s']],
    [
      'an if whose branches all end',
      [`- { if: { ${LOOK} }, then: [{ return: a }], else: [{ fail: b }] }`, '- wait: 1s'],
    ],
    [
      'an endless loop',
      ['- { while: { is: true }, steps: [{ wait: 1s }, { return: a, when: { time: {} } }] }', '- wait: 1s'],
    ],
  ])('after %s is told of, once', (_what, lines) => {
    expect(warnings(...lines)).toEqual(['3 2 step_unreachable']);
  });

  it('after break and continue, in their list alone', () => {
    expect(
      warnings(
        '- repeat:',
        '    times: 2',
        '    steps:',
        `      - { if: { ${LOOK} }, then: [{ break: }, { wait: 1s }] }`,
        '      - wait: 1s',
        '      - continue:',
        '      - wait: 2s',
        '- wait: 3s',
      ),
    ).toEqual(['5 1.steps.1.then.2 step_unreachable', '8 1.steps.4 step_unreachable']);
  });

  it.each([
    ['when', ['- { return: done, when: { time: {} } }', '- wait: 1s']],
    ['onError', ['- { fail: no, onError: continue }', '- wait: 1s']],
    ['if without else', [`- { if: { ${LOOK} }, then: [{ return: a }] }`, '- wait: 1s']],
    [
      'a loop that is left',
      ['- { while: { is: true }, steps: [{ wait: 1s }, { break: , when: { time: {} } }] }', '- wait: 1s'],
    ],
  ])('is none after %s', (_what, lines) => {
    expect(warnings(...lines)).toEqual([]);
  });
});

describe('a condition that is always the same', () => {
  it.each([
    ['if', '- { if: { is: true }, then: [{ wait: 1s }] }'],
    ['when', '- { wait: 1s, when: { equals: { value: 3, to: "3" } } }'],
    ['an expression without names', '- { wait: 1s, when: { is: "${1 + 1 == 2}" } }'],
    ['any of several', `- { waitFor: { any: [{ ${LOOK} }, { is: true }] } }`],
    ['while', '- { while: { is: false }, steps: [{ wait: 1s }] }'],
  ])('is told of: %s', (_what, line) => {
    expect(warnings(line)).toEqual(['2 1 condition_constant']);
  });

  it('is told of as something missing where an importer left its place open', () => {
    const [problem] = problemsOf(stepsText(`- { wait: 1s, when: { any: [{ ${LOOK} }, { is: false }] } }`));
    expect(problem).toBeUndefined();
    const [left] = problemsOf(stepsText('- { wait: 1s, when: { not: { is: false } } }'));
    expect(left?.message).toMatch(/^Something is still missing here/);
  });

  it('is not one that names something', () => {
    expect(warnings('- set: { a: 1 }', '- { wait: 1s, when: { is: "${a == 1}" } }')).toEqual([]);
  });
});

describe('a loop', () => {
  it.each([
    [
      'nothing that takes time',
      '- { while: { is: "${shared.a < 3}" }, steps: [{ count: a }] }',
      'loop_without_wait',
    ],
    ['many passes without a wait', '- repeat: { times: 5000, steps: [{ log: hello }] }', 'loop_without_wait'],
    ['no way out', '- { while: { is: true }, steps: [{ wait: 1s }] }', 'loop_endless'],
  ])('with %s is told of', (_what, line, code) => {
    expect(warnings(line)).toEqual([`2 1 ${code}`]);
  });

  it.each([
    ['a pause', '- { while: { is: "${shared.a < 3}" }, steps: [{ count: a }], every: 1s }'],
    ['a look', `- { while: { ${LOOK} }, steps: [{ log: hello }] }`],
    ['few passes', '- repeat: { times: 5, steps: [{ log: hello }] }'],
    [
      'a touch in a branch',
      `- repeat: { times: 5000, steps: [{ if: { time: {} }, then: [{ tap: { x: 1, y: 1 } }] }] }`,
    ],
  ])('with %s is fine', (_what, line) => {
    expect(warnings(line)).toEqual([]);
  });
});

describe('a name', () => {
  it('that nothing reads is a warning where it is declared, and never beside errors', () => {
    const text = `inputs:\n  a: { type: text, default: "" }\n${stepsText('- set: { b: 1 }', '- log: hello')}`;
    expect(problemsOf(text).map(({ line, column, code }) => [line, column, code])).toEqual([
      [2, 3, 'input_unused'],
      [4, 5, 'variable_unused'],
    ]);
    expect(problemsOf(`${text}\n  - log: \${c}`).map(({ code }) => code)).toEqual(['name_unknown']);
  });

  it('that is nearly right comes with what was meant', () => {
    const text = `inputs:\n  rounds: { type: integer }\n${stepsText('- log: ${rouns}', '- tapp: { x: 1, y: 1 }')}`;
    expect(problemsOf(text).map(({ suggestion }) => suggestion)).toEqual(['rounds', 'tap']);
  });
});

it.each([
  ['image: demo/claim', 'Write image: { template: "demo/claim" }.'],
  ['text: Claim', 'Write text: { contains: "Claim" }.'],
  ['node: claim', 'Write node: { text: "claim" }.'],
  ['color: "#ffffff"', 'Write color: { color: "#ffffff" }.'],
])('a condition that is written too short says how it is meant: %s', (condition, hint) => {
  const [problem] = problemsOf(stepsText(`- waitFor: { ${condition} }`));
  expect(problem?.message).toMatch(/Expected a mapping \(key: value\)\. Write /);
  expect(problem?.message).toContain(hint);
});
