import { describe, expect, it } from 'vitest';
import { compileExpression } from './expression';
import { fillTemplate } from './template';

const values: Record<string, string | number | boolean | readonly number[]> = {
  coins: 12,
  name: 'Ada',
  on: true,
  list: [3, 0, 5],
  i: 2,
};
const scope = (name: string) => values[name];

describe('expressions', () => {
  it.each([
    ['1 + 2 * 3', 7],
    ['(1 + 2) * 3', 9],
    ['10 - 2 - 3', 5],
    ['-coins + 2', -10],
    ['coins >= 12 && !false', true],
    ["name == 'Ada' || boom", true],
    ["on ? 'yes' : 'no'", 'yes'],
    ["'a' + 1 + 2", 'a12'],
    ['list[i]', 5],
    ['list[9]', 0],
    ['count(list)', 2],
    ['sum(list)', 8],
    ['len(list) + len(name)', 6],
    ["pad(7, 2) + ':' + fixed(1.005 * 100, 1)", '07:100.5'],
    ["matches(name, '^[A-Z]')", true],
    ['unknown', 0],
    ['7 % 4', 3],
  ])('%s', (source, value) => {
    expect(compileExpression(source)(scope)).toBe(value);
  });

  it.each(['', '1 +', '(1', 'nope(1)', '1 2', 'a ? b', "'open", '#', 'constructor(1)'])(
    'refuses "%s"',
    (source) => {
      expect(() => compileExpression(source)).toThrow(/^Expression/);
    },
  );

  it('fills templates', () => {
    expect(fillTemplate('{name} has {coins + 1} coins', scope)).toBe('Ada has 13 coins');
  });
});
