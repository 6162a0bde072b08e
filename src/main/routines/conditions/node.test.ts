import { describe, expect, it } from 'vitest';
import { problemsOf, stepsText } from '../../../../testing/routine-world';

const errorsOf = (condition: string) =>
  problemsOf(stepsText(`- if: ${condition}`, '  then: [{ key: Y }]')).filter(
    ({ level }) => level === 'error',
  );

describe('node, as it is written', () => {
  it.each([
    `{ node: { path: '//Button[@text="OK"][2]/..//TextView[contains(@text,"a")]' } }`,
    '{ node: { text: "^a+$", how: matches } }',
    '{ node: { path: "${place}" } }',
    '{ node: { text: "[a" } }',
  ])('%s is right', (condition) => {
    expect(errorsOf(condition).filter(({ message }) => !message.includes('called "place"'))).toEqual([]);
  });

  it('tells the place in a path that is wrong', () => {
    const [error] = errorsOf(`{ node: { path: '//Button[@txt="OK"]' } }`);
    expect(error?.message).toContain('Character 11: there is no @txt; there are text, ');
  });

  it('tells what is wrong with a pattern', () => {
    const errors = errorsOf('{ node: { description: "[a", how: matches } }');
    expect(errors.map(({ message }) => message).join()).toMatch(/pattern can't be read: missing closing/);
  });
});
