import { describe, expect, it } from 'vitest';
import { formatRoutine } from './format-routine';

const UNTIDY = `steps:
  # loops
  - atMost: 3
    onError: continue
    name: Look
    while: { is: true }
    steps:
      - { name: A, log: a }   # short
      - break:
      # the next
      - log: b
inputs: { a: { type: text } }
title: T # what it is
`;

const TIDY = `title: T # what it is
inputs: { a: { type: text } }
steps:
  # loops
  - while: { is: true }
    atMost: 3
    name: Look
    steps:
      # short
      - log: a
        name: A
      - break:
      # the next
      - log: b
    onError: continue
`;

describe('formatRoutine', () => {
  it('puts keys in their order and keeps comments', () => {
    expect(formatRoutine(UNTIDY)).toBe(TIDY);
  });

  it('changes nothing the second time', () => {
    expect(formatRoutine(TIDY)).toBe(TIDY);
  });

  it.each(['', 'a: [', '- 1', 'a: 1\n---\nb: 2', '['.repeat(9_000)])(
    'leaves alone what is no routine: %s',
    (text) => {
      expect(formatRoutine(text)).toBeUndefined();
    },
  );

  it('leaves steps alone that it does not know', () => {
    expect(formatRoutine('steps:\n  - b: 1\n    a: 2\n  - 5\n')).toBe('steps:\n  - b: 1\n    a: 2\n  - 5\n');
  });
});
