import type { DatabaseSyncInstance, StatementSyncInstance } from '@photostructure/sqlite';
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
  return { file: accountsFileOn(database), notes };
}

/** Operations' way to a database that is open. */
export function accountsFileOn(database: DatabaseSyncInstance): AccountsFile {
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
  let columns: { readonly version: unknown; readonly read: AccountColumns } | undefined;
  const file: AccountsFile = {
    database,
    // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- SQLite answers rows of its value types
    get: (sql, parameters) => prepare(sql).get(...given(parameters)) as SqlRow | undefined,

    // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- the same
    all: (sql, parameters) => prepare(sql).all(...given(parameters)) as SqlRow[],
    run(sql, parameters) {
      const { changes, lastInsertRowid } = prepare(sql).run(...given(parameters));
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
  };
  return file;
}

function given(parameters: SqlParameters = []): readonly unknown[] {
  return Array.isArray(parameters) ? parameters : [parameters];
}
