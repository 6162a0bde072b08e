import type { FieldWords } from '../three-way-table';
import type { ChangedField, Merge } from '../three-way';

/** Sentences that name the kind of document, in the language of now. */
export interface DocumentWords {
  /** The pool was removed meanwhile */
  readonly removed: string;
  /** Your version can be saved as a new pool. */
  readonly canBeSaved: string;
  /** Save as a new pool */
  readonly saveAsNew: string;
  /** This pool was changed by something else meanwhile */
  readonly changed: string;
}

/** How two versions of a kind of document are compared and put together. */
export interface DocumentComparison<Draft, Saved> {
  readonly draftOf: (saved: Saved) => Draft;
  /** Every field that one side or the other changed since `base`. */
  readonly changedFields: (base: Draft, theirs: Draft, mine: Draft) => readonly ChangedField[];
  readonly merged: (theirs: Draft, fields: readonly ChangedField[], choices: Merge['choices']) => Draft;
  readonly words: FieldWords;
}
