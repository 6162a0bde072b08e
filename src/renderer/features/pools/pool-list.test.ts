import { describe, expect, it } from 'vitest';
import { poolView } from '../../../../testing/renderer/account-fixtures';
import { definitionView } from '../../../../testing/renderer/view-fixtures';
import type { PoolStatistics } from '../../../shared/pool';
import { arrangePools, listPools, poolSortAfterClick } from './pool-list';

const NONE: PoolStatistics = {
  ...{ total: 9, available: 0, leased: 0, coolingDown: 0 },
  ...{ completed: 0, failed: 0, quarantined: 0, disabled: 0 },
};
const pools = Object.fromEntries(
  [poolView('Ten'), poolView('two', {}, { tags: ['night'] }), poolView('One')].map((view) => [view.id, view]),
);
const groups = Object.fromEntries(
  [
    definitionView('a', { name: 'Alpha', accountPoolName: 'TWO' }),
    definitionView('b', { name: 'Beta', accountPoolName: null }),
  ].map((view) => [view.id, view]),
);
const rows = listPools(pools, groups);
const statistics = { Ten: { ...NONE, available: 1 }, two: { ...NONE, available: 7 } };
const names = (search: string, sort: Parameters<typeof arrangePools>[1]['sort']) =>
  arrangePools(rows, { search, sort }, statistics).map(({ view }) => view.pool.name);
const BY_NAME = { column: 'name', descending: false } as const;

describe('the list of pools', () => {
  it('knows the groups that draw from each, whatever their capitals', () => {
    expect(rows.map(({ usedBy }) => usedBy.map(({ name }) => name))).toEqual([[], ['Alpha'], []]);
  });

  it('finds by name, tag and group', () => {
    expect(names('', BY_NAME)).toEqual(['One', 'Ten', 'two']);
    expect(names('night', BY_NAME)).toEqual(['two']);
    expect(names('alp', BY_NAME)).toEqual(['two']);
    expect(names('nobody', BY_NAME)).toEqual([]);
  });

  it('orders by what is available; what is not counted comes after all', () => {
    const sort = poolSortAfterClick(BY_NAME, 'available');
    expect(sort).toEqual({ column: 'available', descending: true });
    expect(names('', sort)).toEqual(['two', 'Ten', 'One']);
    expect(names('', poolSortAfterClick(sort, 'available'))).toEqual(['One', 'Ten', 'two']);
  });
});
