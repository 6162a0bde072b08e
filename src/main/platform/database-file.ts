import { existsSync, renameSync, rmSync } from 'node:fs';
import { DatabaseSync, type DatabaseSyncInstance } from '@photostructure/sqlite';
import type { DatabaseNote } from './database-protocol';

const SQLITE_CORRUPT = 11;
const SQLITE_NOTADB = 26;

/** The file was written by a newer program; it is left alone. */
export class NewerDatabaseError extends Error {
  override readonly name = 'NewerDatabaseError';
}

export interface OpenedDatabase {
  readonly database: DatabaseSyncInstance;
  readonly notes: readonly DatabaseNote[];
}

/**
 * Opens the file and brings it to the current version: migration n (from 1) is `migrations[n - 1]`, run once, all
 * missing ones in one transaction; an existing file is copied aside before. A damaged file is moved aside and a new
 * one begun, unless it shall be refused. Blocks: for the worker thread only.
 */
export function openDatabaseFile(
  file: string,
  migrations: readonly string[],
  { damaged = 'beginAnew' }: { readonly damaged?: 'beginAnew' | 'refuse' } = {},
): OpenedDatabase {
  try {
    return openAndMigrate(file, migrations);
  } catch (error) {
    if (!isDamage(error) || damaged === 'refuse') throw error;
    const movedTo = moveAside(file);
    const { database, notes } = openAndMigrate(file, migrations);
    return { database, notes: [{ event: 'database.damaged', movedTo, reason: error.message }, ...notes] };
  }
}

function openAndMigrate(file: string, migrations: readonly string[]): OpenedDatabase {
  // SQLite removes its write-ahead log when it closes a file in good order.
  const wasLeftOpen = existsSync(`${file}-wal`);
  const database = new DatabaseSync(file, { timeout: 5_000, enableForeignKeyConstraints: true });
  try {
    const from = versionOf(database);
    const to = migrations.length;
    if (from > to) throw new NewerDatabaseError(`database version ${String(from)}, supported ${String(to)}`);
    if (wasLeftOpen) assertSound(database);
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;');
    if (from === to) return { database, notes: [] };
    const backup = from > 0 ? backUp(database, file, from) : null;
    migrate(database, migrations, from);
    return { database, notes: [{ event: 'database.migrated', from, to, backup }] };
  } catch (error) {
    database.close();
    throw error;
  }
}

function migrate(database: DatabaseSyncInstance, migrations: readonly string[], from: number): void {
  database.exec('BEGIN IMMEDIATE');
  try {
    for (const sql of migrations.slice(from)) database.exec(sql);
    database.exec(`PRAGMA user_version = ${String(migrations.length)}; COMMIT;`);
  } catch (error) {
    database.exec('ROLLBACK');
    throw error;
  }
}

/** A consistent copy, the write-ahead log included. One per version; an older attempt's copy is replaced. */
function backUp(database: DatabaseSyncInstance, file: string, version: number): string {
  const backup = `${file}.v${String(version)}.bak`;
  rmSync(backup, { force: true });
  database.prepare('VACUUM INTO ?').run(backup);
  return backup;
}

function versionOf(database: DatabaseSyncInstance): number {
  const row: unknown = database.prepare('PRAGMA user_version').get();
  return typeof row === 'object' && row !== null && 'user_version' in row ? Number(row.user_version) : 0;
}

/** Looks for damage after an end that was none in good order; reads the whole file. */
function assertSound(database: DatabaseSyncInstance): void {
  const row: unknown = database.prepare('PRAGMA quick_check(1)').get();
  const verdict = typeof row === 'object' && row !== null ? String(Object.values(row)[0]) : 'no answer';
  if (verdict !== 'ok') throw Object.assign(new Error(verdict), { errcode: SQLITE_CORRUPT });
}

function isDamage(error: unknown): error is Error {
  return (
    error instanceof Error &&
    'errcode' in error &&
    (error.errcode === SQLITE_CORRUPT || error.errcode === SQLITE_NOTADB)
  );
}

function moveAside(file: string): string {
  let target = `${file}.damaged`;
  for (let count = 2; existsSync(target); count++) target = `${file}.damaged-${String(count)}`;
  renameSync(file, target);
  for (const suffix of ['-wal', '-shm']) {
    if (existsSync(file + suffix)) renameSync(file + suffix, target + suffix);
  }
  return target;
}
