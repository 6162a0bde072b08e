import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Logger } from '../../../shared/ports';
import type { ProblemFileView } from '../../../shared/view';
import { readFileBytes, type FileBytes, type FileProblem } from '../file-bytes';
import { isDocumentFileName } from './document-file-name';
import type { DocumentIdentity, DocumentKind, FileEntry, FolderChange, SavedFile } from './document-kind';
import type { DocumentTable } from './document-table';
import { LiveTable } from './live-table';

/** Finds the last readable version of a file. `unkept` are bytes it was readable with that no version holds yet. */
export type FindPrevious = (
  file: string,
  reason: ProblemFileView['reason'],
  unkept: FileBytes | undefined,
) => Promise<ProblemFileView['previous']>;

/** What is known of the folder's files, and who is told when that changes. */
export class DocumentFolder<S extends SavedFile, Id extends string> {
  readonly #folder: string;
  readonly #kind: DocumentKind<S, Id>;
  readonly #logger: Logger;
  readonly #findPrevious: FindPrevious;
  readonly #listeners = new Set<(change: FolderChange<S, Id>) => void>();
  /** Broken files seen once, with their hash: they may be half-written. */
  readonly #suspects = new Map<string, string | null>();
  readonly #table: LiveTable<S, Id>;
  /** Bytes of documents as they were read, until somebody keeps them: the next moment another program may break the file. */
  readonly #unkept = new Map<string, FileBytes>();
  #list: readonly S[] | undefined;

  constructor(
    folder: string,
    kind: DocumentKind<S, Id>,
    logger: Logger,
    findPrevious: FindPrevious = () => Promise.resolve(null),
  ) {
    this.#folder = folder;
    this.#kind = kind;
    this.#table = new LiveTable(kind.identify);
    this.#logger = logger;
    this.#findPrevious = findPrevious;
  }

  get table(): DocumentTable<S, Id> {
    return this.#table;
  }

  problemFiles(): readonly ProblemFileView[] {
    return [...this.#table.problems.values()].sort(byFile);
  }

  /** By the names of their files. */
  list(): readonly S[] {
    this.#list ??= [...this.#table.documents.values()].sort(byFile);
    return this.#list;
  }

  watch(listener: (change: FolderChange<S, Id>) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /**
   * Whether any document but `except` has a name that counts as the same. Drafts may be nameless, any number of them.
   */
  isNameTaken(name: string, except?: Id): boolean {
    return name.trim() !== '' && this.#table.isNameTaken(name, except);
  }

  /** The document of a name, capital letters making no difference; of several the first by file. */
  ofName(name: string): S | undefined {
    return this.#table.ofName(name);
  }

  pathOf(file: string): string {
    return join(this.#folder, file);
  }

  async loadAll(): Promise<void> {
    const found = await readdir(this.#folder, { withFileTypes: true });
    const files = found
      .filter((item) => isDocumentFileName(item.name) && (item.isFile() || item.isSymbolicLink()))
      .map((item) => item.name);
    await this.absorb(files);
  }

  /** Reads these files and takes over what they hold now. */
  async absorb(files: readonly string[]): Promise<void> {
    const entries = await Promise.all(files.map((file) => this.read(file)));
    this.put(files.map((file, index) => [file, entries[index]]));
  }

  /**
   * As `absorb`, but a file that is newly broken counts only when it is seen so twice: editors save in pieces.
   * Answers the files to be looked at again.
   */
  async absorbSettled(files: readonly string[]): Promise<readonly string[]> {
    const doubtful: string[] = [];
    const believed: [string, FileEntry<S> | undefined][] = [];
    for (const file of files) {
      const entry = await this.read(file);
      if (this.#isDoubtful(file, entry)) doubtful.push(file);
      else believed.push([file, entry]);
    }
    this.put(believed);
    return doubtful;
  }

  async read(file: string): Promise<FileEntry<S> | undefined> {
    const found = await readFileBytes(this.pathOf(file));
    const known = this.#table.entryOf(file);
    // Most often it is what Muster wrote itself.
    if (found.ok && known?.kind === 'document' && isSame(known.saved, found.value)) return known;
    const entry = found.ok ? this.#entryOf(file, found.value) : unreadable<S>(file, found.error);
    if (entry?.kind !== 'problem') return entry;
    const previous = await this.#findPrevious(file, entry.problem.reason, this.takeUnkept(file));
    return { ...entry, problem: { ...entry.problem, previous } };
  }

  #entryOf(file: string, bytes: FileBytes): FileEntry<S> {
    const entry = this.entryOf(file, bytes);
    if (entry.kind === 'document') this.#unkept.set(file, bytes);
    return entry;
  }

  /** What bytes of a file in the folder are. */
  entryOf(file: string, bytes: FileBytes): FileEntry<S> {
    return this.#kind.read(file, bytes);
  }

  /** What tells a document from others. */
  identify(saved: S): DocumentIdentity<Id> {
    return this.#kind.identify(saved);
  }

  /** The bytes the file's document was read from, once; undefined when it is another by now, or was asked for before. */
  takeUnkept(file: string): FileBytes | undefined {
    const read = this.#unkept.get(file);
    this.#unkept.delete(file);
    const entry = this.#table.entryOf(file);
    return read && entry?.kind === 'document' && entry.saved.hash === read.hash ? read : undefined;
  }

  /** Takes over what is known of these files (undefined: gone) and tells the listeners what that changes. */
  put(entries: readonly (readonly [file: string, entry: FileEntry<S> | undefined])[]): void {
    for (const [file] of entries) this.#suspects.delete(file);
    const changes = this.#table.put(entries);
    this.#list = undefined;
    for (const change of changes) this.#tell(change);
  }

  #isDoubtful(file: string, entry: FileEntry<S> | undefined): boolean {
    if (entry?.kind !== 'problem') return false;
    const known = this.#table.entryOf(file);
    if (known?.kind === 'problem' && known.hash === entry.hash) return false;
    const isSeenTwice = this.#suspects.has(file) && this.#suspects.get(file) === entry.hash;
    this.#suspects.set(file, entry.hash);
    return !isSeenTwice;
  }

  #tell(change: FolderChange<S, Id>): void {
    for (const listener of [...this.#listeners]) {
      try {
        listener(change);
      } catch (error) {
        this.#logger.error({ event: `${this.#kind.folderName}.listener_failed`, change: change.type, error });
      }
    }
  }
}

function byFile(a: { readonly file: string }, b: { readonly file: string }): number {
  return a.file < b.file ? -1 : 1;
}

function isSame(known: SavedFile, { hash, writable }: FileBytes): boolean {
  return known.hash === hash && known.writable === writable;
}

function unreadable<S extends SavedFile>(file: string, reason: FileProblem): FileEntry<S> | undefined {
  if (reason.code === 'missing') return undefined;
  return { kind: 'problem', hash: null, problem: { file, reason, previous: null } };
}
