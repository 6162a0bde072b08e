import { parentPort, workerData } from 'node:worker_threads';
import type { DatabaseSyncInstance, StatementSyncInstance } from '@photostructure/sqlite';
import { openDatabaseFile } from './database-file';
import type {
  DatabaseReply,
  DatabaseRequest,
  DatabaseWorkerData,
  RunResult,
  SqlStatement,
  WireError,
} from './database-protocol';

/** The one thread that touches the database file: requests are carried out in the order they came. */
function serve(port: NonNullable<typeof parentPort>, data: DatabaseWorkerData): void {
  const reply = (message: DatabaseReply): void => port.postMessage(message);
  let opened: ReturnType<typeof openDatabaseFile> | undefined;
  let openError: unknown;
  try {
    opened = openDatabaseFile(data.file, data.migrations);
    for (const note of opened.notes) reply({ type: 'note', note });
  } catch (error) {
    openError = error;
  }
  const execute = opened ? createExecutor(opened.database) : undefined;

  port.on('message', (request: DatabaseRequest) => {
    if (request.type === 'close') {
      opened?.database.close();
      reply({ type: 'result', id: request.id, value: null });
      port.close();
      return;
    }
    try {
      if (!execute) throw openError;
      const value = request.type === 'opened' ? null : execute(request);
      reply({ type: 'result', id: request.id, value });
    } catch (error) {
      reply({ type: 'error', id: request.id, error: toWireError(error) });
    }
  });
}

type WorkRequest = Exclude<DatabaseRequest, { type: 'opened' } | { type: 'close' }>;

function createExecutor(database: DatabaseSyncInstance): (request: WorkRequest) => unknown {
  const prepared = new Map<string, StatementSyncInstance>();
  const prepare = ({ sql }: SqlStatement): StatementSyncInstance => {
    const statement = prepared.get(sql) ?? database.prepare(sql);
    prepared.set(sql, statement);
    return statement;
  };
  const run = (statement: SqlStatement): RunResult => {
    const { changes, lastInsertRowid } = prepare(statement).run(...toArguments(statement));
    return { changes, lastInsertRowid: Number(lastInsertRowid) };
  };
  return (request) => {
    switch (request.type) {
      case 'run':
        return run(request.statement);
      case 'get':
        return prepare(request.statement).get(...toArguments(request.statement)) as unknown;
      case 'all':
        return prepare(request.statement).all(...toArguments(request.statement)) as unknown;
      case 'batch':
        return inTransaction(database, request.durable, () => request.statements.map(run));
    }
  };
}

function inTransaction<T>(database: DatabaseSyncInstance, durable: boolean, work: () => T): T {
  // Outside a transaction only; FULL makes the commit wait for the disk.
  if (durable) database.exec('PRAGMA synchronous = FULL');
  try {
    database.exec('BEGIN IMMEDIATE');
    const result = work();
    database.exec('COMMIT');
    return result;
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  } finally {
    if (durable) database.exec('PRAGMA synchronous = NORMAL');
  }
}

function toArguments({ parameters = [] }: SqlStatement): readonly unknown[] {
  return Array.isArray(parameters) ? parameters : [parameters];
}

function toWireError(error: unknown): WireError {
  if (!(error instanceof Error)) return { message: String(error), sqliteCode: null };
  const sqliteCode = 'errcode' in error && typeof error.errcode === 'number' ? error.errcode : null;
  return { message: `${error.name}: ${error.message}`, sqliteCode };
}

if (parentPort) {
  // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- only database.ts starts this worker
  serve(parentPort, workerData as DatabaseWorkerData);
}
