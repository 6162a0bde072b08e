import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Logger } from '../../shared/ports';
import type { ProblemFileView } from '../../shared/view';
import { readFileBytes, type FileBytes, type FileProblem } from '../platform/file-bytes';
import { deepFreeze, parseDocument } from '../platform/json-document';
import { isDefinitionFileName } from './definition-file-name';
import { definitionFormat } from './definition-format';
import type { DefinitionChange } from './definition-store';
import {
  changesBetween,
  EMPTY_TABLE,
  tableOf,
  type DefinitionTable,
  type FileEntry,
} from './definition-table';

/** Finds the last readable version of a file. */
export type FindPrevious = (
  file: string,
  reason: ProblemFileView['reason'],
) => Promise<ProblemFileView['previous']>;

/** What is known of the folder's files, and who is told when that changes. */
export class DefinitionFolder {
  readonly #folder: string;
  readonly #logger: Logger;
  readonly #findPrevious: FindPrevious;
  readonly #files = new Map<string, FileEntry>();
  readonly #listeners = new Set<(change: DefinitionChange) => void>();
  /** Broken files seen once, with their hash: they may be half-written. */
  readonly #suspects = new Map<string, string | null>();
  #table = EMPTY_TABLE;

  constructor(folder: string, logger: Logger, findPrevious: FindPrevious = () => Promise.resolve(null)) {
    this.#folder = folder;
    this.#logger = logger;
    this.#findPrevious = findPrevious;
  }

  get table(): DefinitionTable {
    return this.#table;
  }

  watch(listener: (change: DefinitionChange) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  pathOf(file: string): string {
    return join(this.#folder, file);
  }

  async loadAll(): Promise<void> {
    const found = await readdir(this.#folder, { withFileTypes: true });
    const files = found
      .filter((item) => isDefinitionFileName(item.name) && (item.isFile() || item.isSymbolicLink()))
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
    const believed: [string, FileEntry | undefined][] = [];
    for (const file of files) {
      const entry = await this.read(file);
      if (this.#isDoubtful(file, entry)) doubtful.push(file);
      else believed.push([file, entry]);
    }
    this.put(believed);
    return doubtful;
  }

  async read(file: string): Promise<FileEntry | undefined> {
    const found = await readFileBytes(this.pathOf(file));
    const entry = found.ok ? entryOf(file, found.value) : unreadable(file, found.error);
    if (entry?.kind !== 'problem') return entry;
    const previous = await this.#findPrevious(file, entry.problem.reason);
    return { ...entry, problem: { ...entry.problem, previous } };
  }

  /** Takes over what is known of these files (undefined: gone) and tells the listeners what that changes. */
  put(entries: readonly (readonly [file: string, entry: FileEntry | undefined])[]): void {
    for (const [file, entry] of entries) {
      this.#suspects.delete(file);
      if (entry) this.#files.set(file, entry);
      else this.#files.delete(file);
    }
    const before = this.#table;
    this.#table = tableOf(this.#files, before);
    for (const change of changesBetween(before, this.#table)) this.#tell(change);
  }

  #isDoubtful(file: string, entry: FileEntry | undefined): boolean {
    if (entry?.kind !== 'problem') return false;
    const known = this.#files.get(file);
    if (known?.kind === 'problem' && known.hash === entry.hash) return false;
    const isSeenTwice = this.#suspects.has(file) && this.#suspects.get(file) === entry.hash;
    this.#suspects.set(file, entry.hash);
    return !isSeenTwice;
  }

  #tell(change: DefinitionChange): void {
    for (const listener of [...this.#listeners]) {
      try {
        listener(change);
      } catch (error) {
        this.#logger.error({ event: 'definitions.listener_failed', change: change.type, error });
      }
    }
  }
}

function unreadable(file: string, reason: FileProblem): FileEntry | undefined {
  if (reason.code === 'missing') return undefined;
  return { kind: 'problem', hash: null, problem: { file, reason, previous: null } };
}

/** What bytes of a file in the folder are. */
export function entryOf(file: string, { bytes, hash, writable }: FileBytes): FileEntry {
  const parsed = parseDocument(bytes, definitionFormat);
  if (!parsed.ok) return { kind: 'problem', hash, problem: { file, reason: parsed.error, previous: null } };
  return {
    kind: 'definition',
    saved: { definition: deepFreeze(parsed.value.value), file, hash, writable },
  };
}
