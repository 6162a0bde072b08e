import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import type { AccountImportResult } from '../../../shared/account-import';
import type { Clock, Logger } from '../../../shared/ports';
import { warningAt, type Problem, type ProblemDetail } from '../../../shared/problem';
import { errorCode } from '../../platform/file-bytes';
import { watchFolder, type FolderWatcher } from '../../platform/folder-watcher';
import { AccountsFileError, RefusedError } from '../accounts-thread';
import type { AccountImports } from '../import/account-imports';
import type { ImportedFile, ImportedFiles } from './imported-files';

/** A file that could not be imported (secrets locked, no room) is tried again after this long. */
const RETRY_MS = 60_000;
const ACCOUNT_FILE = /^[^.].*\.(?:csv|tsv|json|xml)$/i;

export interface WatchedFolderParts {
  /** The data folder. */
  readonly root: string;
  readonly importFiles: AccountImports['importFiles'];
  readonly imported: ImportedFiles;
  /** One import after the other, of all folders. */
  readonly inTurn: (task: () => Promise<void>) => Promise<void>;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Problems of this folder may be others now. */
  readonly onChanged: () => void;
}

/** Which files of a folder hold accounts, by their names. */
export function isAccountFileName(name: string): boolean {
  return ACCOUNT_FILE.test(name);
}

/**
 * One folder whose files of accounts are imported when they appear and when their bytes change. Files are only read.
 * Folders below it are not looked at, nor what a link brings in from outside of the data folder.
 */
export class WatchedFolder {
  /** From the data folder, with slashes. */
  readonly folder: string;
  readonly #parts: WatchedFolderParts;
  readonly #failed = new Map<string, Problem>();
  readonly #stop = new AbortController();
  #watcher: Promise<FolderWatcher> | undefined;
  #cancelRetry: (() => void) | undefined;

  constructor(folder: string, parts: WatchedFolderParts) {
    this.folder = folder;
    this.#parts = parts;
  }

  /** Resolves when what is there was imported. */
  async open(): Promise<void> {
    const { clock, logger } = this.#parts;
    this.#watcher = watchFolder({
      folder: this.#path(),
      accepts: isAccountFileName,
      onChanged: async (names) => {
        await this.#lookAt(names);
        return [];
      },
      clock,
      logger,
    });
    await this.#watcher;
    const there = await readdir(this.#path()).catch(() => []);
    const known = this.#parts.imported
      .inFolder(this.folder)
      .map((path) => path.slice(this.folder.length + 1));
    await this.#lookAt([...new Set([...there.filter(isAccountFileName), ...known])].sort());
  }

  problems(): readonly Problem[] {
    const { imported } = this.#parts;
    const bad = imported.inFolder(this.folder).flatMap((path) => {
      const { bad: detail } = imported.get(path) ?? { bad: null };
      return detail ? [warningAt('watchedFolders', 'watched_rows_bad', detail)] : [];
    });
    return [...bad, ...this.#failed.values()];
  }

  async close(): Promise<void> {
    this.#stop.abort();
    this.#cancelRetry?.();
    const watcher = await this.#watcher;
    await watcher?.close();
  }

  #path(...more: string[]): string {
    return join(this.#parts.root, ...this.folder.split('/'), ...more);
  }

  async #lookAt(names: readonly string[]): Promise<void> {
    for (const name of names) await this.#parts.inTurn(() => this.#lookAtOne(name));
  }

  async #lookAtOne(name: string): Promise<void> {
    if (this.#isClosed()) return;
    const { imported, logger, onChanged } = this.#parts;
    const path = `${this.folder}/${name}`;
    try {
      const hash = await this.#hashOf(name);
      const before = imported.get(path);
      if (hash === before?.hash && !this.#failed.has(name)) return;
      if (hash === undefined) imported.set(path, undefined);
      else if (hash !== before?.hash) imported.set(path, await this.#import(name, hash));
      this.#failed.delete(name);
    } catch (error) {
      if (this.#isClosed()) return;
      logger.warn({ event: 'pools.import_failed', file: path, error });
      this.#failed.set(name, problemOf(path, error));
      this.#retryLater();
    }
    onChanged();
  }

  #isClosed(): boolean {
    return this.#stop.signal.aborted;
  }

  async #import(name: string, hash: string): Promise<ImportedFile> {
    const { importFiles, logger } = this.#parts;
    const file = `${this.folder}/${name}`;
    const options = { onDuplicate: 'update', goodRowsOnly: true } as const;
    const result = await importFiles([this.#path(name)], options, this.#stop.signal);
    const { created, updated, bad } = result;
    logger.info({ event: 'pools.file_imported', file, created, updated, bad });
    return { hash, bad: badDetail(file, result) };
  }

  /** Undefined: there is no such file. */
  async #hashOf(name: string): Promise<string | undefined> {
    const path = this.#path(name);
    try {
      const [own, root] = await Promise.all([realpath(path), realpath(this.#parts.root)]);
      if (!(await stat(own)).isFile()) return undefined;
      if (!own.startsWith(root + sep)) throw new Error('it lies outside of the data folder');
      const hash = createHash('sha256');
      for await (const chunk of createReadStream(own, { signal: this.#stop.signal }))
        // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- a stream without encoding gives bytes
        hash.update(chunk as Uint8Array);
      return hash.digest('hex');
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return undefined;
      throw error;
    }
  }

  #retryLater(): void {
    this.#cancelRetry ??= this.#parts.clock.schedule(RETRY_MS, () => {
      this.#cancelRetry = undefined;
      void this.#lookAt([...this.#failed.keys()]);
    });
  }
}

function badDetail(file: string, { bad, problems }: AccountImportResult): ProblemDetail | null {
  const [first] = problems;
  if (!first) return null;
  const { line, code: row, column, value } = first;
  return { file, count: Math.max(1, bad), line, row, value, ...(column !== null && { column }) };
}

function problemOf(file: string, error: unknown): Problem {
  if (error instanceof AccountsFileError)
    return warningAt('watchedFolders', 'accounts_unusable', { reason: error.message });
  if (error instanceof RefusedError && error.error.code === 'secrets_locked')
    return warningAt('watchedFolders', 'secrets_locked', { file });
  return warningAt('watchedFolders', 'watched_file_failed', { file, reason: errorCode(error) });
}
