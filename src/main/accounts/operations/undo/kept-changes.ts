import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { UndoId } from '../../../../shared/ids';
import type { AccountsFile } from '../../file/accounts-file';

/** How long a change can be taken back, and how many of the last ones. */
const KEPT_MS = 10 * 60_000;
const MOST_KEPT = 8;

/**
 * A part of what a change did, and the temporary table that holds what was before. Tables of one part share the name:
 * `<table>`, `<table>_tags`, `<table>_uses`.
 */
const KeptPart = z.discriminatedUnion('kind', [
  /** Accounts that were written: these columns, and all tags, as they were. */
  z.object({
    kind: z.literal('written'),
    table: z.string(),
    columns: z.array(z.string()),
    tags: z.boolean(),
  }),
  /** Accounts that were deleted, whole. */
  z.object({ kind: z.literal('deleted'), table: z.string() }),
  /** Accounts that were made. */
  z.object({ kind: z.literal('made'), table: z.string() }),
  /** Fields that were made, by number. */
  z.object({ kind: z.literal('fields'), fieldIds: z.array(z.number()) }),
]);
export type KeptPart = z.infer<typeof KeptPart>;
const KeptParts = z.array(KeptPart);

/** A change that can be taken back. */
export interface KeptChange {
  readonly undoId: UndoId;
  readonly parts: readonly KeptPart[];
}

/**
 * Everything that is kept stands in temporary tables: nobody but this connection sees them, a transaction that is taken
 * back takes them back as well, and they are gone when the program ends, however it ends. Secrets stay sealed in them.
 */
const KEPT = 'temp.kept_changes';

function ensureTable(file: AccountsFile): void {
  file.database.exec(
    `CREATE TABLE IF NOT EXISTS ${KEPT} (number INTEGER PRIMARY KEY AUTOINCREMENT, undo_id TEXT NOT NULL UNIQUE,
       kept_at INTEGER NOT NULL, data_key INTEGER, parts TEXT NOT NULL DEFAULT '[]')`,
  );
}

/** Begins to keep a change; those of long ago are let go of. */
export function beginKeeping(file: AccountsFile, nowMs: number): ChangeKeeper {
  ensureTable(file);
  const stale = file.all(
    `SELECT undo_id FROM ${KEPT} WHERE kept_at < ? OR kept_at > ?
       OR number <= (SELECT max(number) FROM ${KEPT}) - ?`,
    [nowMs - KEPT_MS, nowMs + KEPT_MS, MOST_KEPT - 1],
  );
  for (const row of stale) forgetChange(file, UndoId.parse(row['undo_id']));
  const undoId = UndoId.parse(randomBytes(16).toString('hex'));
  const { lastInsertRowid } = file.run(
    `INSERT INTO ${KEPT} (undo_id, kept_at, data_key) VALUES (?, ?, (SELECT max(id) FROM data_keys))`,
    [undoId, nowMs],
  );
  return new ChangeKeeper(file, undoId, lastInsertRowid);
}

/** Keeps what is before a change makes it otherwise. */
export class ChangeKeeper {
  readonly #file: AccountsFile;
  readonly #undoId: UndoId;
  readonly #number: number;
  readonly #parts: KeptPart[] = [];

  constructor(file: AccountsFile, undoId: UndoId, number: number) {
    this.#file = file;
    this.#undoId = undoId;
    this.#number = number;
  }

  /**
   * Accounts that are about to be written. `mark`, an expression over `accounts`, is their `updated_at` afterwards: one
   * that has another by then was changed since and is left as it is.
   */
  written({ ids, columns, tags, mark }: WrittenAccounts): void {
    const table = this.#nextTable();
    const kept = ['fence', 'lease_use', ...columns].map((column) => `, ${column}`).join('');
    this.#file.run(
      `CREATE TABLE ${table} AS SELECT id, ${mark.sql} AS mark${kept} FROM accounts WHERE ${LISTED}`,
      [mark.nowMs, ids],
    );
    if (tags) this.#tags(table, 'account_id IN (SELECT value FROM json_each(?))', ids);
    this.#parts.push({ kind: 'written', table, columns: [...columns], tags });
  }

  /** Accounts that are about to be deleted; held ones are not. */
  deleted(ids: string): void {
    const table = this.#nextTable();
    const which = `id IN (SELECT value FROM json_each(?)) AND lease_session IS NULL`;
    this.#file.run(`CREATE TABLE ${table} AS SELECT * FROM accounts WHERE ${which}`, [ids]);
    const theirs = `account_id IN (SELECT id FROM ${table})`;
    this.#tags(table, theirs);
    this.#file.run(`CREATE TABLE ${table}_uses AS SELECT * FROM uses WHERE ${theirs}`);
    this.#parts.push({ kind: 'deleted', table });
  }

  /** Accounts that were made: those with a number above `after`. */
  made(after: number): void {
    const table = this.#nextTable();
    this.#file.run(`CREATE TABLE ${table} AS SELECT id, updated_at AS mark FROM accounts WHERE id > ?`, [
      after,
    ]);
    this.#parts.push({ kind: 'made', table });
  }

  fields(fieldIds: readonly number[]): void {
    if (fieldIds.length > 0) this.#parts.push({ kind: 'fields', fieldIds: [...fieldIds] });
  }

  /** The change is made; by this it can be taken back. */
  done(): UndoId {
    this.#file.run(`UPDATE ${KEPT} SET parts = ? WHERE number = ?`, [
      JSON.stringify(this.#parts),
      this.#number,
    ]);
    return this.#undoId;
  }

  #tags(table: string, which: string, ...parameters: readonly string[]): void {
    this.#file.run(`CREATE TABLE ${table}_tags AS SELECT * FROM account_tags WHERE ${which}`, parameters);
  }

  #nextTable(): string {
    return `temp.kept_${String(this.#number)}_${String(this.#parts.length)}`;
  }
}

const LISTED = 'id IN (SELECT value FROM json_each(?))';

interface WrittenAccounts {
  /** Numbers as a JSON list. */
  readonly ids: string;
  readonly columns: readonly string[];
  readonly tags: boolean;
  /** With one parameter, the wall clock. */
  readonly mark: { readonly sql: string; readonly nowMs: number };
}

/** The change kept under this id; undefined when it was let go of, or the secrets have another key since. */
export function keptChange(file: AccountsFile, undoId: UndoId, nowMs: number): KeptChange | undefined {
  ensureTable(file);
  const row = file.get(
    `SELECT parts FROM ${KEPT} WHERE undo_id = ? AND kept_at BETWEEN ? AND ?
       AND data_key IS (SELECT max(id) FROM data_keys)`,
    [undoId, nowMs - KEPT_MS, nowMs + KEPT_MS],
  );
  return row && { undoId, parts: KeptParts.parse(JSON.parse(String(row['parts']))) };
}

/** Lets go of a change. */
export function forgetChange(file: AccountsFile, undoId: UndoId): void {
  const row = file.get(`SELECT number FROM ${KEPT} WHERE undo_id = ?`, [undoId]);
  if (!row) return;
  const tables = file.all('SELECT name FROM sqlite_temp_schema WHERE name GLOB ?', [
    `kept_${String(row['number'])}_*`,
  ]);
  for (const { name } of tables) file.database.exec(`DROP TABLE temp.${String(name)}`);
  file.run(`DELETE FROM ${KEPT} WHERE undo_id = ?`, [undoId]);
}

/** Lets go of all: of secrets that were given up, or whose key was, nothing stays. */
export function forgetChanges(file: AccountsFile): void {
  ensureTable(file);
  for (const row of file.all(`SELECT undo_id FROM ${KEPT}`)) forgetChange(file, UndoId.parse(row['undo_id']));
}
