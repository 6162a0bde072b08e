import type { LeftOut } from '../state/ui-store';
import { rememberPath } from './source-names';

/** Most files of folders that are taken at once. */
export const MOST_FILES = 1_000;
/** Most entries of folders that are looked at, so that a whole disk does not hold the window up. */
const MOST_ENTRIES = 20_000;
const DEEPEST = 20;
/** Names of files that may hold groups. */
export const GROUP_FILES = /\.(?:muster|json|ya?ml|txt)$/i;
/** Names of files that may hold routines, or a picture that a list of templates names. */
export const ROUTINE_FILES = /\.(?:ya?ml|jsonc?|png)$/i;
/** Names of files that may hold accounts. */
export const ACCOUNT_FILES = /\.(?:csv|tsv|txt|json|xml)$/i;

/** What was found to import. */
export interface Collected {
  readonly files: readonly File[];
  readonly leftOut: LeftOut;
}

/** Files of a folder that was chosen: those of these kinds, at most 1 000. */
export function collectChosenFolder(list: Iterable<File>, kinds: RegExp): Collected {
  const all = [...list];
  const fitting = all.filter(({ name }) => kinds.test(name));
  return {
    files: fitting.slice(0, MOST_FILES),
    leftOut: {
      otherFiles: all.length - fitting.length,
      unreadable: 0,
      tooMany: fitting.length > MOST_FILES,
    },
  };
}

/** What a drop holds; must be asked for before anything is awaited, the browser forgets it then. */
export function droppedEntries({ items, files }: DataTransfer): readonly (FileSystemEntry | File)[] {
  const entries = Array.from(items, (item) => (item.kind === 'file' ? item.webkitGetAsEntry() : null));
  const found = entries.filter((entry) => entry !== null);
  // Files made by a program have no entry.
  return found.length > 0 ? found : [...files];
}

/**
 * The files of a drop. A file is taken whatever it is called; of a folder those of these kinds, in the order of their
 * paths.
 */
export async function collectDropped(
  dropped: readonly (FileSystemEntry | File)[],
  kinds: RegExp,
): Promise<Collected> {
  const walk = new FolderWalk(kinds);
  for (const entry of dropped) {
    if (entry instanceof File) walk.files.push(entry);
    else if (isFile(entry)) await walk.takeFile(entry);
    else if (isFolder(entry)) await walk.takeFolder(entry, 0);
  }
  return { files: walk.files, leftOut: walk.leftOut() };
}

class FolderWalk {
  readonly files: File[] = [];
  #entries = 0;
  #otherFiles = 0;
  #unreadable = 0;
  #tooMany = false;
  readonly #kinds: RegExp;

  constructor(kinds: RegExp) {
    this.#kinds = kinds;
  }

  leftOut(): LeftOut {
    return { otherFiles: this.#otherFiles, unreadable: this.#unreadable, tooMany: this.#tooMany };
  }

  async takeFile(entry: FileSystemFileEntry): Promise<void> {
    const file = await fileOf(entry);
    if (file === null) this.#unreadable += 1;
    else this.files.push(rememberPath(file, entry.fullPath.replace(/^\//, '')));
  }

  async takeFolder(folder: FileSystemDirectoryEntry, depth: number): Promise<void> {
    const entries = await this.#entriesOf(folder);
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      if (this.#isFull()) return;
      if (isFolder(entry)) {
        if (depth < DEEPEST) await this.takeFolder(entry, depth + 1);
        else this.#tooMany = true;
      } else if (isFile(entry)) {
        if (this.#kinds.test(entry.name)) await this.takeFile(entry);
        else this.#otherFiles += 1;
      }
    }
  }

  #isFull(): boolean {
    if (this.files.length >= MOST_FILES || this.#entries > MOST_ENTRIES) this.#tooMany = true;
    return this.#tooMany;
  }

  /** A reader answers some entries at a time, and none when there are no more. */
  async #entriesOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
    const reader = folder.createReader();
    const all: FileSystemEntry[] = [];
    while (this.#entries <= MOST_ENTRIES) {
      const some = await nextEntries(reader);
      if (some === null) this.#unreadable += 1;
      if (some === null || some.length === 0) break;
      this.#entries += some.length;
      all.push(...some);
    }
    return all;
  }
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}

function fileOf(entry: FileSystemFileEntry): Promise<File | null> {
  return new Promise((resolve) => {
    entry.file(resolve, () => {
      resolve(null);
    });
  });
}

function nextEntries(reader: FileSystemDirectoryReader): Promise<FileSystemEntry[] | null> {
  return new Promise((resolve) => {
    reader.readEntries(resolve, () => {
      resolve(null);
    });
  });
}
