import type { AccountField } from '../../../shared/account';
import type {
  AccountColumnMapping,
  AccountColumnTarget,
  AccountFileForm,
} from '../../../shared/account-import';
import type { ColumnSeen } from './columns-seen';
import type { RowProblem } from './forms/source-row';

/** Where the bytes of a file are. `key`: it was handed over and lies encrypted; see `upload-spool.ts`. */
export type SourcePlace =
  | { readonly kind: 'bytes'; readonly bytes: readonly Uint8Array[] }
  | { readonly kind: 'file'; readonly path: string; readonly key: SpoolKey | null };

export interface SpoolKey {
  readonly key: Uint8Array;
  readonly iv: Uint8Array;
}

export interface ReadSource {
  readonly name: string;
  readonly place: SourcePlace;
}

/** What to read files for: rows for these targets. */
export interface ReadingJob {
  /** Null: they are suggested from all that is in the files, which are then read twice. */
  readonly targets: readonly { readonly column: string; readonly target: AccountColumnTarget }[] | null;
  /** The custom fields there are, for the suggestion. */
  readonly fields: readonly AccountField[];
  readonly passphrase: string | null;
  /** Tells the columns with samples at the end, too: for a preview. */
  readonly columns: boolean;
}

/** Given to the thread that reads. */
export interface ReadingThreadData {
  readonly role: 'reading';
  readonly sources: readonly ReadSource[];
  readonly job: ReadingJob;
}

/** A problem and the number of its source. */
export type PlacedProblem = RowProblem & { readonly source: number };

export interface RowBatch {
  readonly type: 'rows';
  /** See `packRows`. */
  readonly packed: Uint8Array;
  readonly count: number;
  /** Number of the source and line, by row. */
  readonly places: Uint32Array;
  /** Rows that can't be taken since the batch before, and what is wrong with the first of all. */
  readonly bad: number;
  readonly problems: readonly PlacedProblem[];
  /** Bytes read so far. */
  readonly done: number;
}

/** What the thread says. It waits for a `next` per batch, four batches ahead. */
export type ReadingMessage =
  | RowBatch
  | { readonly type: 'progress'; readonly done: number }
  /** What was suggested; rows follow. */
  | { readonly type: 'mapping'; readonly mapping: AccountColumnMapping }
  | {
      readonly type: 'end';
      readonly form: AccountFileForm | null;
      /** Rows by source. */
      readonly rows: readonly number[];
      /** Columns in the order they came; samples are clear text, also of secrets. */
      readonly columns: readonly ColumnSeen[];
    };

export const BATCHES_AHEAD = 4;
