import { basename, dirname } from 'node:path';
import type { TrashEntryView } from '../../shared/definition-version';
import { ok, type ErrorOf, type Result } from '../../shared/errors';
import type { TrashId } from '../../shared/ids';
import { writeFailed } from '../platform/document-folder/document-writing';
import { errorCode, type FileBytes } from '../platform/file-bytes';
import { pathBelow } from '../platform/path-below';
import type { Trash } from '../platform/trash';
import { entryOf } from './definition-folder';

/** Folders of the data folder whose deleted files are told apart. */
export interface TrashFolders {
  readonly definitions: string;
  readonly groupTemplates: string;
  readonly pools: string;
  readonly routines: string;
  /** Pictures that routines look for. */
  readonly templates: string;
}

/** The name of what is in a file; null when it can't be read. */
export type NameOf = (file: string, bytes: FileBytes) => string | null;

/** What lies in the trash, latest first, with the names of the groups and pools in the files. */
export async function listTrash(
  trash: Trash,
  folders: TrashFolders,
  poolNameOf: NameOf,
): Promise<TrashEntryView[]> {
  const views: TrashEntryView[] = [];
  for (const { originalPath, ...entry } of await trash.list()) {
    const file = basename(originalPath);
    const kind = kindOf(originalPath, folders);
    const trashed = await trash.peek(entry.trashId);
    const name = routineNameOf(originalPath, folders) ?? templateFileOf(originalPath, folders);
    const readName = kind === 'pool' ? poolNameOf : groupNameOf;
    views.push({ ...entry, file, name: name ?? (trashed ? readName(file, trashed.file) : null), kind });
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
  // Alone of these they are YAML, and may lie in a folder that is called as one of the others.
  if (routineNameOf(originalPath, folders) !== null) return 'routine';
  if (templateFileOf(originalPath, folders) !== null) return 'template';
  const folder = basename(dirname(originalPath));
  if (folder === basename(folders.definitions)) return 'definition';
  if (folder === basename(folders.pools)) return 'pool';
  return folder === basename(folders.groupTemplates) ? 'groupTemplate' : 'other';
}

/** Routines lie in folders of folders; their name is the way to them. */
function routineNameOf(originalPath: string, { routines }: Pick<TrashFolders, 'routines'>): string | null {
  const file = pathBelow(routines, originalPath);
  return file !== undefined && /\.ya?ml$/i.test(file) ? file.replace(/\.yaml$/, '') : null;
}

/** A template is up to several files, each by itself in the trash: its path below the folder says which. */
function templateFileOf(originalPath: string, { templates }: Pick<TrashFolders, 'templates'>): string | null {
  const file = pathBelow(templates, originalPath);
  return file !== undefined && /\.(?:png|ya?ml)$/i.test(file) ? file : null;
}

const groupNameOf: NameOf = (file, bytes) => {
  const entry = entryOf(file, bytes);
  return entry.kind === 'document' ? entry.saved.definition.name : null;
};
