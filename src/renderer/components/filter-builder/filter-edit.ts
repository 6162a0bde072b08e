import { innerFilters, type AccountFilter } from '../../../shared/account-filter';

/** How the filters of a group are joined. */
export type GroupKind = 'all' | 'any' | 'none';
export type FilterGroup = Extract<AccountFilter, { all: unknown } | { any: unknown } | { none: unknown }>;

/** How a group joins what is in it. */
export function kindOf(group: FilterGroup): GroupKind {
  if ('all' in group) return 'all';
  return 'any' in group ? 'any' : 'none';
}

/** A group of filters joined in this way. */
export function groupOf(kind: GroupKind, inner: readonly AccountFilter[]): FilterGroup {
  if (kind === 'all') return { all: [...inner] };
  return kind === 'any' ? { any: [...inner] } : { none: [...inner] };
}

/** The filter as a group: a lone rule becomes a group of one. */
export function asGroup(filter: AccountFilter): FilterGroup {
  return 'field' in filter || 'used' in filter ? { all: [filter] } : filter;
}

/** The group with one of its filters replaced, or taken out when there is no other. */
export function withInner(group: FilterGroup, at: number, filter: AccountFilter | null): FilterGroup {
  const inner = innerFilters(group) ?? [];
  const next =
    filter === null
      ? inner.filter((_, index) => index !== at)
      : inner.map((each, index) => (index === at ? filter : each));
  return groupOf(kindOf(group), next);
}

/** The group with a filter more. */
export function withAdded(group: FilterGroup, filter: AccountFilter): FilterGroup {
  return groupOf(kindOf(group), [...(innerFilters(group) ?? []), filter]);
}
