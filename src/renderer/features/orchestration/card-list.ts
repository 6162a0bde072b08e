import type { DefinitionId } from '../../../shared/ids';
import type { DefinitionView, GroupView, ProblemFileView } from '../../../shared/view';
import type { SortOrder, StateFilter, UiState } from '../../state/ui-store';
import { activeGroup } from '../../state/active-group';
import { classesOf, endingOf, type CardClass } from './card-facts';

/** A card of the grid, with the facts by which it is found and sorted. */
export type CardItem = CardFacts & (GroupItem | FileItem);

interface GroupItem {
  readonly definitionId: DefinitionId;
  /** Runs whose definition has gone can't be chosen. */
  readonly selectable: boolean;
}

/** A file that is no group. */
interface FileItem {
  readonly definitionId: null;
  readonly selectable: false;
}

interface CardFacts {
  readonly key: string;
  readonly name: string;
  readonly searchText: string;
  readonly tags: readonly string[];
  readonly pinned: boolean;
  readonly classes: readonly CardClass[];
  /** 0 for active, 1 for attention, 2 for the rest. */
  readonly rank: number;
  readonly lastRunAt: string;
  readonly editedAt: string;
}

/** The parts of the view cards are made of. */
export interface CardSources {
  readonly definitions: Readonly<Record<string, DefinitionView>>;
  readonly problemFiles: Readonly<Record<string, ProblemFileView>>;
  /** The newest group by definition. */
  readonly groups: Readonly<Record<string, GroupView>>;
}

/** Every card there is: definitions, groups whose definition has gone, unreadable files. */
export function listCards({ definitions, problemFiles, groups }: CardSources): CardItem[] {
  const orphans = Object.values(groups).filter(
    (group) => definitions[group.definitionId] === undefined && activeGroup(group) !== undefined,
  );
  return [
    ...Object.values(definitions).map((item) => definitionCard(item, groups[item.id])),
    ...orphans.map(orphanCard),
    ...Object.values(problemFiles).map(({ file }) => fileCard(file)),
  ];
}

const MADE = new WeakMap<DefinitionView, CardItem>();

/** The same object as long as nothing changes by which the card is found and sorted, however often its group changes. */
function definitionCard(item: DefinitionView, group: GroupView | undefined): CardItem {
  const classes = classesOf(item, group);
  const lastRunAt = activeGroup(group)?.startedAt ?? endingOf(item, group, [])?.startedAt ?? '';
  const made = MADE.get(item);
  if (made?.lastRunAt === lastRunAt && made.classes.join() === classes.join()) return made;
  const { definition } = item;
  const card: CardItem = {
    key: item.id,
    definitionId: item.id,
    selectable: true,
    name: definition.name,
    searchText: made?.searchText ?? searchTextOf(definition),
    tags: definition.tags,
    pinned: item.pinned,
    classes,
    rank: rankOf(classes),
    lastRunAt,
    editedAt: definition.updatedAt,
  };
  MADE.set(item, card);
  return card;
}

function searchTextOf(definition: DefinitionView['definition']): string {
  const { name, description, routineName, tags, availableInstances } = definition;
  return comparable([name, description, routineName, ...tags, ...availableInstances].join('\n'));
}

function orphanCard(group: GroupView): CardItem {
  const classes = classesOf(undefined, group);
  return {
    key: group.definitionId,
    definitionId: group.definitionId,
    selectable: false,
    name: group.name,
    searchText: comparable(`${group.name}\n${group.routineName}`),
    tags: [],
    pinned: false,
    classes,
    rank: rankOf(classes),
    lastRunAt: group.startedAt,
    editedAt: '',
  };
}

function fileCard(file: string): CardItem {
  return {
    key: `file:${file}`,
    definitionId: null,
    selectable: false,
    name: file,
    searchText: comparable(file),
    tags: [],
    pinned: false,
    classes: ['attention'],
    rank: 1,
    lastRunAt: '',
    editedAt: '',
  };
}

function rankOf(classes: readonly CardClass[]): number {
  if (classes.includes('active')) return 0;
  return classes.includes('attention') ? 1 : 2;
}

/** The cards that search and filters leave, in order; pinned ones come first in each. */
export function arrangeCards(
  cards: readonly CardItem[],
  { search, stateFilter, tags, sort }: Pick<UiState, 'search' | 'stateFilter' | 'tags' | 'sort'>,
): CardItem[] {
  const words = comparable(search).split(/\s+/).filter(Boolean);
  return cards
    .filter((card) => stateFilter === 'all' || card.classes.includes(stateFilter))
    .filter((card) => tags.every((tag) => card.tags.includes(tag)))
    .filter((card) => words.every((word) => card.searchText.includes(word)))
    .sort((a, b) => byPin(a, b) || COMPARE[sort](a, b) || byName(a, b));
}

/** How many cards each state filter holds. */
export function countCards(cards: readonly CardItem[]): Readonly<Record<StateFilter, number>> {
  const of = (name: CardClass): number => cards.filter((card) => card.classes.includes(name)).length;
  return { all: cards.length, active: of('active'), attention: of('attention'), idle: of('idle') };
}

/** All tags in use, in order. */
export function listTags(cards: readonly CardItem[]): string[] {
  return [...new Set(cards.flatMap((card) => card.tags))].sort(names.compare);
}

const names = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });
const byName = (a: CardItem, b: CardItem): number => names.compare(a.name, b.name);
const byPin = (a: CardItem, b: CardItem): number => Number(b.pinned) - Number(a.pinned);
const newestFirst = (a: string, b: string): number => (a === b ? 0 : a < b ? 1 : -1);

const COMPARE: Readonly<Record<SortOrder, (a: CardItem, b: CardItem) => number>> = {
  name: byName,
  state: (a, b) => a.rank - b.rank,
  lastRun: (a, b) => newestFirst(a.lastRunAt, b.lastRunAt),
  edited: (a, b) => newestFirst(a.editedAt, b.editedAt),
};

function comparable(text: string): string {
  return text.normalize('NFC').toLocaleLowerCase('en');
}
