import { err, ok } from '../../shared/errors';
import { moveToTrash, restoreFromTrash } from '../platform/document-folder/document-removal';
import { readFileBytes, type FileBytes } from '../platform/file-bytes';
import { entryOf } from './definition-folder';
import type { DefinitionStore } from './definition-store';
import { nameTaken, notFound, type StoreParts } from './store-parts';

/** Moves a definition's file to the trash. */
export async function remove(
  parts: StoreParts,
  ...[definitionId]: Parameters<DefinitionStore['remove']>
): ReturnType<DefinitionStore['remove']> {
  const saved = parts.folder.table.documents.get(definitionId);
  if (!saved) return notFound(definitionId);
  await keepAsItIs(parts, saved.file);
  const moved = await moveToTrash(parts, saved.file);
  if (!moved.ok) return moved.error.code === 'not_found' ? notFound(definitionId) : err(moved.error);
  parts.note({ kind: 'removed', file: saved.file, trashId: moved.value });
  return moved;
}

/** Brings a file of the trash back. */
export async function restore(
  parts: StoreParts,
  ...[trashId]: Parameters<DefinitionStore['restore']>
): ReturnType<DefinitionStore['restore']> {
  const restored = await restoreFromTrash(parts, trashId);
  if (!restored.ok)
    return restored.error.code === 'name_taken' ? nameTaken(restored.error.name) : err(restored.error);
  const { saved, bytes } = restored.value;
  if (!saved) return ok(null);
  await parts.history.keep(saved, bytes.bytes, 'restored');
  return ok(saved.definition.id);
}

/** Keeps the definition of a file in the history: the bytes it was read from, else those of the file now. */
export async function keepAsItIs({ folder, history }: StoreParts, file: string): Promise<void> {
  const bytes = folder.takeUnkept(file) ?? (await presentBytes(folder.pathOf(file)));
  if (bytes) await keepRead(history, file, bytes);
}

/** Keeps what was read from a file, if it is a definition. */
export async function keepRead(
  history: StoreParts['history'],
  file: string,
  bytes: FileBytes,
): Promise<void> {
  const entry = entryOf(file, bytes);
  if (entry.kind === 'document') await history.keep(entry.saved, bytes.bytes, 'foreign');
}

async function presentBytes(path: string): Promise<FileBytes | undefined> {
  const read = await readFileBytes(path);
  return read.ok ? read.value : undefined;
}
