import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync, type DatabaseSyncInstance } from '@photostructure/sqlite';

/** The lock of a session of this process. */
export interface SessionLock {
  readonly session: string;
  /** Lets others see that the session is over, and takes the file away. Safe to call twice. */
  release(): void;
}

const SQLITE_BUSY = 5;
const SUFFIX = '.lock';
const ATTEMPTS = 5;

/**
 * Takes the lock of a new session: a SQLite file in an exclusive transaction, which the system frees when this process
 * dies, however it dies (as `host-lock.ts` does). `newId` makes the session's id. Throws when the folder can't be
 * written.
 */
export function holdSessionLock(folder: string, newId: () => string): SessionLock {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const session = newId();
    const file = join(folder, session + SUFFIX);
    const database = lockOf(file);
    // Another process that tidied up may have had it between its making and its locking, and have taken it away.
    if (database && isThere(file)) return { session, release: () => end(database, file) };
    database?.close();
  }
  throw new Error('no lock could be held');
}

/** Whether the process of another session lives. The lock file of one that does not is taken away. */
export function isSessionAlive(folder: string, session: string): boolean {
  const file = join(folder, session + SUFFIX);
  if (!isThere(file)) return false;
  try {
    const database = lockOf(file);
    if (database) end(database, file);
    return !database;
  } catch {
    // Not readable, or no room even for this: nobody is declared dead on that ground.
    return true;
  }
}

/** The sessions that have a lock file, dead or alive. */
export function sessionsIn(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(SUFFIX))
    .map((name) => name.slice(0, -SUFFIX.length));
}

/** Undefined while another holds it. Anything else that goes wrong is thrown. */
function lockOf(file: string): DatabaseSyncInstance | undefined {
  const database = new DatabaseSync(file, { timeout: 0 });
  try {
    // Nothing is ever written, so its journal needs no file.
    database.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE');
    return database;
  } catch (error) {
    database.close();
    if (error instanceof Error && 'errcode' in error && error.errcode === SQLITE_BUSY) return undefined;
    throw error;
  }
}

/** Removed while it is locked, so that nobody locks a file that is about to go; Windows removes only what is closed. */
function end(database: DatabaseSyncInstance, file: string): void {
  if (!database.isOpen) return;
  remove(file);
  database.close();
  if (isThere(file)) remove(file);
}

function remove(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // It stays and is tidied up by a later start.
  }
}

function isThere(file: string): boolean {
  return statSync(file, { throwIfNoEntry: false }) !== undefined;
}
