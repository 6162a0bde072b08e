import { describe, expect, it } from 'vitest';
import { freeName } from './free-name';

describe('a name that is free', () => {
  it.each([
    ['Daily', [], 'Daily'],
    ['Daily', ['daily'], 'Daily 2'],
    ['Daily', ['Daily', 'DAILY 2', 'Daily 4'], 'Daily 3'],
  ])('%s beside %j is %s', (name, taken, free) => {
    expect(freeName(name, taken)).toBe(free);
  });

  it('is no longer than names may be', () => {
    const long = 'x'.repeat(80);
    expect(freeName(long, [long])).toBe(`${'x'.repeat(78)} 2`);
  });
});
