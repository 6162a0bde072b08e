import { describe, expect, it } from 'vitest';
import { AccountFilter } from './account-filter';
import { Pool } from './pool';

const rule = { field: 'label', is: 'isEmpty' };
const nested = (depth: number): unknown =>
  depth === 0 ? rule : { [['all', 'any', 'none'][depth % 3] ?? 'all']: [nested(depth - 1)] };
const refusal = (filter: unknown): unknown => AccountFilter.safeParse(filter).error?.issues;

describe('a filter of others', () => {
  it('may be eight deep with 200 rules of 1 000 values', () => {
    expect(refusal(nested(8))).toBeUndefined();
    expect(refusal({ all: Array.from({ length: 200 }, () => rule) })).toBeUndefined();
    const values = Array.from({ length: 1_000 }, (_, index) => index);
    expect(refusal({ field: 'level', is: 'oneOf', values })).toBeUndefined();
  });

  it('is refused in one sentence when it is larger, however much it is', () => {
    const one = (message: string): unknown => [expect.objectContaining({ path: [], message })];
    expect(refusal(nested(9))).toEqual(one('nested more than 8 deep'));
    expect(refusal(nested(5_000))).toEqual(one('nested more than 8 deep'));
    const many = Array.from({ length: 300_000 }, () => ({ nothing: 'like a rule' }));
    for (const filter of [{ any: many }, { all: [{ none: many }] }, { all: many.map(() => ({ all: [] })) }])
      expect(refusal(filter)).toEqual(one('more than 200 rules'));
    const values = many.map(() => ({}));
    expect(refusal({ field: 'level', is: 'oneOf', values })).toEqual(one('more than 1000 values'));
  });

  it('holds for all where a pool says nothing', () => {
    const at = '2026-01-01T00:00:00.000Z';
    const pool = Pool.parse({ schemaVersion: 1, id: 'p', name: 'p', createdAt: at, updatedAt: at });
    expect(pool.filter).toEqual({ all: [] });
  });
});
