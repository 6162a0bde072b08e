import type { BotGroupDefinition } from '../../../shared/definition';
import type { AppError } from '../../../shared/errors';
import type { UndoId } from '../../../shared/ids';
import type {
  ImportChoice,
  ImportDecision,
  ImportMeeting,
  ImportResult,
  ImportRow,
} from '../../../shared/import';
import type { DefinitionStore, Recording } from '../definition-store';
import { FreeNames } from './free-names';
import type { Fresh } from './imported-entry';

/** A row with what it met when a person last looked at it. */
export interface DecidedRow {
  readonly row: ImportRow;
  readonly seen: ImportMeeting | null;
}

export interface ApplyParts extends Pick<Fresh, 'newId'> {
  readonly definitions: Pick<DefinitionStore, 'list' | 'record'>;
  readonly onProgress: (done: number, total: number) => void;
}

export interface Applied {
  readonly results: ImportResult[];
  readonly undoId: UndoId | null;
}

/**
 * Writes rows as decided, one file after the other. Once the signal aborts no further file is begun; what was written
 * stays and is told. A row that can't be written does not keep the others.
 */
export async function applyImport(
  rows: readonly DecidedRow[],
  decisions: readonly ImportDecision[],
  parts: ApplyParts,
  signal: AbortSignal,
): Promise<Applied> {
  const choices = new Map(decisions.map(({ rowId, choice }) => [rowId, choice]));
  const choiceOf = ({ row }: DecidedRow): ImportChoice => choices.get(row.rowId) ?? 'skip';
  const total = rows.filter((row) => choiceOf(row) !== 'skip').length;
  const recording = parts.definitions.record();
  const writer = new RowWriter(recording, parts);
  const results: ImportResult[] = [];
  let done = 0;
  parts.onProgress(0, total);
  for (const decided of rows) {
    const choice = choiceOf(decided);
    results.push(await writer.write(decided, choice, signal));
    if (choice !== 'skip') parts.onProgress(++done, total);
  }
  return { results, undoId: recording.finish() };
}

const WRITTEN = { add: 'added', replace: 'replaced', keepBoth: 'keptBoth' } as const;

class RowWriter {
  readonly #recording: Recording;
  readonly #newId: ApplyParts['newId'];
  readonly #names: FreeNames;

  constructor(recording: Recording, { definitions, newId }: ApplyParts) {
    this.#recording = recording;
    this.#newId = newId;
    this.#names = new FreeNames(definitions.list().map(({ definition }) => definition.name));
  }

  async write({ row, seen }: DecidedRow, choice: ImportChoice, signal: AbortSignal): Promise<ImportResult> {
    const { rowId, definition } = row;
    const nothing = { rowId, definitionId: null, error: null };
    if (choice === 'skip' || !definition) return { ...nothing, outcome: 'skipped' };
    if (signal.aborted) return { ...nothing, outcome: 'notReached' };
    if (choice === 'replace' && row.meets?.identical === true && row.meets.hash === seen?.hash)
      return { ...nothing, outcome: 'unchanged', definitionId: row.meets.definitionId };
    const written = await this.#adopt(row, definition, choice, seen);
    if (!written.ok) return { ...nothing, outcome: 'failed', error: written.error };
    this.#names.reserve(written.value.definition.name);
    return { ...nothing, outcome: WRITTEN[choice], definitionId: written.value.definition.id };
  }

  #adopt(
    row: ImportRow,
    definition: BotGroupDefinition,
    choice: 'add' | 'replace' | 'keepBoth',
    seen: ImportMeeting | null,
  ): ReturnType<Recording['adopt']> {
    if (choice === 'add') return this.#recording.adopt(definition, null, 'imported');
    if (choice === 'keepBoth') {
      const name = this.#nameBeside(row, definition);
      return this.#recording.adopt({ ...definition, id: this.#newId(), name }, null, 'imported');
    }
    if (!seen) return Promise.resolve(nothingToReplace(definition));
    const { definitionId, hash } = seen;
    return this.#recording.adopt(definition, { definitionId, baseHash: hash }, 'imported');
  }

  /** The name the preview showed, unless somebody has it by now. */
  #nameBeside({ keepBothName }: ImportRow, { name }: BotGroupDefinition): string {
    return keepBothName !== null && this.#names.isFree(keepBothName) ? keepBothName : this.#names.take(name);
  }
}

function nothingToReplace({ id }: BotGroupDefinition): {
  readonly ok: false;
  readonly error: Extract<AppError, { code: 'definition_not_found' }>;
} {
  return { ok: false, error: { code: 'definition_not_found', definitionId: id } };
}
