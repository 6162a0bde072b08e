import { readdir } from 'node:fs/promises';
import type { Clock, Logger } from '../../shared/ports';
import { openFolderEvents } from './folder-events';
import { FolderSettler } from './folder-settler';

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

/**
 * Watches the files of one folder, not of folders below it. Resolves when changes from now on will be seen. A folder
 * that can't be watched is logged; its files are still read when asked for.
 */
export async function watchFolder(options: FolderWatcherOptions): Promise<FolderWatcher> {
  const { folder, accepts, clock, logger } = options;
  /** Names that were files when they were last looked at. */
  const known = new Set<string>();
  const touchAll = async (): Promise<void> => {
    const there = await readdir(folder).catch(() => []);
    for (const name of new Set([...known, ...there])) if (accepts(name)) settler.touch(name);
  };
  const settler = new FolderSettler({ ...options, known, onLink: (name) => events.followLink(name) });
  const events = openFolderEvents({
    folder,
    onTouched: (name) => {
      if (name === null) void touchAll();
      else if (accepts(name)) settler.touch(name);
    },
    onFailed: (error) => logger.warn({ event: 'folder.watch_failed', folder, error }),
    clock,
  });
  for (const entry of await readdir(folder, { withFileTypes: true }).catch(() => [])) {
    if (!accepts(entry.name) || entry.isDirectory()) continue;
    known.add(entry.name);
    if (entry.isSymbolicLink()) events.followLink(entry.name);
  }
  return {
    close: async () => {
      events.close();
      await settler.close();
    },
  };
}
