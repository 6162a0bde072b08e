import { existsSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { watch, type FSWatcher } from 'chokidar';
import type { Clock } from '../../shared/ports';

/** How long after a folder appeared its files are looked for once more. */
const LOOK_AGAIN_MS = 500;
/** How often a folder that is not there is looked for. */
const LOOK_FOR_FOLDER_MS = 500;

export interface FollowedFolderOptions {
  /** Absolute. */
  readonly folder: string;
  readonly clock: Clock;
  /** Something happened to what has this path. */
  readonly onTouched: (path: string) => void;
  /** Folders appeared, or all went away: what is in them may not have been told of. */
  readonly onFolders: () => void;
  readonly onError: (error: unknown) => void;
}

/**
 * Follows all files below a folder. What is made together with its folder may fall between the watcher's look into that
 * folder and its watch on it: `onFolders` follows a moment after. A folder that is not there is looked for.
 */
export class FollowedFolder {
  readonly #options: FollowedFolderOptions;
  #watcher: FSWatcher | undefined;
  #closing: Promise<void> = Promise.resolve();
  #cancelLook: (() => void) | undefined;
  #cancelSearch: (() => void) | undefined;
  #isClosed = false;

  constructor(options: FollowedFolderOptions) {
    this.#options = options;
  }

  /** Resolves when changes from now on will be seen. */
  async open(): Promise<void> {
    const { folder, onTouched, onError } = this.#options;
    if (!existsSync(folder)) {
      this.#search();
      return;
    }
    const watcher = watch(folder, { ignoreInitial: true, followSymlinks: false });
    this.#watcher = watcher;
    watcher.on('all', (event, path) => {
      if (event === 'addDir') this.#lookAgain();
      else onTouched(path);
    });
    watcher.on('error', onError);
    // Listened for before anything is awaited: on a busy machine it is told before the folder has been looked at.
    const ready = new Promise<void>((resolve) => watcher.once('ready', resolve));
    const inode = await inodeOf(folder);
    await ready;
    this.#mind(inode);
  }

  /** Whether it is still the folder that is watched: of one that was removed or replaced nothing is told reliably. */
  #mind(inode: number | undefined): void {
    if (this.#isClosed) return;
    this.#cancelSearch = this.#options.clock.schedule(LOOK_FOR_FOLDER_MS, () => {
      void inodeOf(this.#options.folder).then((now) => {
        if (now === inode && now !== undefined) this.#mind(inode);
        else this.#lose();
      });
    });
  }

  /** Resolves when nothing is told any more and all handles are free. */
  async close(): Promise<void> {
    this.#isClosed = true;
    this.#cancelLook?.();
    this.#cancelSearch?.();
    await this.#closing;
    await this.#watcher?.close();
  }

  #lose(): void {
    const watcher = this.#watcher;
    this.#watcher = undefined;
    this.#closing = this.#closing.then(() => watcher?.close());
    if (this.#isClosed) return;
    this.#lookAgain();
    this.#search();
  }

  #search(): void {
    this.#cancelSearch = this.#options.clock.schedule(LOOK_FOR_FOLDER_MS, () => {
      if (!existsSync(this.#options.folder)) this.#search();
      else void this.#closing.then(() => this.#found()).catch(this.#options.onError);
    });
  }

  async #found(): Promise<void> {
    if (this.#isClosed) return;
    await this.open();
    this.#lookAgain();
  }

  #lookAgain(): void {
    if (this.#isClosed) return;
    this.#cancelLook?.();
    this.#cancelLook = this.#options.clock.schedule(LOOK_AGAIN_MS, this.#options.onFolders);
  }
}

/** Undefined when there is nothing. */
function inodeOf(path: string): Promise<number | undefined> {
  return stat(path).then(
    ({ ino }) => ino,
    () => undefined,
  );
}
