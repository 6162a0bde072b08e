import { comparableName } from '../../../shared/definition-rules';
import type { ProblemFileView } from '../../../shared/view';
import type { DocumentKind, FileEntry, FolderChange, SavedFile } from './document-kind';
import { changesBetween, tableOf, type DocumentTable } from './document-table';

/**
 * The table of a folder, kept up as its files change. A change costs what it touches, not what there is: an import
 * writes thousands of files one by one.
 */
export class LiveTable<S extends SavedFile, Id extends string> implements DocumentTable<S, Id> {
  readonly documents = new Map<Id, S>();
  readonly problems = new Map<string, ProblemFileView>();
  readonly #identify: DocumentKind<S, Id>['identify'];
  readonly #files = new Map<string, FileEntry<S>>();
  /** Files that have an id; most ids have one. */
  readonly #filesOf = new Map<Id, Set<string>>();
  readonly #idsOfName = new Map<string, Set<Id>>();

  constructor(identify: DocumentKind<S, Id>['identify']) {
    this.#identify = identify;
  }

  entryOf(file: string): FileEntry<S> | undefined {
    return this.#files.get(file);
  }

  /** Whether any document but `except` has a name that counts as the same. */
  isNameTaken(name: string, except?: Id): boolean {
    const ids = this.#idsOfName.get(comparableName(name)) ?? new Set();
    return ids.size > (except !== undefined && ids.has(except) ? 1 : 0);
  }

  /** The document of a name, capital letters making no difference; of several the first by file. */
  ofName(name: string): S | undefined {
    const ids = this.#idsOfName.get(comparableName(name)) ?? new Set<Id>();
    return [...pick(this.documents, ids).values()].sort((a, b) => (a.file < b.file ? -1 : 1))[0];
  }

  /** Takes over what is known of these files (undefined: gone) and answers what that changes. */
  put(entries: readonly (readonly [file: string, entry: FileEntry<S> | undefined])[]): FolderChange<S, Id>[] {
    const touched = new Map(entries);
    const ids = new Set<Id>();
    for (const [file, entry] of entries)
      for (const one of [this.#files.get(file), entry])
        if (one?.kind === 'document') ids.add(this.#identify(one.saved).id);
    for (const id of ids)
      for (const file of this.#filesOf.get(id) ?? [])
        if (!touched.has(file)) touched.set(file, this.#files.get(file));
    const before = this.#partOf(ids, touched.keys());
    for (const [file, entry] of entries) this.#setFile(file, entry);
    const present = [...touched].flatMap(([file, entry]) => (entry ? [[file, entry] as const] : []));
    const after = tableOf(new Map(present), before, this.#identify);
    this.#replace(before, after);
    return [...changesBetween(before, after)];
  }

  #partOf(ids: Iterable<Id>, files: Iterable<string>): DocumentTable<S, Id> {
    return { documents: pick(this.documents, ids), problems: pick(this.problems, files) };
  }

  #replace(before: DocumentTable<S, Id>, after: DocumentTable<S, Id>): void {
    for (const [id, saved] of before.documents) {
      this.documents.delete(id);
      change(this.#idsOfName, this.#nameOf(saved), (ids) => ids.delete(id));
    }
    for (const [id, saved] of after.documents) {
      this.documents.set(id, saved);
      change(this.#idsOfName, this.#nameOf(saved), (ids) => ids.add(id));
    }
    for (const file of before.problems.keys()) this.problems.delete(file);
    for (const [file, problem] of after.problems) this.problems.set(file, problem);
  }

  #nameOf(saved: S): string {
    return comparableName(this.#identify(saved).name);
  }

  #setFile(file: string, entry: FileEntry<S> | undefined): void {
    const old = this.#files.get(file);
    if (old?.kind === 'document')
      change(this.#filesOf, this.#identify(old.saved).id, (files) => files.delete(file));
    if (entry?.kind === 'document')
      change(this.#filesOf, this.#identify(entry.saved).id, (files) => files.add(file));
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
