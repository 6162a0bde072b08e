import type { AppError } from '../../../shared/errors';
import type { UndoId } from '../../../shared/ids';
import type { ImportPhase } from '../../components/import-dialog/import-modal';
import type { HowFar } from '../../components/import-dialog/import-working';
import type { ImportChoice, ImportResult, ImportRow, InstanceMapping } from '../../../shared/import';

/** Everything the dialog shows. */
export interface ImportState {
  readonly phase: ImportPhase;
  readonly files: HowFar;
  readonly bytes: HowFar;
  /** Sources that never reached the host, then what the host found. */
  readonly rows: readonly ImportRow[];
  readonly placeholders: readonly string[];
  readonly mapping: InstanceMapping;
  /** What a person chose for a row; rows without one do as suggested. */
  readonly chosen: Readonly<Record<string, ImportChoice>>;
  /** The rows are being looked at again, with another mapping. */
  readonly looking: boolean;
  readonly progress: HowFar;
  readonly stopping: boolean;
  readonly results: readonly ImportResult[];
  readonly undoId: UndoId | null;
  readonly error: AppError | null;
}

export const NOTHING_CHOSEN: ImportState = {
  phase: 'choosing',
  files: { done: 0, total: 0 },
  bytes: { done: 0, total: 0 },
  rows: [],
  placeholders: [],
  mapping: {},
  chosen: {},
  looking: false,
  progress: { done: 0, total: 0 },
  stopping: false,
  results: [],
  undoId: null,
  error: null,
};

/** What will become of a row: what was chosen as long as it may be, else what is suggested. */
export function choiceOf(row: ImportRow, chosen: ImportState['chosen']): ImportChoice {
  const choice = chosen[row.rowId];
  return choice !== undefined && row.choices.includes(choice) ? choice : row.suggested;
}

/** How many rows meet which fate. */
export interface ImportTally {
  readonly added: number;
  readonly replaced: number;
  readonly keptBoth: number;
  readonly leftOut: number;
  readonly refused: number;
  /** Those that are written. */
  readonly total: number;
}

/** Counts what an import would do. */
export function tallyOf({ rows, chosen }: Pick<ImportState, 'rows' | 'chosen'>): ImportTally {
  const readable = rows.filter(({ refusal }) => refusal === null).map((row) => choiceOf(row, chosen));
  const count = (choice: ImportChoice): number => readable.filter((made) => made === choice).length;
  const [added, replaced, keptBoth, leftOut] = [
    count('add'),
    count('replace'),
    count('keepBoth'),
    count('skip'),
  ];
  return {
    added,
    replaced,
    keptBoth,
    leftOut,
    refused: rows.length - readable.length,
    total: added + replaced + keptBoth,
  };
}

/** Whether closing would lose work of the person: a choice or a mapping that was made. */
export function wouldLose({ phase, chosen, mapping }: ImportState): boolean {
  return phase === 'deciding' && (Object.keys(chosen).length > 0 || Object.keys(mapping).length > 0);
}

/** Ends with something to tell besides “imported”: a row that failed or was not reached. */
export function hasMishap({ results }: Pick<ImportState, 'results'>): boolean {
  return results.some(({ outcome }) => outcome === 'failed' || outcome === 'notReached');
}
