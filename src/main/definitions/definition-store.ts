import type { BotGroupDefinition, DefinitionDraft } from '../../shared/definition';
import type { ErrorOf, Result } from '../../shared/errors';
import type { DefinitionId, TrashId } from '../../shared/ids';
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
  ): Promise<
    Result<
      SavedDefinition,
      | NotFound
      | NameTaken
      | ErrorOf<'definition_changed_on_disk'>
      | ErrorOf<'definition_read_only'>
      | WriteFailed
    >
  >;
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
  /** Resolves when every write so far is on disk and all watchers are closed. */
  close(): Promise<void>;
}
