import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wordDifference } from './word-difference';

const textOf = (pieces: ReturnType<typeof wordDifference>, without: 'added' | 'removed') =>
  pieces
    .filter(({ kind }) => kind !== without)
    .map(({ text }) => text)
    .join('');

describe('words that differ', () => {
  it('keeps what both have and names what came and went', () => {
    expect(wordDifference('claims the daily reward', 'claims every reward twice')).toEqual([
      { kind: 'same', text: 'claims ' },
      { kind: 'removed', text: 'the daily reward' },
      { kind: 'added', text: 'every reward twice' },
    ]);
    expect(wordDifference('a b c d', 'a x c d')).toEqual([
      { kind: 'same', text: 'a ' },
      { kind: 'removed', text: 'b ' },
      { kind: 'added', text: 'x ' },
      { kind: 'same', text: 'c d' },
    ]);
  });

  it('says one piece for equal texts and none for empty ones', () => {
    expect(wordDifference('same text', 'same text')).toEqual([{ kind: 'same', text: 'same text' }]);
    expect(wordDifference('', '')).toEqual([]);
  });

  it('holds both texts whole, whatever they are', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b ', ' ', '\n', 'ä', '🎉 '), maxLength: 60 });
    fc.assert(
      fc.property(text, text, (before, after) => {
        const pieces = wordDifference(before, after);
        expect(textOf(pieces, 'added')).toBe(before);
        expect(textOf(pieces, 'removed')).toBe(after);
      }),
    );
  });

  it('tells very long texts as a whole instead of comparing for ever', () => {
    const [before, after] = [Array(5_000).fill('old').join(' '), Array(5_000).fill('new').join(' ')];
    expect(wordDifference(before, after).map(({ kind }) => kind)).toEqual(['removed', 'added']);
  });
});
