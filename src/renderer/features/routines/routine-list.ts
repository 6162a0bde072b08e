import {
  CONSENT_CAPABILITIES,
  type ConsentCapability,
  type RoutineSummary,
} from '../../../shared/routine-summary';
import type { RoutineFilter } from '../../state/routines-ui';

const natural = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });

export type RoutinesByName = Readonly<Record<string, RoutineSummary>>;

/** How many mistakes a routine has, and how many consents it lacks. */
export interface Standing {
  readonly errors: number;
  readonly warnings: number;
  readonly lacking: number;
}

/** A consent a routine needs before it can run: its own, or one of those it calls. */
export interface AskedConsent {
  readonly routineName: string;
  readonly hash: string;
  readonly capability: ConsentCapability;
  readonly allowed: boolean;
  /** Hosts of the person's own network that it reaches with it. */
  readonly privateHosts?: readonly string[];
}

/** Every consent a routine needs, its own first, then those of the routines it reaches by calls of a fixed name. */
export function askedConsents(name: string, routines: RoutinesByName): readonly AskedConsent[] {
  const reached = new Set([name]);
  const asked: AskedConsent[] = [];
  // A set visits what is added while it is walked.
  for (const routineName of reached) {
    const routine = routines[routineName];
    if (!routine) continue;
    for (const called of routine.calls) reached.add(called);
    for (const capability of CONSENT_CAPABILITIES) {
      if (!routine.capabilities.includes(capability)) continue;
      const allowed = routine.allowed?.includes(capability) ?? false;
      asked.push({ routineName, hash: routine.hash, capability, allowed, ...hostsOf(routine, capability) });
    }
  }
  return asked;
}

function hostsOf(
  { privateHosts }: RoutineSummary,
  capability: ConsentCapability,
): Pick<AskedConsent, 'privateHosts'> {
  return capability === 'network' && privateHosts ? { privateHosts } : {};
}

export function standingOf(routine: RoutineSummary, routines: RoutinesByName): Standing {
  const errors = routine.problems.filter(({ level }) => level === 'error').length;
  const mayAsk = CONSENT_CAPABILITIES.some((capability) => routine.capabilities.includes(capability));
  const asked = mayAsk ? askedConsents(routine.name, routines) : [];
  return {
    errors,
    warnings: routine.problems.length - errors,
    lacking: asked.filter(({ allowed }) => !allowed).length,
  };
}

/** A routine as it is listed. */
export interface ListedRoutine {
  readonly routine: RoutineSummary;
  readonly standing: Standing;
}

interface Wanted {
  readonly search: string;
  readonly filter: RoutineFilter;
  readonly tags: readonly string[];
}

/** The routines in which every word of the search is found, of the state and with all tags that were chosen. */
export function findRoutines(listed: readonly ListedRoutine[], wanted: Wanted): readonly ListedRoutine[] {
  const words = wanted.search.toLocaleLowerCase().split(/\s+/u).filter(Boolean);
  return listed.filter(
    (each) =>
      isOf(each, wanted.filter) &&
      wanted.tags.every((tag) => each.routine.tags.includes(tag)) &&
      holdsAll(each.routine, words),
  );
}

export function isOf({ standing }: ListedRoutine, filter: RoutineFilter): boolean {
  if (filter === 'errors') return standing.errors > 0;
  if (filter === 'warnings') return standing.warnings > 0;
  return filter === 'all' || standing.lacking > 0;
}

function holdsAll(
  { name, title, description, tags, inputs }: RoutineSummary,
  words: readonly string[],
): boolean {
  if (words.length === 0) return true;
  const labels = inputs.flatMap((input) => [input.name, input.label]);
  const text = [name, title, description, ...tags, ...labels].join('\n').toLocaleLowerCase();
  return words.every((word) => text.includes(word));
}

/** All tags, in order. */
export function tagsOf(listed: readonly ListedRoutine[]): readonly string[] {
  return [...new Set(listed.flatMap(({ routine }) => routine.tags))].sort((a, b) => natural.compare(a, b));
}

/** What every row of a tree has: where it stands, and whether it is open; null when nothing is in it. */
export interface TreeRow {
  readonly key: string;
  /** From 1. */
  readonly level: number;
  readonly isOpen: boolean | null;
  /** How many stand beside it, itself included, and which of them it is, from 1. */
  readonly size: number;
  readonly position: number;
}

/** A row of the tree of routines. */
export type RoutineRow = TreeRow &
  (
    | {
        readonly kind: 'folder';
        readonly folder: string;
        readonly name: string;
        readonly count: number;
        readonly standing: Standing;
      }
    | { readonly kind: 'routine'; readonly listed: ListedRoutine }
  );

interface Folder {
  readonly path: string;
  readonly name: string;
  readonly folders: Map<string, Folder>;
  readonly routines: ListedRoutine[];
}

const keyOfFolder = (path: string): string => `${path}/`;

/** Routines by folder, folders first; what is in a folder that is folded up is left out. */
export function routineRows(
  listed: readonly ListedRoutine[],
  closed: ReadonlySet<string>,
): readonly RoutineRow[] {
  const root: Folder = { path: '', name: '', folders: new Map(), routines: [] };
  for (const each of listed) folderOf(root, each.routine.name).routines.push(each);
  return rowsIn(root, 1, closed);
}

function folderOf(root: Folder, name: string): Folder {
  return name
    .split('/')
    .slice(0, -1)
    .reduce((folder, part) => {
      const path = folder.path === '' ? part : `${folder.path}/${part}`;
      const known = folder.folders.get(part) ?? { path, name: part, folders: new Map(), routines: [] };
      folder.folders.set(part, known);
      return known;
    }, root);
}

function rowsIn(folder: Folder, level: number, closed: ReadonlySet<string>): RoutineRow[] {
  const folders = [...folder.folders.values()].sort((a, b) => natural.compare(a.name, b.name));
  const routines = [...folder.routines].sort((a, b) => natural.compare(a.routine.title, b.routine.title));
  const size = folders.length + routines.length;
  return [
    ...folders.flatMap((inner, index): RoutineRow[] => {
      const isOpen = !closed.has(inner.path);
      const all = allIn(inner);
      const head: RoutineRow = {
        ...{ kind: 'folder', key: keyOfFolder(inner.path), folder: inner.path, name: inner.name },
        ...{ level, isOpen, size, position: index + 1, count: all.length, standing: sumOf(all) },
      };
      return isOpen ? [head, ...rowsIn(inner, level + 1, closed)] : [head];
    }),
    ...routines.map((each, index): RoutineRow => {
      const position = folders.length + index + 1;
      return { kind: 'routine', key: each.routine.name, listed: each, level, isOpen: null, size, position };
    }),
  ];
}

function allIn({ folders, routines }: Folder): ListedRoutine[] {
  return [...routines, ...[...folders.values()].flatMap(allIn)];
}

function sumOf(listed: readonly ListedRoutine[]): Standing {
  const sum = (part: keyof Standing): number => listed.reduce((all, { standing }) => all + standing[part], 0);
  return { errors: sum('errors'), warnings: sum('warnings'), lacking: sum('lacking') };
}
