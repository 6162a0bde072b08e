import type { AccountSort } from '../../../shared/account-filter';

/** Most columns a list is ordered by at once, see the contract. */
const MOST = 3;

/** The order after a head was pressed: the other way round, or by this column, alone or after the others. */
export function nextSort(sort: readonly AccountSort[], by: string, isAdded: boolean): readonly AccountSort[] {
  const before = sort.find((each) => each.by === by);
  const next: AccountSort = { by, direction: before?.direction === 'asc' ? 'desc' : 'asc' };
  if (!isAdded) return [next];
  if (before) return sort.map((each) => (each.by === by ? next : each));
  return [...sort.slice(0, MOST - 1), next];
}
