import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatDuration, parseDuration } from './routine-duration';
import { convertInput, describeInput, resolveInputs } from './routine-inputs';
import { didYouMean, nearestName } from './routine-nearest-name';
import type { RoutineInput } from './routine-summary';

const input = (overrides: Partial<RoutineInput>): RoutineInput => ({
  name: 'it',
  type: 'text',
  label: 'It',
  help: '',
  default: null,
  required: true,
  min: null,
  max: null,
  options: [],
  ...overrides,
});

describe('durations', () => {
  it.each([
    ['500ms', 500],
    ['2s', 2_000],
    ['1m 30s', 90_000],
    ['1m30s', 90_000],
    ['1.5s', 1_500],
    [' 1h ', 3_600_000],
    ['1d 2h 3m 4s 5ms', 93_784_005],
    ['0s', 0],
  ])('%s', (text, ms) => {
    expect(parseDuration(text)).toBe(ms);
  });

  it.each(['', '5', '5 apples', '-2s', 's', '30s 1m', '1s 1s', '1m30', '2 s s', '1e3s', '∞s', '1.s'])(
    'refuses %j',
    (text) => {
      expect(parseDuration(text)).toBeUndefined();
    },
  );

  it('are read back as they were shown', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 40 }), (ms) => parseDuration(formatDuration(ms)) === ms),
    );
  });
});

describe('values of inputs', () => {
  const cases: readonly [given: string | number | boolean, of: Partial<RoutineInput>, value: unknown][] = [
    ['3', { type: 'integer' }, 3],
    [3, { type: 'integer' }, 3],
    ['+3', { type: 'integer' }, 3],
    ['3.5', { type: 'integer' }, undefined],
    ['com.example_2.App', { type: 'app' }, 'com.example_2.App'],
    ['android', { type: 'app' }, 'android'],
    ['My game', { type: 'app' }, undefined],
    ['com..game', { type: 'app' }, undefined],
    ['com.2048', { type: 'app' }, undefined],
    ['three', { type: 'integer' }, undefined],
    ['0x10', { type: 'integer' }, undefined],
    [true, { type: 'integer' }, undefined],
    ['1e3', { type: 'number' }, 1_000],
    ['.5', { type: 'number' }, 0.5],
    ['Infinity', { type: 'number' }, undefined],
    [NaN, { type: 'number' }, undefined],
    ['true', { type: 'boolean' }, true],
    ['False', { type: 'boolean' }, false],
    ['yes', { type: 'boolean' }, undefined],
    [1, { type: 'boolean' }, undefined],
    ['2s', { type: 'duration' }, '2s'],
    [2, { type: 'duration' }, undefined],
    ['2s', { type: 'duration', min: 3_000 }, undefined],
    [7, { type: 'text' }, '7'],
    ['a', { type: 'choice', options: ['a', 'b'] }, 'a'],
    ['c', { type: 'choice', options: ['a', 'b'] }, undefined],
    [5, { type: 'choice', options: ['5'] }, '5'],
    [5, { type: 'number', min: 5, max: 5 }, 5],
    [4, { type: 'number', min: 5 }, undefined],
    [6, { type: 'number', max: 5 }, undefined],
  ];
  it.each(cases)('%j for %j', (given, of, value) => {
    const converted = convertInput(input(of), given);
    expect('value' in converted ? converted.value : undefined).toEqual(value);
  });

  it('of a form: empty means not given', () => {
    const inputs = [
      input({ name: 'a', type: 'integer', default: 3, required: false }),
      input({ name: 'b', required: true }),
      input({ name: 'c', required: false }),
    ];
    const { values, problems } = resolveInputs(inputs, { a: '', b: '', c: '' });
    expect(Object.fromEntries(values)).toEqual({ a: 3, c: '' });
    expect(problems).toMatchObject([{ path: 'routineConfig.b', code: 'input_required' }]);
  });

  it('never come from the prototype of the configuration', () => {
    const { problems } = resolveInputs([input({ name: 'toString' })], {});
    expect(problems).toMatchObject([{ code: 'input_required' }]);
  });

  it('are described in words', () => {
    expect(describeInput(input({ type: 'integer', min: 1, max: 5 }))).toBe('a whole number from 1 to 5');
    expect(describeInput(input({ type: 'duration', min: 500 }))).toMatch(
      /^a duration such as .*, at least 500ms$/,
    );
    expect(describeInput(input({ type: 'choice', options: ['a', 'b'] }))).toBe('one of a, b');
  });
});

describe('the nearest name', () => {
  const names = ['tap', 'longPress', 'launchApp', 'runRoutine', 'repeat'];
  it.each([
    ['tapp', 'tap'],
    ['atp', 'tap'],
    ['longpress', 'longPress'],
    ['launcApp', 'launchApp'],
    ['xyz', undefined],
    ['', undefined],
    ['x'.repeat(10_000), undefined],
  ])('of %s', (word, name) => {
    expect(nearestName(word, names)).toBe(name);
  });

  it('makes half a sentence', () => {
    expect(didYouMean('tpa', names)).toBe(' Did you mean "tap"?');
    expect(didYouMean('qqqq', names)).toBe('');
  });
});
