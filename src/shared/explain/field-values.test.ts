import { describe, expect, it } from 'vitest';
import { fieldValueInWords } from './field-values';

describe('values of fields in words', () => {
  it.each([
    ['availableInstances', ['sim:1', 'sim:2'], 'sim:1, sim:2'],
    ['tags', [], null],
    ['loop', { kind: 'once' }, 'Repeat: Run once'],
    [
      'loop',
      { kind: 'count', count: 3, pauseMs: 5_000 },
      'Repeat: A number of times; Iterations: 3; Pause between iterations: 5 s',
    ],
    ['futureField', { a: 1 }, '{"a":1}'],
  ])('%s %j', (path, value, words) => {
    expect(fieldValueInWords(path, value)).toBe(words);
  });
});
