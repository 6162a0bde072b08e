import type { AccountsFile } from './accounts-file';
import type { AccountsReply, OperationKind } from './accounts-protocol';
import { touchAll } from '../operations/leases/touched-accounts';
import { toWireError } from './wire-error';

/** Work in transactions that are shared by what came together; nothing is answered before it is committed. */
export interface Transactions {
  add(piece: PieceOfWork): void;
  /** Carries out what was added. */
  flush(): void;
}

export interface PieceOfWork {
  readonly id: number;
  readonly kind: OperationKind;
  readonly work: (file: AccountsFile) => unknown;
}

/** Result codes after which nothing of the transaction can be trusted to happen: busy, no memory, I/O, damage, full. */
const FATAL: ReadonlySet<number> = new Set([5, 7, 10, 11, 13]);

const READING: ReadonlySet<OperationKind> = new Set(['read', 'look', 'figures']);

/** How long a look through many accounts may take, milliseconds: nobody waits for more than that on a filter of others. */
const MOST_MS: Partial<Record<OperationKind, number>> = { look: 10_000, figures: 5_000, change: 10_000 };

/**
 * Creates them. Each piece of work has a savepoint of its own, so that one that fails takes back only itself. When the
 * file can't be written (no room on the disk, another process writes for longer than the busy time-out of 5 s),
 * everything of that transaction is answered with its error: none of it happened, and the next one begins anew. What
 * only reads waits for nobody when it came alone; counts for the eye wait for everything else. `oneByOne` where nothing
 * is written: who has a short question does not wait for the answer to a long one that came with it.
 */
export function createTransactions(
  file: AccountsFile,
  reply: (message: AccountsReply) => void,
  { oneByOne = false }: { readonly oneByOne?: boolean } = {},
): Transactions {
  const waiting: PieceOfWork[] = [];
  const figures: PieceOfWork[] = [];
  let isScheduled = false;
  const carryOut = (together: readonly PieceOfWork[]): void => {
    if (together.length > 0) for (const message of commit(file, together)) reply(message);
  };
  const schedule = (): void => {
    if (isScheduled) return;
    isScheduled = true;
    setImmediate(() => {
      isScheduled = false;
      const together = oneByOne ? waiting.splice(0, 1) : waiting.splice(0);
      carryOut(together);
      // One at a time: fifty pools that are counted shall keep no bot waiting.
      if (!oneByOne || waiting.length === 0) carryOut(figures.splice(0, 1));
      if (waiting.length + figures.length > 0) schedule();
    });
  };
  return {
    add(piece) {
      (piece.kind === 'figures' ? figures : waiting).push(piece);
      schedule();
    },
    flush() {
      carryOut([...waiting.splice(0), ...figures.splice(0)]);
    },
  };
}

function commit(file: AccountsFile, together: readonly PieceOfWork[]): AccountsReply[] {
  const { database } = file;
  const changed = { any: false, others: false };
  try {
    file.assertInPlace();
    database.exec(together.every(({ kind }) => READING.has(kind)) ? 'BEGIN' : 'BEGIN IMMEDIATE');
    const replies = together.map((piece) => {
      const before = changesOf(file);
      const answer = carryOutOne(file, piece);
      if (changesOf(file) !== before) {
        changed.any = true;
        changed.others ||= piece.kind === 'change';
      }
      return answer;
    });
    if (changed.others) touchAll(file);
    database.exec('COMMIT');
    if (changed.others) file.revision += 1;
    // Told first: whoever has the answer may ask anew, and others have heard by then that something changed.
    return changed.any ? [{ type: 'changed', leasesOnly: !changed.others }, ...replies] : replies;
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK');
    file.revision += 1;
    return together.map(({ id }) => ({ type: 'error', id, error: toWireError(error) }));
  }
}

/** Rows written by this connection so far. */
function changesOf(file: AccountsFile): unknown {
  return file.get('SELECT total_changes() AS n')?.['n'];
}

function carryOutOne(file: AccountsFile, { id, kind, work }: PieceOfWork): AccountsReply {
  const { database } = file;
  file.limitTime(MOST_MS[kind] ?? null);
  database.exec('SAVEPOINT one');
  try {
    const value = work(file);
    database.exec('RELEASE one');
    return { type: 'result', id, value };
  } catch (error) {
    // A full disk may end the whole transaction by itself; the caller then tells everybody.
    if (!database.isTransaction || isFatal(error)) throw error;
    database.exec('ROLLBACK TO one; RELEASE one');
    file.revision += 1;
    return { type: 'error', id, error: toWireError(error) };
  }
}

function isFatal(error: unknown): boolean {
  if (!(error instanceof Error) || !('errcode' in error) || typeof error.errcode !== 'number') return false;
  // The low byte is the primary code, what is above it says more exactly which.
  return FATAL.has(error.errcode & 0xff);
}
