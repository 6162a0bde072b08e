import type { DefinitionView, PoolView } from '../../../shared/view';
import { sameName } from '../../../shared/definition-rules';
import type { PoolColumn, PoolSort } from '../../state/ui-store';
import type { StatisticsByName } from '../../state/pool-statistics';

const natural = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });

/** A group that draws from a pool. */
export interface GroupOfPool {
  readonly id: DefinitionView['id'];
  readonly name: string;
}

/** A pool as it is listed. */
export interface PoolRow {
  readonly view: PoolView;
  readonly usedBy: readonly GroupOfPool[];
}

/** The groups that draw from the pool of this name, by name. */
export function groupsUsing(
  name: string,
  definitions: Readonly<Record<string, DefinitionView>>,
): readonly GroupOfPool[] {
  return Object.values(definitions)
    .filter(({ definition }) => definition.accountPoolName !== null)
    .filter(({ definition }) => sameName(definition.accountPoolName ?? '', name))
    .map(({ id, definition }) => ({ id, name: definition.name }))
    .sort((a, b) => natural.compare(a.name, b.name));
}

/** Every pool with the groups that draw from it. */
export function listPools(
  pools: Readonly<Record<string, PoolView>>,
  definitions: Readonly<Record<string, DefinitionView>>,
): readonly PoolRow[] {
  return Object.values(pools).map((view) => ({
    view,
    usedBy: groupsUsing(view.pool.name, definitions),
  }));
}

/** The pools in which every word of the search is found, in the order asked for; equal ones by name. */
export function arrangePools(
  rows: readonly PoolRow[],
  { search, sort }: { readonly search: string; readonly sort: PoolSort },
  statistics: StatisticsByName,
): readonly PoolRow[] {
  const words = search.toLocaleLowerCase().split(/\s+/u).filter(Boolean);
  const direction = sort.descending ? -1 : 1;
  return rows
    .filter((row) => holdsAll(row, words))
    .sort((a, b) => direction * compare(a, b, sort.column, statistics) || byName(a, b));
}

/** The order after a click on the head of a column: the most comes first. */
export function poolSortAfterClick(before: PoolSort, column: PoolColumn): PoolSort {
  if (before.column === column) return { column, descending: !before.descending };
  return { column, descending: column !== 'name' };
}

function compare(a: PoolRow, b: PoolRow, column: PoolColumn, statistics: StatisticsByName): number {
  if (column === 'name') return byName(a, b);
  if (column === 'usedBy') return a.usedBy.length - b.usedBy.length;
  const [one, other] = [statistics[a.view.pool.name], statistics[b.view.pool.name]];
  return (one?.[column] ?? -1) - (other?.[column] ?? -1);
}

function byName(a: PoolRow, b: PoolRow): number {
  return natural.compare(a.view.pool.name, b.view.pool.name);
}

function holdsAll({ view: { pool, file }, usedBy }: PoolRow, words: readonly string[]): boolean {
  if (words.length === 0) return true;
  const groups = usedBy.map(({ name }) => name);
  const text = [pool.name, pool.description, file, ...pool.tags, ...groups].join('\n').toLocaleLowerCase();
  return words.every((word) => text.includes(word));
}
