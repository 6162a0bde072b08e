import { Worker } from 'node:worker_threads';
import type { Logger } from '../../shared/ports';
import type {
  BatchOptions,
  DatabaseReply,
  DatabaseRequest,
  DatabaseWorkerData,
  RunResult,
  SqlParameters,
  SqlRow,
  SqlStatement,
  WireError,
} from './database-protocol';

/** SQLite behind its own thread. Calls are carried out in the order they were made. */
export interface Database {
  /** Resolves when the file is open and migrated; rejects when it cannot be. Every call waits for that by itself. */
  opened(): Promise<void>;
  run(sql: string, parameters?: SqlParameters): Promise<RunResult>;
  get(sql: string, parameters?: SqlParameters): Promise<SqlRow | undefined>;
  all(sql: string, parameters?: SqlParameters): Promise<readonly SqlRow[]>;
  /** All statements in one transaction: all or none. */
  batch(statements: readonly SqlStatement[], options?: BatchOptions): Promise<readonly RunResult[]>;
  /** Carries out what was asked before, closes the file and ends the thread. Safe to call twice. */
  close(): Promise<void>;
}

export interface DatabaseOptions {
  readonly file: string;
  /** The entry `database.worker`: built beside the program; a test starts it from its source. */
  readonly worker: { readonly url: URL; readonly execArgv?: readonly string[] };
  /** SQL of migration 1, 2, …; never changed once released. */
  readonly migrations: readonly string[];
  readonly logger: Logger;
}

/** SQLite refused a statement or could not open the file. */
export class DatabaseError extends Error {
  override readonly name = 'DatabaseError';
  readonly sqliteCode: number | null;

  constructor({ message, sqliteCode }: WireError) {
    super(message);
    this.sqliteCode = sqliteCode;
  }
}

/** The thread is gone: it died, or the database was closed. */
export class DatabaseGoneError extends Error {
  override readonly name = 'DatabaseGoneError';
}

/** Starts the thread. Damage, migrations and the death of the thread are logged. */
export function createDatabase(options: DatabaseOptions): Database {
  const link = createWorkerLink(options);
  let closing: Promise<void> | undefined;
  return {
    opened: () => link.ask({ type: 'opened' }),
    run: (sql, parameters) => link.ask({ type: 'run', statement: { sql, parameters } }),
    get: (sql, parameters) => link.ask({ type: 'get', statement: { sql, parameters } }),
    all: (sql, parameters) => link.ask({ type: 'all', statement: { sql, parameters } }),
    batch: (statements, { durable = false } = {}) => link.ask({ type: 'batch', statements, durable }),
    close: () => (closing ??= link.close()),
  };
}

type Work = DatabaseRequest extends infer R ? (R extends DatabaseRequest ? Omit<R, 'id'> : never) : never;

interface Pending {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

interface WorkerLink {
  /** Answers what the worker does for that request; the shape is this program's own protocol. */
  ask<T>(work: Work): Promise<T>;
  close(): Promise<void>;
}

function createWorkerLink(options: DatabaseOptions): WorkerLink {
  const { file, logger } = options;
  const pending = new Map<number, Pending>();
  let lastId = 0;
  let gone: DatabaseGoneError | undefined;
  const thread = startThread(options);

  const end = (error: DatabaseGoneError): void => {
    gone ??= error;
    for (const { reject } of pending.values()) reject(gone);
    pending.clear();
  };
  thread.on('message', (reply: DatabaseReply) => {
    if (reply.type === 'note') logger.warn({ ...reply.note, file });
    else settle(pending, reply);
  });
  thread.on('error', (cause) => {
    logger.error({ event: 'database.died', file, error: cause });
    end(new DatabaseGoneError('the database thread failed', { cause }));
  });
  const exited = new Promise<void>((resolve) => {
    thread.on('exit', (exitCode) => {
      end(new DatabaseGoneError(`the database thread has ended (${String(exitCode)})`));
      resolve();
    });
  });

  const ask = <T>(work: Work): Promise<T> => {
    if (gone) return Promise.reject(gone);
    const id = ++lastId;
    thread.postMessage({ id, ...work });
    return new Promise((resolve, reject) => {
      // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- see WorkerLink.ask
      pending.set(id, { resolve: resolve as Pending['resolve'], reject });
    });
  };
  return {
    ask,
    close: async () => {
      // A thread that has died needs no closing.
      await ask<null>({ type: 'close' }).catch(() => undefined);
      gone ??= new DatabaseGoneError('the database was closed');
      await exited;
    },
  };
}

function startThread({ file, worker, migrations }: DatabaseOptions): Worker {
  const data: DatabaseWorkerData = { file, migrations };
  return new Worker(worker.url, {
    workerData: data,
    // Records pass through: left alone, V8 lets 48 MB of them gather before it collects.
    resourceLimits: { maxYoungGenerationSizeMb: 4 },
    ...(worker.execArgv ? { execArgv: [...worker.execArgv] } : {}),
  });
}

function settle(pending: Map<number, Pending>, reply: Exclude<DatabaseReply, { type: 'note' }>): void {
  const call = pending.get(reply.id);
  pending.delete(reply.id);
  if (reply.type === 'error') call?.reject(new DatabaseError(reply.error));
  else call?.resolve(reply.value);
}
