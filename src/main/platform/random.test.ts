import { validate, version } from 'uuid';
import { describe, expect, it } from 'vitest';
import { createRandom } from './random';

describe('random', () => {
  it('makes UUID v7 that sort by time of creation', () => {
    const random = createRandom();
    const ids = Array.from({ length: 1_000 }, () => random.uuid());
    expect(ids.every((id) => validate(id) && version(id) === 7)).toBe(true);
    expect([...ids].sort()).toEqual(ids);
    expect(new Set(ids).size).toBe(1_000);
  });

  it('makes numbers in [0, 1)', () => {
    const random = createRandom();
    const numbers = Array.from({ length: 1_000 }, () => random.next());
    expect(numbers.every((number) => number >= 0 && number < 1)).toBe(true);
    expect(new Set(numbers).size).toBeGreaterThan(990);
  });
});
