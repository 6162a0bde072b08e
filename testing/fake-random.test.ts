import { validate, version } from 'uuid';
import { describe, expect, it } from 'vitest';
import { createFakeRandom } from './fake-random';

const draw = (seed: number): unknown[] => {
  const random = createFakeRandom(seed);
  return [random.next(), random.uuid(), random.next(), random.uuid()];
};

describe('fake random', () => {
  it('repeats itself for a seed and differs between seeds', () => {
    expect(draw(7)).toEqual(draw(7));
    expect(draw(7)).not.toEqual(draw(8));
  });

  it('spreads over [0, 1) and makes valid, sorted, distinct ids', () => {
    const random = createFakeRandom();
    const numbers = Array.from({ length: 10_000 }, () => random.next());
    const mean = numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
    expect(mean).toBeGreaterThan(0.48);
    expect(mean).toBeLessThan(0.52);
    const ids = Array.from({ length: 500 }, () => random.uuid());
    expect(ids.every((id) => validate(id) && version(id) === 7)).toBe(true);
    expect([...ids].sort()).toEqual(ids);
    expect(new Set(ids).size).toBe(500);
  });
});
