import type { ErrorOf, Result } from '../../shared/errors';
import type { TrashId } from '../../shared/ids';
import type { Pool, PoolDraft, PoolId } from '../../shared/pool';
import type { ProblemFileView } from '../../shared/view';

/** A pool with the file it came from; `hash` is that of the file's bytes. */
export interface SavedPool {
  readonly pool: Pool;
  readonly file: string;
  readonly hash: string;
  /** False when Muster must not write the file. */
  readonly writable: boolean;
}

export type PoolChange =
  | { readonly type: 'put'; readonly saved: SavedPool }
  | { readonly type: 'remove'; readonly poolId: PoolId }
  | { readonly type: 'problem'; readonly problemFile: ProblemFileView }
  | { readonly type: 'problemGone'; readonly file: string };

type NameTaken = ErrorOf<'pool_name_taken'>;
type WriteFailed = ErrorOf<'file_write_failed'>;
type NotFound = ErrorOf<'pool_not_found'>;

/** Saved pools: one JSON file each. Follows edits made by other programs. Never loses a person's file. */
export interface PoolStore {
  list(): readonly SavedPool[];
  problemFiles(): readonly ProblemFileView[];
  find(poolId: PoolId): SavedPool | undefined;
  /** Capital letters make no difference. */
  findByName(name: string): SavedPool | undefined;
  watch(listener: (change: PoolChange) => void): () => void;
  create(draft: PoolDraft): Promise<Result<SavedPool, NameTaken | WriteFailed>>;
  update(
    poolId: PoolId,
    draft: PoolDraft,
    baseHash: string,
  ): Promise<
    Result<
      SavedPool,
      NotFound | NameTaken | ErrorOf<'pool_changed_on_disk'> | ErrorOf<'pool_read_only'> | WriteFailed
    >
  >;
  /** Moves the file to the trash; `restore` brings the bytes back. */
  remove(poolId: PoolId): Promise<Result<TrashId, NotFound | WriteFailed>>;
  restore(
    trashId: TrashId,
  ): Promise<Result<PoolId | null, ErrorOf<'trash_entry_not_found'> | NameTaken | WriteFailed>>;
  /** Resolves when every write so far is on disk and all watchers are closed. */
  close(): Promise<void>;
}
