import type { AccountsFile } from './accounts-file';
import type { AccountsReply } from './accounts-protocol';
import { toWireError } from './wire-error';

/** Work in transactions that are shared by what came together; nothing is answered before it is committed. */
export interface Transactions {
  add(id: number, work: (file: AccountsFile) => unknown): void;
  /** Carries out what was added. */
  flush(): void;
}

interface Waiting {
  readonly id: number;
  readonly work: (file: AccountsFile) => unknown;
}

/**
 * Creates them. Each piece of work has a savepoint of its own, so that one that fails takes back only itself. When the
 * commit fails (no room on the disk), everything of that transaction is answered with its error: none of it happened.
 */
export function createTransactions(
  file: AccountsFile,
  reply: (message: AccountsReply) => void,
): Transactions {
  let waiting: Waiting[] = [];
  const flush = (): void => {
    const together = waiting;
    waiting = [];
    if (together.length > 0) for (const message of commit(file, together)) reply(message);
  };
  return {
    add(id, work) {
      waiting.push({ id, work });
      if (waiting.length === 1) setImmediate(flush);
    },
    flush,
  };
}

function commit(file: AccountsFile, together: readonly Waiting[]): AccountsReply[] {
  const { database } = file;
  const before = changesOf(file);
  try {
    database.exec('BEGIN IMMEDIATE');
    const replies = together.map((one) => carryOut(file, one));
    database.exec('COMMIT');
    return changesOf(file) === before ? replies : [...replies, { type: 'changed' }];
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK');
    return together.map(({ id }) => ({ type: 'error', id, error: toWireError(error) }));
  }
}

/** Rows written by this connection so far. */
function changesOf(file: AccountsFile): unknown {
  return file.get('SELECT total_changes() AS n')?.['n'];
}

function carryOut(file: AccountsFile, { id, work }: Waiting): AccountsReply {
  const { database } = file;
  database.exec('SAVEPOINT one');
  try {
    const value = work(file);
    database.exec('RELEASE one');
    return { type: 'result', id, value };
  } catch (error) {
    // A full disk ends the whole transaction by itself; the caller then tells everybody.
    if (!database.isTransaction) throw error;
    database.exec('ROLLBACK TO one; RELEASE one');
    return { type: 'error', id, error: toWireError(error) };
  }
}
