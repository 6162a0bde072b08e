import { describe, expect, it } from 'vitest';
import { linkTexts, stepsText } from '../../../../testing/routine-world';
import { neededConsents } from '../consent/needed-consents';

const call = (name: string): string => stepsText(`- runRoutine: ${name}`);
const problems = (texts: Record<string, string>): Record<string, string[]> => {
  const found = [...linkTexts(texts)].map(([name, { summary }]): [string, string[]] => [
    name,
    summary.problems.map(({ line, column, code }) => `${String(line)}:${String(column)} ${code}`),
  ]);
  return Object.fromEntries(found.filter(([, list]) => list.length > 0));
};

describe('calls between routines', () => {
  it('that fit have no problems', () => {
    const inner =
      'inputs: { n: { type: integer }, d: { type: duration, default: 1s } }\nsteps: [{ wait: 1s }]';
    const linked = linkTexts({
      a: stepsText(
        '- runRoutine: demo/b',
        '  inputs: { n: 3 }',
        '- runRoutine: demo/b',
        '  inputs: { n: "4", d: 2s }',
      ),
      'demo/b': inner,
    });
    expect(linked.get('a')?.summary.problems).toEqual([]);
    expect(linked.get('a')?.routine?.library.get('demo/b')?.name).toBe('demo/b');
  });

  it('of a routine that is not there', () => {
    const linked = linkTexts({ a: call('demo/opn-app'), 'demo/open-app': 'steps: []' });
    expect(linked.get('a')?.summary.problems[0]).toMatchObject({
      file: 'a.yaml',
      line: 2,
      column: 17,
      step: '1',
      code: 'routine_missing',
      message: expect.stringContaining('Did you mean "demo/open-app"?') as string,
    });
    expect(linked.get('a')?.routine).toBeUndefined();
  });

  it('in a circle, also through others; what merely leads there is not at fault but cannot run', () => {
    expect(problems({ a: call('b'), b: call('c'), c: call('b'), d: stepsText('- wait: 1s') })).toEqual({
      a: ['2:17 routine_invalid'],
      b: ['2:17 routine_recursion'],
      c: ['2:17 routine_recursion'],
    });
    expect(problems({ me: call('me') })).toEqual({ me: ['2:17 routine_recursion'] });
  });

  it('of a routine with errors, through any number of calls', () => {
    const linked = linkTexts({ a: call('b'), b: call('c'), c: stepsText('- tapp: 1') });
    expect([...linked].map(([name, { routine }]) => [name, routine !== undefined])).toEqual([
      ['a', false],
      ['b', false],
      ['c', false],
    ]);
  });

  it('with inputs that do not fit, each at its place', () => {
    expect(
      problems({
        a: stepsText(
          '- runRoutine: b',
          '  inputs:',
          '    rouns: 3',
          '    pause: 5',
          '    mode: "${x}"',
          '- set: { x: 1 }',
        ),
        b: [
          'inputs:',
          '  rounds: { type: integer }',
          '  pause: { type: duration, default: 1s }',
          '  mode: { type: choice, options: [a], default: a }',
          'steps: []',
        ].join('\n'),
      })['a'],
    ).toEqual(['2:17 input_required', '4:14 input_unknown', '5:14 input_invalid']);
  });
});

describe('what a routine may do', () => {
  const linked = linkTexts({
    a: stepsText('- runRoutine: b'),
    b: stepsText('- runRoutine: c', '- launchApp: com.example'),
    c: stepsText('- tap: { x: 1, y: 2 }'),
  });

  it('is what its own steps and those of all it calls may do', () => {
    expect(linked.get('a')?.summary).toMatchObject({
      ownCapabilities: [],
      capabilities: ['input', 'apps'],
      calls: ['b'],
    });
    expect(linked.get('b')?.summary).toMatchObject({
      ownCapabilities: ['apps'],
      capabilities: ['input', 'apps'],
    });
  });

  it('is asked for one by one, for exactly these bytes', () => {
    const hidden = linkTexts({
      a: stepsText('- runRoutine: b'),
      b: stepsText('- { shell: [id], into: who }', '- log: ${who}'),
    });
    const find = (name: string) => hidden.get(name)?.summary;
    const [hash, calling] = [find('b')?.hash ?? '', find('a')?.hash ?? ''];
    const both = [
      { routineName: 'a', hash: calling, capability: 'shell' },
      { routineName: 'b', hash, capability: 'shell' },
    ];
    expect(neededConsents('a', find, { allows: () => false })).toEqual(both);
    expect(neededConsents('b', find, { allows: () => false })).toEqual(both.slice(1));
    expect(neededConsents('a', find, { allows: (given) => given === hash })).toEqual(both.slice(0, 1));
    expect(neededConsents('a', find, { allows: (given) => given === calling })).toEqual(both.slice(1));
    expect(neededConsents('a', find, { allows: () => true })).toEqual([]);
  });
});

describe('an input that is given by an expression', () => {
  const given = (type: string, expression: string): readonly string[] =>
    (
      linkTexts({
        a: `inputs:\n  yes: { type: boolean }\n  n: { type: integer }\n  pause: { type: duration }\n  word: { type: text }\n  way: { type: choice, options: [up, down] }\n${stepsText(
          '- runRoutine: b',
          `  inputs: { x: "\${${expression}}" }`,
        )}`,
        b: `inputs:\n  x: { type: ${type} }\n${stepsText('- log: ${x}')}`,
      }).get('a')?.summary.problems ?? []
    )
      .filter(({ level }) => level === 'error')
      .map(({ line, column, code }) => `${String(line)}:${String(column)} ${code}`);

  it.each([
    ['integer', 'yes'],
    ['integer', 'n > 3'],
    ['duration', 'n'],
    ['boolean', 'n + 0 - 1'],
    ['number', 'pause'],
    ['choice, options: [left, right]', 'way'],
  ])('of type %s is refused for ${%s}', (type, expression) => {
    expect(given(type, expression)).toEqual(['9:18 input_invalid']);
  });

  it.each([
    ['integer', 'n'],
    ['integer', 'word'],
    ['text', 'yes'],
    ['boolean', 'n == 1'],
    ['duration', 'pause'],
    ['choice, options: [up, left]', 'way'],
  ])('of type %s is taken for ${%s}', (type, expression) => {
    expect(given(type, expression)).toEqual([]);
  });
});
