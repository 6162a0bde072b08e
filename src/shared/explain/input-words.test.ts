import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadLanguage } from '../catalogue/load-language';
import { describeInput } from '../routine-inputs';
import type { InputType, RoutineInput } from '../routine-summary';
import { inputWords } from './input-words';

const TYPES: readonly InputType[] = [
  ...(['text', 'integer', 'number', 'boolean', 'choice', 'duration'] as const),
  ...(['template', 'routine', 'app', 'secret'] as const),
];
const input = (type: InputType, min: number | null = null, max: number | null = null): RoutineInput => ({
  ...{ name: 'x', type, label: '', help: '', default: null, required: true, min, max },
  options: ['from 1 to 2', 'slow'],
});

describe('what an input takes', () => {
  beforeEach(() => loadLanguage('de'));
  afterEach(() => loadLanguage('en'));

  it('is said in the language of the reader, with its range', () => {
    expect(inputWords(describeInput(input('integer', 1, 9)))).toBe('eine ganze Zahl von 1 bis 9');
    expect(inputWords(describeInput(input('number', 0)))).toBe('eine Zahl, mindestens 0');
    expect(inputWords(describeInput(input('duration', null, 90_000)))).toBe(
      'eine Dauer wie 500ms, 2s oder 1m 30s, höchstens 1m 30s',
    );
    expect(inputWords(describeInput(input('choice')))).toBe('eines von from 1 to 2, slow');
  });

  it.each(TYPES)('has German for %s', (type) => {
    expect(inputWords(describeInput(input(type)))).not.toBe(describeInput(input(type)));
  });

  it('leaves words of others as they are', () => {
    expect(inputWords('a teapot from 1 to 2')).toBe('a teapot from 1 to 2');
  });
});

it('is the same in English', () => {
  for (const type of TYPES) {
    const words = describeInput(input(type, 1_000, 2_000));
    expect(inputWords(words)).toBe(words);
  }
});
