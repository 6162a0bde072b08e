import { UndoId, type TrashId } from '../../shared/ids';
import type { Random } from '../../shared/ports';

const MAX_RECORDINGS = 50;
const MAX_BYTES = 64_000_000;

/** One thing that was written and can be taken back. */
export type WrittenFile =
  | {
      readonly kind: 'put';
      readonly file: string;
      /** Null when there was no file. */
      readonly before: Uint8Array | null;
      readonly hashAfter: string;
    }
  | { readonly kind: 'removed'; readonly file: string; readonly trashId: TrashId };

/** What can be taken back, for as long as the program runs: the latest recordings, bounded in number and bytes. */
export interface UndoLog {
  /** Null when nothing was written. */
  add(written: readonly WrittenFile[]): UndoId | null;
  /** Hands a recording out, once. */
  take(undoId: UndoId): readonly WrittenFile[] | undefined;
}

export function createUndoLog(random: Random): UndoLog {
  const recordings = new Map<UndoId, readonly WrittenFile[]>();
  const isTooMuch = (): boolean =>
    recordings.size > MAX_RECORDINGS || sum([...recordings.values()].map(bytesOf)) > MAX_BYTES;
  return {
    add(written) {
      if (written.length === 0) return null;
      const undoId = UndoId.parse(random.uuid());
      recordings.set(undoId, written);
      // The newest is always kept, however large it is.
      for (const oldest of recordings.keys()) {
        if (recordings.size === 1 || !isTooMuch()) break;
        recordings.delete(oldest);
      }
      return undoId;
    },
    take(undoId) {
      const written = recordings.get(undoId);
      recordings.delete(undoId);
      return written;
    },
  };
}

function bytesOf(written: readonly WrittenFile[]): number {
  return sum(written.map((one) => (one.kind === 'put' ? (one.before?.byteLength ?? 0) : 0)));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
