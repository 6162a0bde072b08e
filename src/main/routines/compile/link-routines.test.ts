import { describe, expect, it } from 'vitest';
import { linkTexts, stepsText } from '../../../../testing/routine-world';

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
