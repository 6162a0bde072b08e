import { readFile, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { DatabaseSync, type DatabaseSyncInstance } from '@photostructure/sqlite';
import { z } from 'zod';
import { replaceFile } from './document-writer';
import { dataFolderAt, makePrivateFolder } from './paths';

/** How another process reaches the host of a data folder. */
export const HostInfo = z.object({
  url: z.string(),
  token: z.string(),
  version: z.string(),
  pid: z.number().int(),
});
export type HostInfo = z.infer<typeof HostInfo>;

export interface HostLock {
  /** Tells others how to reach this host (`.state/host.json`, mode 0600: it holds the token). */
  publish(info: HostInfo): Promise<void>;
  /** Takes the info away, then lets the folder go. Safe to call twice. */
  release(): Promise<void>;
}

export type HostLockResult =
  | { readonly ok: true; readonly lock: HostLock }
  /** `host` is null while the other one has not published itself yet. */
  | { readonly ok: false; readonly host: HostInfo | null };

/** The lock could not be tried: no rights, no such drive. */
export class HostLockError extends Error {
  override readonly name = 'HostLockError';
}

const SQLITE_BUSY = 5;
const SQLITE_NOTADB = 26;

/**
 * Makes this process the one host of a data folder, or answers at once who is. The lock is a SQLite file in an
 * exclusive transaction: the system frees it when the holder dies, however it dies. Nothing else may open that file:
 * on POSIX closing any descriptor of it would drop the lock.
 */
export async function acquireHostLock(dataRoot: string): Promise<HostLockResult> {
  const { state, hostLockFile, hostInfoFile } = dataFolderAt(dataRoot);
  try {
    await makePrivateFolder(state);
    const database = await lockFile(hostLockFile);
    if (!database) return { ok: false, host: await readHostInfo(dataRoot) };
    // What lies there was left by a host that died.
    await rm(hostInfoFile, { force: true });
    return { ok: true, lock: createHostLock(database, hostInfoFile) };
  } catch (error) {
    throw new HostLockError(`the data folder cannot be locked: ${dataRoot}`, { cause: error });
  }
}

/** How to reach the host as last published; null when there is none or the file is unreadable. It may be dead by now. */
export async function readHostInfo(dataRoot: string): Promise<HostInfo | null> {
  try {
    const text = await readFile(dataFolderAt(dataRoot).hostInfoFile, 'utf8');
    return HostInfo.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

function createHostLock(database: DatabaseSyncInstance, hostInfoFile: string): HostLock {
  return {
    publish: async (info) => {
      await makePrivateFolder(dirname(hostInfoFile));
      await replaceFile(hostInfoFile, Buffer.from(JSON.stringify(info)), 0o600);
    },
    release: async () => {
      if (!database.isOpen) return;
      await rm(hostInfoFile, { force: true });
      database.close();
    },
  };
}

async function lockFile(file: string): Promise<DatabaseSyncInstance | undefined> {
  try {
    return tryLock(file);
  } catch (error) {
    if (sqliteCode(error) !== SQLITE_NOTADB) throw error;
    // The file holds nothing; damage to it must not keep people out.
    await rm(file, { force: true });
    return tryLock(file);
  }
}

function tryLock(file: string): DatabaseSyncInstance | undefined {
  const database = new DatabaseSync(file, { timeout: 0 });
  try {
    database.exec('BEGIN EXCLUSIVE');
    return database;
  } catch (error) {
    database.close();
    if (sqliteCode(error) === SQLITE_BUSY) return undefined;
    throw error;
  }
}

function sqliteCode(error: unknown): unknown {
  return error instanceof Error && 'errcode' in error ? error.errcode : undefined;
}
