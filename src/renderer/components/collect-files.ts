import type { LeftOut } from '../state/import-facts';
import { rememberPath } from './source-names';

/** Most files of folders that are taken at once. */
export const MOST_FILES = 1_000;
/** Most entries of folders that are looked at, so that a whole disk does not hold the window up. */
const MOST_ENTRIES = 20_000;
const DEEPEST = 20;
/** Names of files that may hold something: groups, routines, pools, accounts. */
const TEXTS = /\.(?:muster|jsonc?|ya?ml|txt|csv|tsv|xml)$/i;
/** Lists of templates name pictures; by themselves they become templates. */
const PICTURES = /\.(?:png|jpe?g|webp|bmp)$/i;

/** What was found to import. */
export interface Collected {
  readonly files: readonly File[];
  readonly leftOut: LeftOut;
}

/** Whether a file is a picture by its name. */
export function isPicture({ name }: { readonly name: string }): boolean {
  return PICTURES.test(name);
}

/** Files that were chosen one by one: all of them. */
export function chosenFiles(files: readonly File[]): Collected {
  return { files, leftOut: { otherFiles: 0, unreadable: 0, tooMany: false } };
}

/** Files of a folder that was chosen: those that may hold something, at most 1 000, and as many pictures. */
export function collectChosenFolder(list: Iterable<File>): Collected {
  const all = [...list];
  const texts = all.filter(({ name }) => TEXTS.test(name));
  const pictures = all.filter(isPicture);
  return {
    files: [...texts.slice(0, MOST_FILES), ...pictures.slice(0, MOST_FILES)],
    leftOut: {
      otherFiles: all.length - texts.length - pictures.length,
      unreadable: 0,
      tooMany: Math.max(texts.length, pictures.length) > MOST_FILES,
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
 * The files of a drop. A file is taken whatever it is called; of a folder those that may hold something, in the order
 * of their paths.
 */
export async function collectDropped(dropped: readonly (FileSystemEntry | File)[]): Promise<Collected> {
  const walk = new FolderWalk();
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
  #pictures = 0;

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
        if (isPicture(entry)) await this.#takePicture(entry);
        else if (TEXTS.test(entry.name)) await this.takeFile(entry);
        else this.#otherFiles += 1;
      }
    }
  }

  /** They are counted by themselves: screenshots shall not crowd out what is imported. */
  async #takePicture(entry: FileSystemFileEntry): Promise<void> {
    if (this.#pictures >= MOST_FILES) {
      this.#otherFiles += 1;
      return;
    }
    this.#pictures += 1;
    await this.takeFile(entry);
  }

  #isFull(): boolean {
    if (this.files.length - this.#pictures >= MOST_FILES || this.#entries > MOST_ENTRIES)
      this.#tooMany = true;
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
