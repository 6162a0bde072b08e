import { describe, expect, it } from 'vitest';
import { InstanceRef } from '../../shared/instance-reference';
import { withCounts } from './group-plan';

const on = (...numbers: number[]) =>
  numbers.map((number) => ({ ref: InstanceRef.parse(`sim:${String(number)}`) }));
const before = new Map([
  ['sim:1', 7],
  ['sim:2', 4],
  ['sim:3', 2],
]);
const counts = (instances: ReturnType<typeof on>) =>
  withCounts(instances, before).map(({ ref, completedBefore }) => [ref, completedBefore]);

describe('iterations a resumed bot has behind it', () => {
  it('are those of its instance', () => {
    expect(counts(on(3, 1, 2))).toEqual([
      ['sim:3', 2],
      ['sim:1', 7],
      ['sim:2', 4],
    ]);
  });

  it('are those of the bot it goes on for when it works on a spare', () => {
    expect(counts(on(9, 2, 8))).toEqual([
      ['sim:9', 7],
      ['sim:2', 4],
      ['sim:8', 2],
    ]);
  });

  it('are none for a bot more than there were', () => {
    expect(counts(on(1, 2, 3, 4)).at(-1)).toEqual(['sim:4', 0]);
  });
});
