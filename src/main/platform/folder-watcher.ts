import { stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { watch, type FSWatcher } from 'chokidar';
import type { Clock, Logger } from '../../shared/ports';
import { errorCode } from './file-bytes';

/** Editors save in pieces: a file counts as written when its size and time have not changed for this long. */
const STABLE_MS = 200;
/** However busy a folder is, files that are stable are reported after this long. */
const MAX_BATCH_WAIT_MS = 600;

export interface FolderWatcherOptions {
  readonly folder: string;
  /** Which files (by name) matter; others are not looked at. */
  readonly accepts: (name: string) => boolean;
  /**
   * Called with the names of files that changed, appeared or went away and have been stable since; one call at a time.
   * Answers those it wants to see again before it believes them (half-written): they are reported once more later.
   */
  readonly onChanged: (names: readonly string[]) => Promise<readonly string[]>;
  readonly clock: Clock;
  readonly logger: Logger;
}

export interface FolderWatcher {
  /** Resolves when nothing is reported any more and all handles are free. */
  close(): Promise<void>;
}

/** Watches the files of one folder, not of folders below it. Resolves when changes from now on will be seen. */
export async function watchFolder(options: FolderWatcherOptions): Promise<FolderWatcher> {
  const { folder, accepts, logger } = options;
  const root = resolve(folder);
  const settler = createSettler(options);
  const watcher = watch(root, {
    depth: 0,
    ignoreInitial: true,
    ignored: (path, stats) =>
      resolve(path) !== root && !(accepts(basename(path)) && stats?.isDirectory() !== true),
  });
  watcher.on('all', (_event, path) => {
    if (dirname(resolve(path)) === root) settler.touch(basename(path));
  });
  watcher.on('error', (error) => logger.warn({ event: 'folder.watch_failed', folder, error }));
  await ready(watcher);
  return {
    close: async () => {
      await watcher.close();
      await settler.close();
    },
  };
}

/** A folder that cannot be watched (too many watches) is logged by then; its files are still read when asked for. */
function ready(watcher: FSWatcher): Promise<void> {
  return new Promise((resolve) => {
    watcher.once('ready', () => resolve());
    watcher.once('error', () => resolve());
  });
}

interface Settler {
  readonly touch: (name: string) => void;
  readonly close: () => Promise<void>;
}

/** Gathers touched files until they are stable, so that a rename (one gone, one new) arrives as one report. */
function createSettler({ folder, onChanged, clock, logger }: FolderWatcherOptions): Settler {
  /** How a touched file looked when it was last looked at; undefined: not since it was touched. */
  const touched = new Map<string, string | undefined>();
  let cancelTimer: (() => void) | undefined;
  let firstTouchAt: number | undefined;
  let closed = false;
  let work: Promise<void> = Promise.resolve();

  const look = async (): Promise<void> => {
    const stable: string[] = [];
    for (const [name, before] of [...touched]) {
      const now = await appearance(join(folder, name));
      if (touched.get(name) !== before) continue;
      if (now === before) {
        touched.delete(name);
        stable.push(name);
      } else touched.set(name, now);
    }
    if (stable.length === 0 || closed) return;
    for (const name of await onChanged(stable)) {
      if (!touched.has(name)) touched.set(name, undefined);
    }
  };
  const arm = (): void => {
    cancelTimer?.();
    cancelTimer = clock.schedule(STABLE_MS, () => {
      firstTouchAt = undefined;
      work = work
        .then(look)
        .catch((error: unknown) => logger.error({ event: 'folder.report_failed', folder, error }))
        .then(() => {
          if (touched.size > 0 && !closed) arm();
        });
    });
  };
  return {
    touch: (name) => {
      if (closed) return;
      touched.set(name, undefined);
      firstTouchAt ??= clock.monotonic();
      if (clock.monotonic() - firstTouchAt < MAX_BATCH_WAIT_MS - STABLE_MS) arm();
    },
    close: async () => {
      closed = true;
      cancelTimer?.();
      await work;
    },
  };
}

async function appearance(path: string): Promise<string> {
  try {
    const { size, mtimeMs, ino } = await stat(path);
    return `${String(size)} ${String(mtimeMs)} ${String(ino)}`;
  } catch (error) {
    return errorCode(error);
  }
}
