/** What a database value can be. Integers beyond 2^53 are not used. */
export type SqlValue = string | number | null | Uint8Array;
/** Positional (`?`) or named (`:name`, key without the colon) values. */
export type SqlParameters = readonly SqlValue[] | Readonly<Record<string, SqlValue>>;
export type SqlRow = Readonly<Record<string, SqlValue>>;

export interface SqlStatement {
  readonly sql: string;
  readonly parameters?: SqlParameters | undefined;
}

export interface RunResult {
  readonly changes: number;
  readonly lastInsertRowid: number;
}

export interface BatchOptions {
  /** Survives a power cut from the moment it resolves; without, it survives the end of the program, however it ends. */
  readonly durable?: boolean;
}

/** Given to the worker when it starts. */
export interface DatabaseWorkerData {
  readonly file: string;
  readonly migrations: readonly string[];
}

export type DatabaseRequest = { readonly id: number } & (
  | { readonly type: 'run' | 'get' | 'all'; readonly statement: SqlStatement }
  | { readonly type: 'batch'; readonly statements: readonly SqlStatement[]; readonly durable: boolean }
  | { readonly type: 'opened' }
  | { readonly type: 'close' }
);

/** An error as it crosses the thread boundary. */
export interface WireError {
  readonly message: string;
  /** SQLite's result code, where it is one of SQLite's errors. */
  readonly sqliteCode: number | null;
}

export type DatabaseReply =
  | { readonly type: 'note'; readonly note: DatabaseNote }
  | { readonly type: 'result'; readonly id: number; readonly value: unknown }
  | { readonly type: 'error'; readonly id: number; readonly error: WireError };

/** What happened while opening that someone should know. */
export type DatabaseNote =
  | {
      readonly event: 'database.migrated';
      readonly from: number;
      readonly to: number;
      readonly backup: string | null;
    }
  | { readonly event: 'database.damaged'; readonly movedTo: string; readonly reason: string };
