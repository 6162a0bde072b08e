import { definitionDifference, type Difference } from '../shared/definition-difference';
import type { ImportChoice, ImportDecision, ImportResult, ImportRow } from '../shared/import';
import type { DefinitionView } from '../shared/view';
import type { ImportRequest } from './import-flags';

/** A row as the command shows it. */
export interface ReportedRow extends Pick<
  ImportRow,
  'source' | 'position' | 'form' | 'refusal' | 'notes' | 'problems'
> {
  readonly name: string | null;
  /** The saved group it meets. */
  readonly meets: { readonly name: string; readonly by: 'id' | 'name'; readonly identical: boolean } | null;
  /** It has the id or name of a row before it, and says the same or something else. */
  readonly repeats: 'same' | 'other' | null;
  readonly choice: ImportChoice;
  readonly keepBothName: string | null;
  /** What replacing would change. */
  readonly differences: readonly Difference[];
  /** What became of it; null in a dry run. */
  readonly outcome: ImportResult['outcome'] | null;
  readonly definitionId: string | null;
  readonly error: ImportResult['error'];
}

/** A source that is not even handed over. */
export function refusedRow(source: string, refusal: NonNullable<ImportRow['refusal']>): ImportRow {
  return {
    ...{ rowId: `here ${source}`, source, position: null, form: null, refusal, definition: null },
    ...{ notes: [], problems: [], meets: null, repeats: null, keepBothName: null },
    ...{ choices: ['skip'], suggested: 'skip' },
  };
}

/** What is the same already stays; one that meets another is written only as the flag says. */
export function choiceFor(row: ImportRow, { onConflict }: ImportRequest): ImportChoice {
  if (row.refusal || row.meets?.identical === true || isSameAgain(row)) return 'skip';
  if (!row.meets && row.repeats === null) return 'add';
  if (onConflict !== 'replace') return onConflict ?? 'skip';
  // What comes twice can't replace the same group twice.
  return row.repeats === null ? 'replace' : 'skip';
}

/** The same as a row before it. */
function isSameAgain({ repeats, suggested }: ImportRow): boolean {
  return repeats !== null && suggested === 'skip';
}

export interface Told {
  readonly decisions: readonly ImportDecision[];
  /** Null in a dry run. */
  readonly results: readonly ImportResult[] | null;
  readonly definitions: readonly DefinitionView[];
}

/** A row of the preview with what was decided and what became of it. */
export function reportedRow(row: ImportRow, told: Told): ReportedRow {
  const { source, position, form, refusal, notes, problems, definition, repeats, keepBothName } = row;
  const { decisions, results, definitions } = told;
  return {
    ...{ source, position, form, refusal, notes, problems, keepBothName },
    name: definition?.name ?? null,
    ...meetingOf(row, definitions),
    repeats: repeats === null ? null : isSameAgain(row) ? 'same' : 'other',
    choice: decisions.find(({ rowId }) => rowId === row.rowId)?.choice ?? 'skip',
    ...(results ? resultOf(row, results) : { outcome: null, definitionId: null, error: null }),
  };
}

function meetingOf(
  { meets, definition }: ImportRow,
  definitions: readonly DefinitionView[],
): Pick<ReportedRow, 'meets' | 'differences'> {
  const saved = definitions.find(({ id }) => id === meets?.definitionId)?.definition;
  if (!meets || !saved || !definition) return { meets: null, differences: [] };
  const { id, createdAt } = saved;
  return {
    meets: { name: saved.name, by: meets.by, identical: meets.identical },
    differences: definitionDifference(saved, { ...definition, id, createdAt }),
  };
}

function resultOf(
  { rowId, refusal }: ImportRow,
  results: readonly ImportResult[],
): Pick<ReportedRow, 'outcome' | 'definitionId' | 'error'> {
  const found = results.find((result) => result.rowId === rowId);
  if (refusal || !found) return { outcome: 'failed', definitionId: null, error: null };
  const { outcome, definitionId, error } = found;
  return { outcome, definitionId, error };
}

/** A group left out without being told to is not done. */
export function isDone(row: ReportedRow, { onConflict }: ImportRequest): boolean {
  if (row.refusal !== null || row.outcome === 'failed' || row.outcome === 'notReached') return false;
  return (
    row.choice !== 'skip' || row.meets?.identical === true || row.repeats === 'same' || onConflict === 'skip'
  );
}
