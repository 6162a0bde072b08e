import { describe, expect, it } from 'vitest';
import { createTextTest, problemOfPattern } from './text-test';

describe('how texts are compared', () => {
  it.each([
    ['equals', 'Claim', 'CLAIM', true],
    ['equals', 'Claim now', ' claim \n now ', true],
    ['equals', 'Claim', 'Claim now', false],
    ['contains', 'laim', 'CLAIM now', true],
    ['contains', 'é', 'Cafe\u0301', true],
    ['contains', 'x', 'Claim', false],
    ['matches', '^\\d+ coins$', '12 coins', true],
    ['matches', 'COINS', '12 coins', false],
    ['matches', '(?i)COINS', '12 coins', true],
  ] as const)('%s "%s" on "%s" is %s', (how, text, seen, expected) => {
    expect(createTextTest({ how, text })(seen)).toBe(expected);
  });

  it('says why a pattern is none', () => {
    expect(problemOfPattern('[a')).toMatch(/missing closing/);
    expect(problemOfPattern('(?=a)')).toBeDefined();
    expect(problemOfPattern('a'.repeat(1_001))).toMatch(/longer/);
    for (const large of ['\\p{L}{1000}'.repeat(80), '(\\p{L}|\\p{N}){999}'.repeat(50), '.{1000}'.repeat(140)])
      expect(problemOfPattern(large)).toBe('The pattern repeats too much in all; make it simpler.');
    for (const usual of ['a+', '^.{0,200} of .{0,200}$', '^\\d{1,3}(?:[.,]\\d{3}){0,5}$'])
      expect(problemOfPattern(usual)).toBeUndefined();
    expect(() => createTextTest({ how: 'matches', text: '[a' })).toThrow(/missing closing/);
  });

  it('ends before one pattern holds up everybody', () => {
    const test = createTextTest({ how: 'matches', text: '(a|aa)+$' });
    const began = performance.now();
    expect(() => {
      for (;;) test(`${'a'.repeat(5_000)}b`);
    }).toThrow(/too much work/);
    expect(performance.now() - began).toBeLessThan(5_000);
  });
});
