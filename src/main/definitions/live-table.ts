import { comparableName } from '../../shared/definition-rules';
import type { DefinitionId } from '../../shared/ids';
import type { ProblemFileView } from '../../shared/view';
import type { DefinitionChange, SavedDefinition } from './definition-store';
import { changesBetween, tableOf, type DefinitionTable, type FileEntry } from './definition-table';

/**
 * The table of a folder, kept up as its files change. A change costs what it touches, not what there is: an import
 * writes thousands of files one by one.
 */
export class LiveTable implements DefinitionTable {
  readonly definitions = new Map<DefinitionId, SavedDefinition>();
  readonly problems = new Map<string, ProblemFileView>();
  readonly #files = new Map<string, FileEntry>();
  /** Files that have an id; most ids have one. */
  readonly #filesOf = new Map<DefinitionId, Set<string>>();
  readonly #idsOfName = new Map<string, Set<DefinitionId>>();

  entryOf(file: string): FileEntry | undefined {
    return this.#files.get(file);
  }

  /** Whether any definition but `except` has a name that counts as the same. */
  isNameTaken(name: string, except?: DefinitionId): boolean {
    const ids = this.#idsOfName.get(comparableName(name)) ?? new Set();
    return ids.size > (except !== undefined && ids.has(except) ? 1 : 0);
  }

  /** Takes over what is known of these files (undefined: gone) and answers what that changes. */
  put(entries: readonly (readonly [file: string, entry: FileEntry | undefined])[]): DefinitionChange[] {
    const touched = new Map(entries);
    const ids = new Set<DefinitionId>();
    for (const [file, entry] of entries)
      for (const one of [this.#files.get(file), entry])
        if (one?.kind === 'definition') ids.add(one.saved.definition.id);
    for (const id of ids)
      for (const file of this.#filesOf.get(id) ?? [])
        if (!touched.has(file)) touched.set(file, this.#files.get(file));
    const before = this.#partOf(ids, touched.keys());
    for (const [file, entry] of entries) this.#setFile(file, entry);
    const present = [...touched].flatMap(([file, entry]) => (entry ? [[file, entry] as const] : []));
    const after = tableOf(new Map(present), before);
    this.#replace(before, after);
    return [...changesBetween(before, after)];
  }

  #partOf(ids: Iterable<DefinitionId>, files: Iterable<string>): DefinitionTable {
    return { definitions: pick(this.definitions, ids), problems: pick(this.problems, files) };
  }

  #replace(before: DefinitionTable, after: DefinitionTable): void {
    for (const [id, { definition }] of before.definitions) {
      this.definitions.delete(id);
      change(this.#idsOfName, comparableName(definition.name), (ids) => ids.delete(id));
    }
    for (const [id, saved] of after.definitions) {
      this.definitions.set(id, saved);
      change(this.#idsOfName, comparableName(saved.definition.name), (ids) => ids.add(id));
    }
    for (const file of before.problems.keys()) this.problems.delete(file);
    for (const [file, problem] of after.problems) this.problems.set(file, problem);
  }

  #setFile(file: string, entry: FileEntry | undefined): void {
    const old = this.#files.get(file);
    if (old?.kind === 'definition')
      change(this.#filesOf, old.saved.definition.id, (files) => files.delete(file));
    if (entry?.kind === 'definition')
      change(this.#filesOf, entry.saved.definition.id, (files) => files.add(file));
    if (entry) this.#files.set(file, entry);
    else this.#files.delete(file);
  }
}

function pick<K, V>(from: ReadonlyMap<K, V>, keys: Iterable<K>): Map<K, V> {
  const picked = new Map<K, V>();
  for (const key of keys) {
    const value = from.get(key);
    if (value !== undefined) picked.set(key, value);
  }
  return picked;
}

function change<K, V>(sets: Map<K, Set<V>>, key: K, edit: (set: Set<V>) => unknown): void {
  const set = sets.get(key) ?? new Set();
  edit(set);
  if (set.size === 0) sets.delete(key);
  else sets.set(key, set);
}
