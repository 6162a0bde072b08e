import type { BotGroupDefinition } from '../../../shared/definition';
import type { AppError } from '../../../shared/errors';
import { comparableName } from '../../../shared/definition-rules';
import type { DefinitionId, UndoId } from '../../../shared/ids';
import type {
  ImportChoice,
  ImportDecision,
  ImportMeeting,
  ImportResult,
  ImportRow,
} from '../../../shared/import';
import { definitionFileNames } from '../definition-file-name';
import type { Adoption, DefinitionStore, Recording } from '../definition-store';
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

/** Written side by side: more would only wait for the disk. */
const AT_ONCE = 8;

/**
 * Writes rows as decided, some at a time. Once the signal aborts no further file is begun; what was written stays and
 * is told. A row that can't be written does not keep the others.
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
  const planner = new RowPlanner(parts);
  const results = new Map<string, ImportResult>();
  let done = 0;
  const told = (result: ImportResult): void => {
    results.set(result.rowId, result);
    if (result.outcome !== 'skipped') parts.onProgress(++done, total);
  };
  parts.onProgress(0, total);
  let wave = new Wave();
  for (const decided of rows) {
    const planned = planner.plan(decided, choiceOf(decided));
    if ('outcome' in planned) {
      told(planned);
      continue;
    }
    if (!wave.takes(planned)) {
      for (const result of await wave.write(recording, signal)) told(result);
      wave = new Wave();
    }
    wave.add(planned);
  }
  for (const result of await wave.write(recording, signal)) told(result);
  return { results: rows.flatMap(({ row }) => results.get(row.rowId) ?? []), undoId: recording.finish() };
}

const WRITTEN = { add: 'added', replace: 'replaced', keepBoth: 'keptBoth' } as const;

/** A row that is to be written. */
interface PlannedRow {
  readonly rowId: string;
  readonly choice: keyof typeof WRITTEN;
  readonly adoption: Adoption;
  /** What it takes or frees; rows that have one in common are written one after the other. */
  readonly claims: readonly string[];
}

/** Rows that are written side by side: they have nothing in common. */
class Wave {
  readonly #rows: PlannedRow[] = [];
  readonly #claims = new Set<string>();

  takes({ claims }: PlannedRow): boolean {
    return this.#rows.length < AT_ONCE && !claims.some((claim) => this.#claims.has(claim));
  }

  add(row: PlannedRow): void {
    this.#rows.push(row);
    for (const claim of row.claims) this.#claims.add(claim);
  }

  async write(recording: Recording, signal: AbortSignal): Promise<readonly ImportResult[]> {
    const nothing = { definitionId: null, error: null };
    if (this.#rows.length === 0) return [];
    if (signal.aborted) return this.#rows.map(({ rowId }) => ({ rowId, ...nothing, outcome: 'notReached' }));
    const adoptions = this.#rows.map(({ adoption }) => adoption);
    const written = await recording.adoptTogether(adoptions, 'imported');
    return this.#rows.flatMap(({ rowId, choice }, index): ImportResult[] => {
      const result = written[index];
      if (!result) return [];
      return result.ok
        ? [{ rowId, outcome: WRITTEN[choice], definitionId: result.value.definition.id, error: null }]
        : [{ rowId, ...nothing, outcome: 'failed', error: result.error }];
    });
  }
}

class RowPlanner {
  readonly #newId: ApplyParts['newId'];
  readonly #names: FreeNames;
  readonly #nameOf: Map<DefinitionId, string>;

  constructor({ definitions, newId }: ApplyParts) {
    const there = definitions.list().map(({ definition }) => definition);
    this.#newId = newId;
    this.#names = new FreeNames(there.map(({ name }) => name));
    this.#nameOf = new Map(there.map(({ id, name }) => [id, name]));
  }

  /** What is to be written of a row, or what became of it already. */
  plan({ row, seen }: DecidedRow, choice: ImportChoice): PlannedRow | ImportResult {
    const { rowId, definition } = row;
    const nothing = { rowId, definitionId: null, error: null };
    if (choice === 'skip' || !definition) return { ...nothing, outcome: 'skipped' };
    if (choice === 'replace') {
      if (!seen) return { ...nothing, outcome: 'failed', error: notFound(definition) };
      if (row.meets?.identical === true && row.meets.hash === seen.hash)
        return { ...nothing, outcome: 'unchanged', definitionId: row.meets.definitionId };
    }
    const adoption = this.#adoption(row, definition, choice, seen);
    return { rowId, choice, adoption, claims: this.#claimsOf(adoption) };
  }

  #adoption(
    row: ImportRow,
    definition: BotGroupDefinition,
    choice: PlannedRow['choice'],
    seen: ImportMeeting | null,
  ): Adoption {
    if (choice === 'keepBoth') {
      const name = this.#nameBeside(row, definition);
      return { definition: { ...definition, id: this.#newId(), name }, replacing: null };
    }
    this.#names.reserve(definition.name);
    const isOver = choice === 'replace' && seen !== null;
    return {
      definition,
      replacing: isOver ? { definitionId: seen.definitionId, baseHash: seen.hash } : null,
    };
  }

  #claimsOf({ definition: { id, name }, replacing }: Adoption): readonly string[] {
    const target = replacing?.definitionId ?? id;
    const before = this.#nameOf.get(target);
    this.#nameOf.set(target, name);
    // Any number may be nameless.
    const names = [name, before ?? ''].map(comparableName).filter((one) => one !== '');
    return [
      `id ${target}`,
      ...names.map((one) => `name ${one}`),
      `file ${definitionFileNames(name, id).next().value}`,
    ];
  }

  /** The name the preview showed, unless somebody has it by now. */
  #nameBeside({ keepBothName }: ImportRow, { name }: BotGroupDefinition): string {
    if (keepBothName === null || !this.#names.isFree(keepBothName)) return this.#names.take(name);
    this.#names.reserve(keepBothName);
    return keepBothName;
  }
}

function notFound({ id }: BotGroupDefinition): Extract<AppError, { code: 'definition_not_found' }> {
  return { code: 'definition_not_found', definitionId: id };
}
