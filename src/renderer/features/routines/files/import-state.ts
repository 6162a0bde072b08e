import type { AppError } from '../../../../shared/errors';
import type { ImportChoice } from '../../../../shared/import';
import type { HowFar } from '../../../components/import-dialog/import-working';
import type { RoutineImportDecision, RoutineImportRow } from '../../../../shared/routine-import';

/** A file the host was not asked about; all that were too many are one. */
export interface RefusedFile {
  readonly source: string;
  readonly reason:
    | { readonly code: 'too_large'; readonly limit: number }
    | { readonly code: 'too_many'; readonly count: number }
    | { readonly code: 'unreadable' };
}

/** One import, as a person sees it. Files are known by their index. */
export interface RoutineImportState {
  readonly phase: 'choosing' | 'reading' | 'deciding' | 'writing';
  readonly read: HowFar;
  readonly rows: readonly RoutineImportRow[];
  readonly refused: readonly RefusedFile[];
  readonly into: string;
  /** Names that were typed. */
  readonly names: Readonly<Record<number, string>>;
  readonly chosen: Readonly<Record<number, ImportChoice>>;
  /** The host looks again. */
  readonly looking: boolean;
  readonly error: AppError | null;
}

export const NOTHING_READ: RoutineImportState = {
  phase: 'choosing',
  read: { done: 0, total: 0 },
  rows: [],
  refused: [],
  into: '',
  names: {},
  chosen: {},
  looking: false,
  error: null,
};

/** What can be chosen for a file; nothing where there is nothing to write. */
export function choicesOf({ name, meets, pools, templates = [] }: RoutineImportRow): readonly ImportChoice[] {
  const hasPool = pools.some(({ isTaken, refusal }) => !isTaken && refusal === null);
  if (hasPool || templates.length > 0) return ['add', 'skip'];
  if (name === null) return [];
  if (meets === null) return ['add', 'skip'];
  return meets.identical ? ['skip', 'keepBoth'] : ['skip', 'replace', 'keepBoth'];
}

/** What becomes of a file: what was chosen while it is possible, else what loses nothing. */
export function choiceOf(
  row: RoutineImportRow,
  { chosen }: Pick<RoutineImportState, 'chosen'>,
): ImportChoice {
  const choices = choicesOf(row);
  const choice = chosen[row.file];
  return choice !== undefined && choices.includes(choice) ? choice : (choices[0] ?? 'skip');
}

/** What shall be written. */
export function decisionsOf(state: RoutineImportState): RoutineImportDecision[] {
  return state.rows.flatMap((row): RoutineImportDecision[] => {
    const { file, meets } = row;
    const choice = choiceOf(row, state);
    if (choice === 'add') return [{ file, choice }];
    return choice === 'replace' && meets !== null ? [{ file, choice, baseHash: meets.hash }] : [];
  });
}

/** How many files meet which fate. */
export interface RoutineTally {
  readonly added: number;
  readonly replaced: number;
  readonly pools: number;
  readonly templates: number;
  readonly leftOut: number;
  /** Files with groups: they have an import of their own. */
  readonly groups: number;
  /** Files nothing can be made of. */
  readonly unusable: number;
  readonly total: number;
}

/** Counts what an import would do. */
export function tallyOf(state: Pick<RoutineImportState, 'rows' | 'refused' | 'chosen'>): RoutineTally {
  const { rows, refused } = state;
  const groups = rows.filter(({ kind }) => kind === 'group').length;
  const usable = rows.filter((row) => choicesOf(row).length > 0);
  const of = (choice: ImportChoice): readonly RoutineImportRow[] =>
    usable.filter((row) => choiceOf(row, state) === choice);
  const lists = of('add').filter(({ kind }) => kind === 'templates');
  const templates = lists.reduce((sum, row) => sum + (row.templates?.length ?? 0), 0);
  const pools = of('add').filter(({ name, kind }) => name === null && kind !== 'templates').length;
  const [added, replaced] = [of('add').length - pools - lists.length, of('replace').length];
  // They come with the list that names them.
  const pictures = rows.filter(({ kind }) => kind === 'picture').length;
  return {
    ...{ added, replaced, pools, templates, groups },
    leftOut: of('skip').length,
    unusable: rows.length - usable.length - groups - pictures + refused.length,
    total: added + replaced + pools + templates,
  };
}

/** A name that no routine can have, among those that would be written. */
export function badName(state: RoutineImportState): RoutineImportRow | undefined {
  return state.rows.find((row) => row.nameFault !== null && choiceOf(row, state) !== 'skip');
}

/** Whether closing would lose work of the person. */
export function wouldLose({ phase, chosen, names, into }: RoutineImportState): boolean {
  const isTouched = into !== '' || Object.keys(chosen).length + Object.keys(names).length > 0;
  return phase === 'deciding' && isTouched;
}
