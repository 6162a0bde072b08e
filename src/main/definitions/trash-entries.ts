import { basename, dirname } from 'node:path';
import type { TrashEntryView } from '../../shared/definition-version';
import { ok, type ErrorOf, type Result } from '../../shared/errors';
import type { TrashId } from '../../shared/ids';
import { writeFailed } from '../platform/document-folder/document-writing';
import { errorCode } from '../platform/file-bytes';
import type { Trash } from '../platform/trash';
import { entryOf } from './definition-folder';

/** Folders of the data folder whose deleted files are told apart. */
export interface TrashFolders {
  readonly definitions: string;
  readonly groupTemplates: string;
}

/** What lies in the trash, latest first, with the names of the groups in the files. */
export async function listTrash(trash: Trash, folders: TrashFolders): Promise<TrashEntryView[]> {
  const views: TrashEntryView[] = [];
  for (const { originalPath, ...entry } of await trash.list()) {
    const file = basename(originalPath);
    const name = await nameOf(trash, entry.trashId, file);
    views.push({ ...entry, file, name, kind: kindOf(originalPath, folders) });
  }
  return views.sort((a, b) => (a.deletedAt < b.deletedAt ? 1 : a.deletedAt > b.deletedAt ? -1 : 0));
}

/** Removes entries for good; stops at the first that can't be. */
export async function removeFromTrash(
  trash: Trash,
  trashIds: readonly TrashId[],
): Promise<Result<{ removed: number }, ErrorOf<'file_write_failed'>>> {
  let removed = 0;
  for (const trashId of trashIds) {
    try {
      if (await trash.remove(trashId)) removed += 1;
    } catch (error) {
      return writeFailed(trashId, errorCode(error));
    }
  }
  return ok({ removed });
}

/** What a deleted file was. The data folder may have moved since: only the folder's name counts. */
export function kindOf(originalPath: string, folders: TrashFolders): TrashEntryView['kind'] {
  const folder = basename(dirname(originalPath));
  if (folder === basename(folders.definitions)) return 'definition';
  return folder === basename(folders.groupTemplates) ? 'groupTemplate' : 'other';
}

async function nameOf(trash: Trash, trashId: TrashId, file: string): Promise<string | null> {
  const trashed = await trash.peek(trashId);
  const entry = trashed && entryOf(file, trashed.file);
  return entry?.kind === 'document' ? entry.saved.definition.name : null;
}
