import type { BotGroupDefinition, DefinitionDraft } from '../../shared/definition';
import type { ErrorOf, Result } from '../../shared/errors';
import type { DefinitionVersion, VersionCause } from '../../shared/definition-version';
import type { DefinitionId, TrashId, UndoId } from '../../shared/ids';
import type { ProblemFileView } from '../../shared/view';

/** A definition with the file it came from; `hash` is that of the file's bytes. */
export interface SavedDefinition {
  readonly definition: BotGroupDefinition;
  readonly file: string;
  readonly hash: string;
  /** False when Muster must not write the file (newer version). */
  readonly writable: boolean;
}

export type DefinitionChange =
  | { readonly type: 'put'; readonly saved: SavedDefinition }
  | { readonly type: 'remove'; readonly definitionId: DefinitionId }
  | { readonly type: 'problem'; readonly problemFile: ProblemFileView }
  | { readonly type: 'problemGone'; readonly file: string };

type NameTaken = ErrorOf<'definition_name_taken'>;
type WriteFailed = ErrorOf<'file_write_failed'>;
type NotFound = ErrorOf<'definition_not_found'>;

type WriteRefused =
  | NotFound
  | NameTaken
  | ErrorOf<'definition_changed_on_disk'>
  | ErrorOf<'definition_read_only'>
  | WriteFailed;

/** The version a write starts from; it is refused when the file is another by now. */
export interface BaseVersion {
  readonly definitionId: DefinitionId;
  readonly baseHash: string;
}

/** What `adopt` is asked for. */
export interface Adoption {
  readonly definition: BotGroupDefinition;
  readonly replacing: BaseVersion | null;
}

/** What was written through one recording and can be taken back at once. */
export interface Recording {
  /**
   * Adopts definitions side by side; each is whole or absent, and one that is refused does not keep the others. No two
   * may have an id, a name or a wanted file in common, nor may one have the name of a definition that another replaces.
   */
  adoptTogether(
    adoptions: readonly Adoption[],
    cause: VersionCause,
  ): Promise<readonly Result<SavedDefinition, WriteRefused>[]>;
  /** As the store's own, and noted. */
  readonly adopt: DefinitionStore['adopt'];
  readonly update: DefinitionStore['update'];
  readonly remove: DefinitionStore['remove'];
  readonly revert: DefinitionStore['revert'];
  /** Ends the recording; null when nothing was written. */
  finish(): UndoId | null;
}

/** What could not be taken back, and why. */
export interface LeftFile {
  readonly file: string;
  readonly reason: 'changed_since' | 'write_failed' | 'name_taken';
}

/** Saved definitions: one JSON file each. Follows edits made by other programs. Never loses a person's file. */
export interface DefinitionStore {
  list(): readonly SavedDefinition[];
  problemFiles(): readonly ProblemFileView[];
  find(definitionId: DefinitionId): SavedDefinition | undefined;
  watch(listener: (change: DefinitionChange) => void): () => void;
  create(draft: DefinitionDraft): Promise<Result<SavedDefinition, NameTaken | WriteFailed>>;
  update(
    definitionId: DefinitionId,
    draft: DefinitionDraft,
    baseHash: string,
    cause?: VersionCause,
  ): Promise<Result<SavedDefinition, WriteRefused>>;
  /**
   * Writes a definition as it is: id, times and unknown keys are kept. `replacing` names the definition it is saved
   * over (whose id it then gets); without it its id must be free, else `definition_name_taken` with the name of the
   * one that has it.
   */
  adopt(
    definition: BotGroupDefinition,
    replacing: BaseVersion | null,
    cause: VersionCause,
  ): Promise<Result<SavedDefinition, WriteRefused>>;
  /** `name` null finds a free one ("Daily rewards copy"). */
  clone(
    definitionId: DefinitionId,
    name: string | null,
  ): Promise<Result<SavedDefinition, NotFound | NameTaken | WriteFailed>>;
  /** Moves the file to the trash; `restore` brings the bytes back. */
  remove(definitionId: DefinitionId): Promise<Result<TrashId, NotFound | WriteFailed>>;
  restore(
    trashId: TrashId,
  ): Promise<Result<DefinitionId | null, ErrorOf<'trash_entry_not_found'> | NameTaken | WriteFailed>>;
  /** Every version that is kept, newest first; the first is the one in use. */
  versions(definitionId: DefinitionId): Promise<Result<readonly DefinitionVersion[], NotFound>>;
  readVersion(
    definitionId: DefinitionId,
    versionId: string,
  ): Promise<Result<BotGroupDefinition, ErrorOf<'version_not_found'>>>;
  /** Saves an earlier version over the one in use. */
  revert(
    base: BaseVersion,
    versionId: string,
  ): Promise<Result<SavedDefinition, WriteRefused | ErrorOf<'version_not_found'>>>;
  /** Begins to note what is written, so that it can be taken back at once. */
  record(): Recording;
  /** Takes a recording back: files that were changed since are left as they are. */
  undo(
    undoId: UndoId,
  ): Promise<
    Result<{ readonly undone: number; readonly left: readonly LeftFile[] }, ErrorOf<'undo_not_found'>>
  >;
  /** Moves a file that is no readable definition to the trash. */
  removeProblem(file: string): Promise<Result<TrashId, ErrorOf<'problem_file_not_found'> | WriteFailed>>;
  /** Gives a second file with the same id an id and a free name of its own. */
  keepAsCopy(file: string): Promise<Result<DefinitionId, ErrorOf<'problem_file_not_found'> | WriteFailed>>;
  /** Puts the last readable version back in place of a broken file, which goes to the trash. */
  restorePrevious(
    file: string,
  ): Promise<
    Result<
      { readonly definitionId: DefinitionId; readonly trashId: TrashId },
      ErrorOf<'problem_file_not_found'> | ErrorOf<'no_previous_version'> | WriteFailed
    >
  >;
  /** Resolves when every write so far is on disk and all watchers are closed. */
  close(): Promise<void>;
}
