import { watch, type FSWatcher } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import type { Clock } from '../../shared/ports';

/** How often a folder that went away is looked for. */
const LOOK_FOR_FOLDER_MS = 1_000;

export interface FolderEventsOptions {
  readonly folder: string;
  /** Something happened to what has this name; null: to what, the system did not say. */
  readonly onTouched: (name: string | null) => void;
  /** The folder can't be watched (too many watches); told once. */
  readonly onFailed: (error: unknown) => void;
  readonly clock: Clock;
}

/** What the system tells of a folder. */
export interface FolderEvents {
  /** What a link points to lies elsewhere: its changes are told under the link's name. */
  followLink(name: string): void;
  close(): void;
}

/**
 * One watch of the system on one folder. It tells names, so a folder of thousands of files costs nothing to follow: no
 * listing of it is read again, whatever happens in it. A folder that goes away is found again when it comes back.
 */
export function openFolderEvents(options: FolderEventsOptions): FolderEvents {
  const events = new Events(options);
  events.open();
  return events;
}

class Events implements FolderEvents {
  readonly #options: FolderEventsOptions;
  readonly #folder: string;
  readonly #links = new Map<string, FSWatcher>();
  #watcher: FSWatcher | undefined;
  #cancelSearch: (() => void) | undefined;
  #failed = false;

  constructor(options: FolderEventsOptions) {
    this.#options = options;
    this.#folder = resolve(options.folder);
  }

  open(): boolean {
    try {
      const watcher = watch(this.#folder, (event, name) => {
        // Linux tells of the folder itself by its own name.
        const isItself = event === 'rename' && name === basename(this.#folder);
        if (isItself) this.#lose();
        this.#options.onTouched(isItself ? null : name);
      });
      // Windows tells so of a folder that went away.
      watcher.on('error', (error) => {
        this.#lose(error);
        this.#options.onTouched(null);
      });
      this.#watcher = watcher;
      return true;
    } catch (error) {
      this.#lose(error);
      return false;
    }
  }

  followLink(name: string): void {
    this.#unfollow(name);
    try {
      const watcher = watch(join(this.#folder, name), () => this.#options.onTouched(name));
      watcher.on('error', () => this.#unfollow(name));
      this.#links.set(name, watcher);
    } catch {
      // It points nowhere.
    }
  }

  close(): void {
    this.#cancelSearch?.();
    this.#watcher?.close();
    for (const name of [...this.#links.keys()]) this.#unfollow(name);
  }

  #unfollow(name: string): void {
    this.#links.get(name)?.close();
    this.#links.delete(name);
  }

  /** The watch is on what has been moved or removed: another one is put on what has the folder's name by then. */
  #lose(error?: unknown): void {
    this.#watcher?.close();
    this.#watcher = undefined;
    this.#cancelSearch?.();
    if (error !== undefined && !isGone(error) && !this.#failed) {
      this.#failed = true;
      this.#options.onFailed(error);
    }
    this.#cancelSearch = this.#options.clock.schedule(LOOK_FOR_FOLDER_MS, () => {
      // What happened meanwhile was not heard.
      if (this.open()) this.#options.onTouched(null);
    });
  }
}

function isGone(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'EPERM');
}
