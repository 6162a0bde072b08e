import type { Clock, Logger } from '../../../shared/ports';
import { watchedFolderParts } from '../../../shared/pool-rules';
import type { Pool } from '../../../shared/pool';
import type { Problem } from '../../../shared/problem';
import { createKeyedQueue } from '../../platform/keyed-queue';
import type { AccountImports } from '../import/account-imports';
import type { PoolStore } from '../pool-store';
import { openImportedFiles } from './imported-files';
import { WatchedFolder, type WatchedFolderParts } from './watched-folder';

export interface WatchedFoldersOptions {
  /** The data folder: all watched folders lie in it. */
  readonly root: string;
  /** Which files were imported already. */
  readonly stateFile: string;
  readonly pools: PoolStore;
  readonly importFiles: AccountImports['importFiles'];
  readonly clock: Clock;
  readonly logger: Logger;
}

/** The watched folders of all pools; one that several name is watched once. */
export interface WatchedFolders {
  /** Resolves when what was there at first was imported. */
  readonly firstLook: Promise<void>;
  /** What went wrong in the folders of a pool. */
  problemsOf(pool: Pool): readonly Problem[];
  onChanged(listener: () => void): () => void;
  /** Ends imports in work and all watching. */
  close(): Promise<void>;
}

/** Watches from now on; files that are there are imported first, one after the other. */
export async function watchPoolFolders(options: WatchedFoldersOptions): Promise<WatchedFolders> {
  const { pools, logger } = options;
  const imported = await openImportedFiles(options.stateFile, logger);
  const listeners = new Set<() => void>();
  const queue = createKeyedQueue();
  const open = new Map<string, WatchedFolder>();
  const closing = new Set<Promise<void>>();
  const parts: WatchedFolderParts = {
    ...options,
    imported,
    inTurn: (task) => queue.run('', task),
    onChanged: () => {
      for (const listener of [...listeners]) listener();
    },
  };
  const follow = (): readonly Promise<void>[] => {
    const wanted = new Set(pools.list().flatMap(({ pool }) => foldersOf(pool)));
    for (const [folder, watched] of open) {
      if (wanted.has(folder)) continue;
      open.delete(folder);
      const end = watched.close();
      closing.add(end);
      void end.finally(() => closing.delete(end));
    }
    const fresh = [...wanted].filter((folder) => !open.has(folder));
    return fresh.map((folder) => {
      const watched = new WatchedFolder(folder, parts);
      open.set(folder, watched);
      return watched
        .open()
        .catch((error: unknown) => logger.error({ event: 'pools.watch_failed', folder, error }));
    });
  };
  const firstLook = Promise.all(follow()).then(() => undefined);
  const off = pools.watch(() => void follow());
  return {
    firstLook,
    problemsOf: (pool) => foldersOf(pool).flatMap((folder) => open.get(folder)?.problems() ?? []),
    onChanged(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async close() {
      off();
      await Promise.all([...[...open.values()].map((watched) => watched.close()), ...closing]);
      await queue.settled();
      await imported.settled();
    },
  };
}

function foldersOf(pool: Pool): string[] {
  const folders = pool.watchedFolders.flatMap((folder) => watchedFolderParts(folder)?.join('/') ?? []);
  return [...new Set(folders)];
}
