import type { AccountField } from '../../../shared/account';
import { innerFilters, type AccountFilter } from '../../../shared/account-filter';
import { checkFilter } from '../../../shared/account-filter-rules';

/**
 * The part of a filter that can be asked: rules that are not finished yet are left out, so that the list stays while
 * somebody writes one. Null when nothing is left.
 */
export function finishedPart(
  filter: AccountFilter | null,
  fields: readonly AccountField[],
): AccountFilter | null {
  if (filter === null) return null;
  const inner = innerFilters(filter);
  if (inner === undefined) return checkFilter(filter, [], fields).length === 0 ? filter : null;
  const finished = inner.map((each) => finishedPart(each, fields)).filter((each) => each !== null);
  if (finished.length === 0) return null;
  if ('all' in filter) return { all: finished };
  return 'any' in filter ? { any: finished } : { none: finished };
}
