import { basename } from 'node:path';
import { err, ok, type ErrorOf, type Result } from '../../shared/errors';
import { errorCode, readFileBytes, type FileBytes } from '../platform/file-bytes';
import { entryOf } from './definition-folder';
import type { DefinitionStore } from './definition-store';
import { isNameTaken, nameTaken, notFound, writeFailed, type StoreParts } from './store-parts';

/** Moves a definition's file to the trash. */
export async function remove(
  parts: StoreParts,
  ...[definitionId]: Parameters<DefinitionStore['remove']>
): ReturnType<DefinitionStore['remove']> {
  const { folder, trash } = parts;
  const saved = folder.table.definitions.get(definitionId);
  if (!saved) return notFound(definitionId);
  await keepAsItIs(parts, saved.file);
  try {
    const trashId = await trash.put(folder.pathOf(saved.file));
    folder.put([[saved.file, undefined]]);
    parts.note({ kind: 'removed', file: saved.file, trashId });
    return ok(trashId);
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') return writeFailed(saved.file, errorCode(error));
    folder.put([[saved.file, undefined]]);
    return notFound(definitionId);
  }
}

/** Brings a file of the trash back. */
export async function restore(
  parts: StoreParts,
  ...[trashId]: Parameters<DefinitionStore['restore']>
): ReturnType<DefinitionStore['restore']> {
  const { folder, trash, history } = parts;
  const trashed = await trash.peek(trashId);
  if (!trashed) return err({ code: 'trash_entry_not_found', trashId });
  const wanted = basename(trashed.originalPath);
  const entry = entryOf(wanted, trashed.file);
  const definition = entry.kind === 'definition' ? entry.saved.definition : undefined;
  if (definition && isNameTaken(parts, definition.name)) return nameTaken(definition.name);
  const file = await restoreBytes(parts, trashId, wanted);
  if (!file.ok) return file;
  await folder.absorb([file.value]);
  const restored = definition && folder.table.definitions.get(definition.id);
  if (restored?.file !== file.value) return ok(null);
  await history.keep(restored, trashed.file.bytes, 'restored');
  return ok(restored.definition.id);
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
  if (entry.kind === 'definition') await history.keep(entry.saved, bytes.bytes, 'foreign');
}

async function presentBytes(path: string): Promise<FileBytes | undefined> {
  const read = await readFileBytes(path);
  return read.ok ? read.value : undefined;
}

/** Under its old name, or one like it where something else has that name by now. Answers the name. */
async function restoreBytes(
  { folder, trash }: StoreParts,
  trashId: Parameters<DefinitionStore['restore']>[0],
  wanted: string,
): Promise<Result<string, ErrorOf<'file_write_failed'>>> {
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
