import { describe, expect, it } from 'vitest';
import { linkTexts, problemsOf, stepsText } from '../../../../testing/routine-world';

/** Alone each takes a fraction of a second; without the limits minutes. */
const SOON_MS = 12_000;

function within<T>(ms: number, work: () => T): T {
  const began = performance.now();
  const result = work();
  expect(performance.now() - began).toBeLessThan(ms);
  return result;
}

const nested = (depth: number): string =>
  depth === 0 ? '{ wait: 1s }' : `{ while: { is: true }, steps: [${nested(depth - 1)}] }`;

describe('a file made to eat time', () => {
  it('has loops in loops as deep as they may be', () => {
    const problems = within(SOON_MS, () => problemsOf(stepsText(`- ${nested(29)}`)));
    expect(problems).toHaveLength(29);
  });

  it('has conditions that are always the same, each a long regular expression', () => {
    const condition = `- if: { is: "\${'${'a'.repeat(500)}'.matches('${'a?'.repeat(500)}$')}" }`;
    const lines = Array<string[]>(100).fill([condition, '  then: [{ wait: 1s }]']).flat();
    within(SOON_MS, () => problemsOf(stepsText(...lines)));
  });

  it.each([
    ['names', (index: number) => `- log: \${somevariablenama${String(index)}x}`],
    ['actions', (index: number) => `- tapp${String(index)}: 1`],
    ['keys', (index: number) => `- { log: a, levl${String(index)}: b }`],
    ['routines', (index: number) => `- runRoutine: folder/routinee${String(index)}`],
  ])('has thousands of unknown %s', (_what, line) => {
    const set = Array.from({ length: 3_000 }, (_, index) => `- set: { somevariablename${String(index)}: 1 }`);
    const wrong = Array.from({ length: 3_000 }, (_, index) => line(index));
    const problems = within(SOON_MS, () => problemsOf(stepsText(...set, ...wrong)));
    const errors = problems.filter(({ level }) => level === 'error');
    expect(errors).toHaveLength(200);
  });

  it('calls one routine thousands of times', () => {
    const main = stepsText(...Array<string>(10_000).fill('- runRoutine: inner'));
    const linked = within(SOON_MS, () => linkTexts({ main, inner: stepsText('- wait: 1s') }));
    expect(linked).toBeInstanceOf(Map);
  });

  it('is one of many that all call each other', () => {
    const names = Array.from({ length: 60 }, (_, index) => `r${String(index)}`);
    const text = stepsText(...names.map((name) => `- runRoutine: ${name}`));
    const linked = within(SOON_MS, () => linkTexts(Object.fromEntries(names.map((name) => [name, text]))));
    expect(linked).toMatchObject({ size: 60 });
  });

  it('has a key or a text that is not quoted whole', () => {
    const [problem] = problemsOf(stepsText(`- wait: ${'x'.repeat(1_000_000)}`, `- ${'k'.repeat(1_000)}: 1`));
    expect(problem?.message.length).toBeLessThan(2_100);
  });

  it.each([
    ['.inf', 'found Infinity'],
    ['.nan', 'found NaN'],
    ['!!binary aGVsbG8=', 'found a mapping'],
    ['!!js/function "x"', 'can'],
  ])('has the value %s, and hears what is wrong', (value, words) => {
    expect(problemsOf(stepsText(`- log: ${value}`))[0]?.message).toContain(words);
  });
});
