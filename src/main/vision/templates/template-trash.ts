import { lstat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { err, ok, type ErrorOf, type Result } from '../../../shared/errors';
import type { TrashId } from '../../../shared/ids';
import { errorCode } from '../../platform/file-bytes';
import { filesWithin } from '../../platform/files-within';
import { leadsOut } from '../../platform/leads-out';
import { pathBelow } from '../../platform/path-below';
import type { Trash } from '../../platform/trash';
import { nameOf } from './assemble-templates';
import type { TemplateDirectory } from './template-directory';
import { isTemplateFile } from './template-files';
import { failed, taken, type WriteFailed } from './template-refusals';

interface TrashParts {
  readonly directory: Pick<TemplateDirectory, 'folder' | 'touched'>;
  readonly trash: Pick<Trash, 'put' | 'placeOf' | 'restore'>;
}

/** Moves files of templates to the trash: all of them or none. */
export async function trashAll(
  files: readonly string[],
  { directory, trash }: TrashParts,
): Promise<Result<TrashId[], WriteFailed>> {
  const trashed: TrashId[] = [];
  try {
    for (const file of files) trashed.push(await trash.put(join(directory.folder, file)));
  } catch (error) {
    for (const trashId of trashed) {
      const path = await trash.placeOf(trashId);
      if (path !== undefined) await trash.restore(trashId, path).catch(() => undefined);
    }
    return failed(files[trashed.length] ?? '', errorCode(error));
  } finally {
    directory.touched(files);
  }
  return ok(trashed);
}

type Nowhere = ErrorOf<'trash_entry_not_found' | 'template_name_taken'>;

/** Brings files of templates back: all of them or none, and none over another. */
export async function restoreAll(
  trashIds: readonly TrashId[],
  parts: TrashParts,
): Promise<Result<null, WriteFailed | Nowhere>> {
  const { directory, trash } = parts;
  const found = await placesOf(trashIds, parts);
  if (!found.ok) return found;
  const files = found.value;
  const restored: string[] = [];
  try {
    for (const [at, trashId] of trashIds.entries()) {
      const path = await roomFor(files[at] ?? '', directory.folder);
      await trash.restore(trashId, path);
      restored.push(path);
    }
    return ok(null);
  } catch (error) {
    for (const path of restored) await trash.put(path).catch(() => undefined);
    return failed(files[restored.length] ?? '', errorCode(error));
  } finally {
    directory.touched(files);
  }
}

/** Path of a file that was here; its name may be one that this program would not give. */
async function roomFor(file: string, folder: string): Promise<string> {
  const path = join(folder, file);
  const isOurs = (await isThere(dirname(path))) && !(await leadsOut(folder, dirname(path)));
  return isOurs ? path : filesWithin(folder).toKeep(file);
}

/** Where files in the trash belong, when they can go there. */
async function placesOf(
  trashIds: readonly TrashId[],
  { directory, trash }: TrashParts,
): Promise<Result<string[], Nowhere>> {
  const files: string[] = [];
  for (const trashId of trashIds) {
    const place = await trash.placeOf(trashId);
    const file = place === undefined ? undefined : pathBelow(directory.folder, place);
    if (file === undefined || !isTemplateFile(file)) return err({ code: 'trash_entry_not_found', trashId });
    if (await isThere(join(directory.folder, file))) return taken(nameOf(file));
    files.push(file);
  }
  return ok(files);
}

async function isThere(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}
