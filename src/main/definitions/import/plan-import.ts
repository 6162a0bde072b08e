import type { BotGroupDefinition } from '../../../shared/definition';
import { definitionDifference } from '../../../shared/definition-difference';
import { comparableName } from '../../../shared/definition-rules';
import type {
  ImportChoice,
  ImportMeeting,
  ImportNote,
  ImportPreview,
  ImportRow,
  InstanceMapping,
} from '../../../shared/import';
import { parseInstanceRef } from '../../../shared/instance-reference';
import type { Problem } from '../../../shared/problem';
import { withoutSecretValues } from '../../../shared/secret-inputs';
import type { SavedDefinition } from '../definition-store';
import { renamedRoutine } from '../../../shared/earlier-routine-name';
import { FreeNames } from './free-names';
import type { ImportedEntry } from './imported-entry';

/** An entry with the name of its source and a name of its own. */
export interface SourceEntry extends ImportedEntry {
  readonly rowId: string;
  readonly source: string;
}

export interface PlanParts {
  readonly saved: readonly SavedDefinition[];
  /** What is wrong with a definition or missing here, whatever else is saved. */
  readonly check: (definition: BotGroupDefinition) => readonly Problem[];
  /** Inputs of a routine that hold secrets, by name. */
  readonly secretInputsOf: (routineName: string) => readonly string[];
  /** What routines that came with the groups are called here, by how the groups call them. */
  readonly routineNames: ReadonlyMap<string, string>;
  /** Lets the host do other work. */
  readonly breathe: () => Promise<void>;
}

/** Rows planned between two breaths. */
const BREATHE_EVERY = 50;

/** What would become of the entries: nothing is written. Each row is seen beside what is saved and the rows before it. */
export async function planImport(
  entries: readonly SourceEntry[],
  mapping: InstanceMapping,
  parts: PlanParts,
): Promise<ImportPreview> {
  const planner = new Planner(entries, mapping, parts);
  const rows: ImportRow[] = [];
  for (const [index, entry] of entries.entries()) {
    if (index % BREATHE_EVERY === BREATHE_EVERY - 1) await parts.breathe();
    rows.push(planner.row(entry));
  }
  return { rows, placeholders: placeholdersOf(entries) };
}

class Planner {
  readonly #mapping: InstanceMapping;
  readonly #parts: PlanParts;
  readonly #savedById: ReadonlyMap<string, SavedDefinition>;
  readonly #savedByName: ReadonlyMap<string, SavedDefinition>;
  readonly #rowsById = new Map<string, ImportRow>();
  readonly #rowsByName = new Map<string, ImportRow>();
  readonly #names: FreeNames;

  constructor(entries: readonly SourceEntry[], mapping: InstanceMapping, parts: PlanParts) {
    const { saved } = parts;
    this.#mapping = mapping;
    this.#parts = parts;
    this.#savedById = new Map(saved.map((item) => [item.definition.id, item]));
    this.#savedByName = new Map(saved.map((item) => [comparableName(item.definition.name), item]));
    this.#names = new FreeNames([
      ...saved.map(({ definition }) => definition.name),
      ...entries.flatMap(({ found }) => ('definition' in found ? [found.definition.name] : [])),
    ]);
  }

  row({ rowId, source, position, form, found }: SourceEntry): ImportRow {
    const place = { rowId, source, position, form };
    if ('refusal' in found) return { ...place, ...NOTHING_TO_WRITE, refusal: found.refusal };
    const called = found.definition.routineName;
    const routineName = renamedRoutine(called, this.#parts.routineNames) ?? called;
    const definition = this.#withoutSecrets(mapped({ ...found.definition, routineName }, this.#mapping));
    const meets = this.#meetingOf(definition);
    const earlier = this.#earlierRow(definition);
    const choices = choicesOf(meets, earlier, this.#keepsItsName(definition, meets));
    const row: ImportRow = {
      ...place,
      refusal: null,
      definition,
      notes: [...found.notes, ...renamed(called, routineName), ...this.#absentSecrets(definition)],
      problems: [...this.#parts.check(definition)],
      meets,
      repeats: earlier?.rowId ?? null,
      choices,
      suggested: suggestionFor(definition, { meets, earlier, choices }),
      keepBothName: choices.includes('keepBoth') ? this.#names.take(definition.name) : null,
    };
    this.#remember(row, definition);
    return row;
  }

  #meetingOf(definition: BotGroupDefinition): ImportMeeting | null {
    const byId = this.#savedById.get(definition.id);
    const saved = byId ?? this.#savedWithName(definition);
    if (!saved) return null;
    return {
      definitionId: saved.definition.id,
      by: byId ? 'id' : 'name',
      hash: saved.hash,
      identical: isSame(saved.definition, definition),
      writable: saved.writable,
    };
  }

  /** Drafts may be nameless, any number of them. */
  #savedWithName({ name }: BotGroupDefinition): SavedDefinition | undefined {
    return name.trim() === '' ? undefined : this.#savedByName.get(comparableName(name));
  }

  #earlierRow({ id, name }: BotGroupDefinition): ImportRow | undefined {
    return (
      this.#rowsById.get(id) ?? (name.trim() === '' ? undefined : this.#rowsByName.get(comparableName(name)))
    );
  }

  /** False when it would be saved over one definition and has the name of another. */
  #keepsItsName(definition: BotGroupDefinition, meets: ImportMeeting | null): boolean {
    const holder = this.#savedWithName(definition);
    return holder === undefined || holder.definition.id === meets?.definitionId;
  }

  /** A value somebody wrote into the file is theirs, not this computer's: it is asked for here. */
  #withoutSecrets(definition: BotGroupDefinition): BotGroupDefinition {
    const names = this.#parts.secretInputsOf(definition.routineName);
    return { ...definition, routineConfig: withoutSecretValues(definition.routineConfig, names) };
  }

  #absentSecrets({ routineName, routineConfig }: BotGroupDefinition): ImportNote[] {
    return this.#parts
      .secretInputsOf(routineName)
      .filter((input) => !Object.hasOwn(routineConfig, input))
      .map((input) => ({ path: `routineConfig.${input}`, code: 'secret_absent', detail: { input } }));
  }

  #remember(row: ImportRow, { id, name }: BotGroupDefinition): void {
    const key = comparableName(name);
    if (!this.#rowsById.has(id)) this.#rowsById.set(id, row);
    if (!this.#rowsByName.has(key)) this.#rowsByName.set(key, row);
  }
}

const NOTHING_TO_WRITE = {
  definition: null,
  notes: [],
  problems: [],
  meets: null,
  repeats: null,
  choices: ['skip'],
  suggested: 'skip',
  keepBothName: null,
} satisfies Partial<ImportRow>;

/** Whose id and time of creation it would get does not count: those stay. */
function isSame(saved: BotGroupDefinition, imported: BotGroupDefinition): boolean {
  const { id, createdAt } = saved;
  return definitionDifference(saved, { ...imported, id, createdAt }).length === 0;
}

function choicesOf(
  meets: ImportMeeting | null,
  earlier: ImportRow | undefined,
  keepsItsName: boolean,
): ImportChoice[] {
  if (!meets) return earlier ? ['add', 'keepBoth', 'skip'] : ['add', 'skip'];
  return meets.writable && keepsItsName ? ['replace', 'keepBoth', 'skip'] : ['keepBoth', 'skip'];
}

function suggestionFor(
  definition: BotGroupDefinition,
  seen: {
    readonly meets: ImportMeeting | null;
    readonly earlier: ImportRow | undefined;
    readonly choices: readonly ImportChoice[];
  },
): ImportChoice {
  const { meets, earlier, choices } = seen;
  if (meets?.identical === true) return 'skip';
  if (earlier) return earlier.definition && isSame(earlier.definition, definition) ? 'skip' : 'keepBoth';
  if (!meets) return 'add';
  return meets.by === 'id' && choices.includes('replace') ? 'replace' : 'keepBoth';
}

function mapped(definition: BotGroupDefinition, mapping: InstanceMapping): BotGroupDefinition {
  const availableInstances = definition.availableInstances.map((ref) =>
    Object.hasOwn(mapping, ref) ? (mapping[ref] ?? ref) : ref,
  );
  const isChanged = availableInstances.some((ref, index) => ref !== definition.availableInstances[index]);
  return isChanged ? { ...definition, availableInstances } : definition;
}

function renamed(from: string, to: string): ImportNote[] {
  return from === to ? [] : [{ path: 'routineName', code: 'routine_renamed', detail: { from, to } }];
}

function placeholdersOf(entries: readonly SourceEntry[]): string[] {
  const refs = entries.flatMap(({ found }) =>
    'definition' in found ? found.definition.availableInstances : [],
  );
  const keys = [...new Set(refs)].flatMap((ref) => {
    const parsed = parseInstanceRef(ref);
    return parsed?.kind === 'index' ? [Number(parsed.key)] : [];
  });
  return keys.sort((a, b) => a - b).map((key) => `index:${String(key)}`);
}
