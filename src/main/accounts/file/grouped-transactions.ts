import type { AccountsFile } from './accounts-file';
import type { AccountsReply, OperationKind } from './accounts-protocol';
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

/**
 * Creates them. Each piece of work has a savepoint of its own, so that one that fails takes back only itself. When the
 * file can't be written (no room on the disk, another process writes for longer than the busy time-out of 5 s),
 * everything of that transaction is answered with its error: none of it happened, and the next one begins anew. What
 * only reads waits for nobody when it came alone; counts for the eye wait for everything else.
 */
export function createTransactions(
  file: AccountsFile,
  reply: (message: AccountsReply) => void,
): Transactions {
  let waiting: PieceOfWork[] = [];
  let figures: PieceOfWork[] = [];
  let isScheduled = false;
  const carryOut = (together: readonly PieceOfWork[]): void => {
    if (together.length > 0) for (const message of commit(file, together)) reply(message);
  };
  const schedule = (): void => {
    if (isScheduled) return;
    isScheduled = true;
    setImmediate(() => {
      isScheduled = false;
      const together = waiting;
      waiting = [];
      carryOut(together);
      // One at a time: fifty pools that are counted shall keep no bot waiting.
      carryOut(figures.splice(0, 1));
      if (waiting.length + figures.length > 0) schedule();
    });
  };
  return {
    add(piece) {
      (piece.kind === 'figures' ? figures : waiting).push(piece);
      schedule();
    },
    flush() {
      const together = [...waiting, ...figures];
      waiting = [];
      figures = [];
      carryOut(together);
    },
  };
}

function commit(file: AccountsFile, together: readonly PieceOfWork[]): AccountsReply[] {
  const { database } = file;
  const changed = { any: false, others: false };
  try {
    database.exec(
      together.every(({ kind }) => kind === 'read' || kind === 'figures') ? 'BEGIN' : 'BEGIN IMMEDIATE',
    );
    const replies = together.map((piece) => {
      const before = changesOf(file);
      const answer = carryOutOne(file, piece);
      if (changesOf(file) !== before) {
        changed.any = true;
        changed.others ||= piece.kind === 'change';
      }
      return answer;
    });
    database.exec('COMMIT');
    if (changed.others) file.revision += 1;
    return changed.any ? [...replies, { type: 'changed', leasesOnly: !changed.others }] : replies;
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

function carryOutOne(file: AccountsFile, { id, work }: PieceOfWork): AccountsReply {
  const { database } = file;
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
