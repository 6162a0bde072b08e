import type { DefinitionView } from '../../../shared/view';

/** How many of the chosen groups have a tag. */
export type TagState = 'all' | 'some' | 'none';

export interface TagRow {
  readonly tag: string;
  readonly count: number;
  readonly state: TagState;
}

/** What a person wants with tags; tags without an entry stay as they are on each group. */
export type TagWishes = ReadonlyMap<string, 'all' | 'none'>;

const names = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });

/** The tags of the chosen groups, in order, with how many have each. */
export function tagRows(chosen: readonly DefinitionView[]): readonly TagRow[] {
  const counts = new Map<string, number>();
  for (const { definition } of chosen) {
    for (const tag of new Set(definition.tags)) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  }
  return [...counts]
    .map(([tag, count]): TagRow => ({ tag, count, state: count === chosen.length ? 'all' : 'some' }))
    .sort((a, b) => names.compare(a.tag, b.tag));
}

/** What a row shows with what is wanted. */
export function wishedState({ tag, state }: TagRow, wishes: TagWishes): TagState {
  return wishes.get(tag) ?? state;
}

/** The next wish of a row when it is pressed: on for all, off for all, and as it was where groups differ. */
export function nextWishes(row: TagRow, wishes: TagWishes): TagWishes {
  const others = new Map([...wishes].filter(([tag]) => tag !== row.tag));
  const now = wishedState(row, wishes);
  const next = now === 'some' ? 'all' : now === 'all' ? 'none' : row.state === 'some' ? 'some' : 'all';
  return next === row.state || next === 'some' ? others : others.set(row.tag, next);
}

/** What the call has to add and remove, and how many groups that changes. */
export function tagChanges(
  chosen: readonly DefinitionView[],
  wishes: TagWishes,
  fresh: readonly string[],
): { readonly add: string[]; readonly remove: string[]; readonly groups: number } {
  const wished = (what: 'all' | 'none') =>
    [...wishes].filter(([, wish]) => wish === what).map(([tag]) => tag);
  const add = [...new Set([...wished('all'), ...fresh])];
  const remove = wished('none').filter((tag) => !add.includes(tag));
  const changes = ({ definition: { tags } }: DefinitionView): boolean =>
    add.some((tag) => !tags.includes(tag)) || remove.some((tag) => tags.includes(tag));
  return { add, remove, groups: chosen.filter(changes).length };
}
