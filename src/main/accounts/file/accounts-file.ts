import { statSync } from 'node:fs';
import { DatabaseSync, type DatabaseSyncInstance, type StatementSyncInstance } from '@photostructure/sqlite';
import { openDatabaseFile } from '../../platform/database-file';
import type { DatabaseNote, SqlParameters, SqlRow } from '../../platform/database-protocol';
import { LOCKED_BOX, type SecretBox } from '../secrets/secret-box';
import { readColumns, type AccountColumns } from './account-columns';
import { ACCOUNTS_MIGRATIONS } from './accounts-schema';

/** The open file, for operations: synchronous, in the thread that owns it. */
export interface AccountsFile {
  readonly database: DatabaseSyncInstance;
  /** Statements are prepared once and kept. `sql` is text of this program only; values are parameters. */
  get(sql: string, parameters?: SqlParameters): SqlRow | undefined;
  all(sql: string, parameters?: SqlParameters): readonly SqlRow[];
  /** How many rows changed, and the number of the row inserted last. */
  run(
    sql: string,
    parameters?: SqlParameters,
  ): { readonly changes: number; readonly lastInsertRowid: number };
  /** The fields as they are now; read anew after `forgetColumns`, and after another process changed them. */
  columns(): AccountColumns;
  /** To be called after columns were added or dropped. */
  forgetColumns(): void;
  /** Seals and opens secret fields; replaced when a key is opened. */
  secrets: SecretBox;
  /** Grows with each transaction of this process that changed more than leases, or was taken back. */
  revision: number;
  /** How long a look through many accounts may take from now on, see `inTime`; null: as long as it takes. */
  readonly limitTime: (ms: number | null) => void;
  /**
   * Throws when another file, or none, is where this one was opened: what is written to a file that was moved or deleted
   * goes nowhere, and nobody would see it.
   */
  readonly assertInPlace: () => void;
}

/** A look through many accounts took longer than it may. */
export class TimeIsUpError extends Error {
  override readonly name = 'TimeIsUpError';
}

/** Statements kept prepared; those used longest ago go first. Filters of people make new ones without end. */
const MAX_PREPARED = 300;

/**
 * Opens and migrates the file; a damaged one is refused and left as it is, for accounts are worth more than a start.
 *
 * Durability is FULL: the log is synced before anybody is answered, so that also a power cut loses no outcome, which
 * would mean an account used twice. What comes together shares one transaction and so one sync.
 */
export function openAccountsFile(file: string): {
  readonly file: AccountsFile;
  readonly notes: readonly DatabaseNote[];
} {
  const { database, notes } = openDatabaseFile(file, ACCOUNTS_MIGRATIONS, { damaged: 'refuse' });
  database.exec('PRAGMA synchronous = FULL');
  return { file: accountsFileOn(database, file), notes };
}

/**
 * Opens the file for one who only looks: its own connection keeps nobody who writes waiting, and sees all that was
 * committed before it is asked. The file must have been opened for writing before, which migrates it.
 */
export function openAccountsToLook(path: string): AccountsFile {
  return accountsFileOn(
    new DatabaseSync(path, { readOnly: true, timeout: 5_000, enableForeignKeyConstraints: true }),
    path,
  );
}

/** Operations' way to a database that is open. `path` is where it was opened, if it shall be seen to stay there. */
export function accountsFileOn(database: DatabaseSyncInstance, path?: string): AccountsFile {
  const prepared = new Map<string, StatementSyncInstance>();
  const prepare = (sql: string): StatementSyncInstance => {
    const statement = prepared.get(sql) ?? database.prepare(sql);
    // A map keeps the order of insertion: what was used last stands last.
    prepared.delete(sql);
    prepared.set(sql, statement);
    const [oldest] = prepared.keys();
    if (prepared.size > MAX_PREPARED && oldest !== undefined) prepared.delete(oldest);
    return statement;
  };
  const limits = limitTimeOf(database);
  /** SQLite tells of what such a function throws by its text alone. */
  const limited = <T>(work: () => T): T => {
    try {
      return work();
    } catch (error) {
      throw limits.isUp() ? new TimeIsUpError(TIME_IS_UP, { cause: error }) : error;
    }
  };
  let columns: { readonly version: unknown; readonly read: AccountColumns } | undefined;
  const file: AccountsFile = {
    database,
    // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- SQLite answers rows of its value types
    get: (sql, parameters) => limited(() => prepare(sql).get(...given(parameters)) as SqlRow | undefined),

    // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- the same
    all: (sql, parameters) => limited(() => prepare(sql).all(...given(parameters)) as SqlRow[]),
    run(sql, parameters) {
      const { changes, lastInsertRowid } = limited(() => prepare(sql).run(...given(parameters)));
      return { changes, lastInsertRowid: Number(lastInsertRowid) };
    },
    columns() {
      const version = file.get('PRAGMA schema_version')?.['schema_version'];
      if (columns && columns.version === version) return columns.read;
      const read = readColumns(file);
      columns = { version, read };
      return read;
    },
    forgetColumns() {
      columns = undefined;
      prepared.clear();
    },
    secrets: LOCKED_BOX,
    revision: 0,
    limitTime: limits.limit,
    assertInPlace: path === undefined ? () => undefined : placeOf(path),
  };
  return file;
}

function placeOf(path: string): () => void {
  const identity = (): string | undefined => {
    const found = statSync(path, { bigint: true, throwIfNoEntry: false });
    return found && `${String(found.dev)}:${String(found.ino)}`;
  };
  const before = identity();
  return () => {
    if (identity() !== before)
      throw new Error('the file was moved, replaced or deleted while Muster had it open; restart Muster');
  };
}

const TIME_IS_UP = 'the time is up';

/** Makes the function of `inTime`: nothing else can end a statement that is being carried out. */
function limitTimeOf(database: DatabaseSyncInstance): {
  readonly limit: (ms: number | null) => void;
  /** Whether a statement was ended since the last `limit`. */
  isUp(): boolean;
} {
  let until = Infinity;
  let isUp = false;
  database.function('in_time', () => {
    // eslint-disable-next-line no-restricted-properties -- no decision of the program depends on it, only how long a thread is busy
    if (performance.now() <= until) return 1;
    isUp = true;
    throw new Error(TIME_IS_UP);
  });
  return {
    limit(ms) {
      isUp = false;
      // eslint-disable-next-line no-restricted-properties -- the same
      until = ms === null ? Infinity : performance.now() + ms;
    },
    isUp: () => isUp,
  };
}

function given(parameters: SqlParameters = []): readonly unknown[] {
  return Array.isArray(parameters) ? parameters : [parameters];
}
