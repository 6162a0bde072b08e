import { basename, dirname } from 'node:path';
import { err, ok, type ErrorOf, type Result } from '../../../shared/errors';
import type { TrashId } from '../../../shared/ids';
import { errorCode, type FileBytes } from '../file-bytes';
import type { DocumentFolder } from './document-folder';
import type { SavedFile } from './document-kind';
import { writeFailed, type FolderParts, type WriteFailed } from './document-writing';

export interface Restored<S extends SavedFile> {
  /** The document that is in use again; undefined when the file is none, or another has its id. */
  readonly saved: S | undefined;
  readonly bytes: FileBytes;
}

/** Moves a file of the folder to the trash. A file that is gone already is forgotten: `not_found`. */
export async function moveToTrash<S extends SavedFile, Id extends string>(
  { folder, trash }: Pick<FolderParts<S, Id>, 'folder' | 'trash'>,
  file: string,
): Promise<Result<TrashId, { readonly code: 'not_found' } | WriteFailed>> {
  try {
    const trashId = await trash.put(folder.pathOf(file));
    folder.put([[file, undefined]]);
    return ok(trashId);
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') return writeFailed(file, errorCode(error));
    folder.put([[file, undefined]]);
    return err({ code: 'not_found' });
  }
}

/**
 * Brings a file of the folder back from the trash, byte for byte; under another name where something else has its own by
 * now. The trash holds files of other folders too: those are not found here.
 */
export async function restoreFromTrash<S extends SavedFile, Id extends string>(
  parts: Pick<FolderParts<S, Id>, 'folder' | 'trash'>,
  trashId: TrashId,
): Promise<
  Result<
    Restored<S>,
    ErrorOf<'trash_entry_not_found'> | { readonly code: 'name_taken'; readonly name: string } | WriteFailed
  >
> {
  const { folder, trash } = parts;
  const trashed = await trash.peek(trashId);
  if (!trashed || !isFolderOf(folder, trashed.originalPath))
    return err({ code: 'trash_entry_not_found', trashId });
  const wanted = basename(trashed.originalPath);
  const entry = folder.entryOf(wanted, trashed.file);
  const identity = entry.kind === 'document' ? folder.identify(entry.saved) : undefined;
  if (identity && folder.isNameTaken(identity.name)) return err({ code: 'name_taken', name: identity.name });
  const file = await restoreBytes(parts, trashId, wanted);
  if (!file.ok) return file;
  await folder.absorb([file.value]);
  const restored = identity && folder.table.documents.get(identity.id);
  return ok({ saved: restored?.file === file.value ? restored : undefined, bytes: trashed.file });
}

/** The data folder may have moved since: only the folder's name counts. */
function isFolderOf(folder: { pathOf(file: string): string }, originalPath: string): boolean {
  return basename(dirname(folder.pathOf('a'))) === basename(dirname(originalPath));
}

/** Under its old name, or one like it where something else has that name by now. Answers the name. */
async function restoreBytes<S extends SavedFile, Id extends string>(
  { folder, trash }: { readonly folder: DocumentFolder<S, Id>; readonly trash: FolderParts<S, Id>['trash'] },
  trashId: TrashId,
  wanted: string,
): Promise<Result<string, WriteFailed>> {
  for (const file of fileNamesLike(wanted)) {
    try {
      await trash.restore(trashId, folder.pathOf(file));
      return ok(file);
    } catch (error) {
      if (errorCode(error) !== 'EEXIST') return writeFailed(file, errorCode(error));
    }
  }
  throw new Error('unreachable');
}

function* fileNamesLike(name: string): Generator<string, never> {
  yield name;
  for (let count = 2; ; count++) yield name.replace(/(?=\.json$)/i, `-${String(count)}`);
}
