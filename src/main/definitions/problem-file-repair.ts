import { err, ok, type ErrorOf } from '../../shared/errors';
import type { ProblemFileView } from '../../shared/view';
import { moveToTrash } from '../platform/document-folder/document-removal';
import { writeFailed } from '../platform/document-folder/document-writing';
import { errorCode, readFileBytes, type FileBytes } from '../platform/file-bytes';
import { cloneName } from './clone-name';
import { entryOf } from './definition-folder';
import { encodeDefinition } from './definition-format';
import type { DefinitionStore } from './definition-store';
import { putBytes } from './definition-writing';
import { namesOf, type StoreParts } from './store-parts';

/** Moves a file that is no readable definition to the trash. Only files that are known as such: no other path gets here. */
export async function removeProblem(
  parts: StoreParts,
  ...[file]: Parameters<DefinitionStore['removeProblem']>
): ReturnType<DefinitionStore['removeProblem']> {
  if (!parts.folder.table.problems.has(file)) return noProblem(file);
  const moved = await moveToTrash(parts, file);
  if (moved.ok) return moved;
  return moved.error.code === 'not_found' ? noProblem(file) : err(moved.error);
}

/** Gives a second file with the same id an id and a free name of its own; its bytes are kept aside first. */
export async function keepAsCopy(
  parts: StoreParts,
  ...[file]: Parameters<DefinitionStore['keepAsCopy']>
): ReturnType<DefinitionStore['keepAsCopy']> {
  const { folder } = parts;
  if (folder.table.problems.get(file)?.reason.code !== 'duplicate_id') return noProblem(file);
  const read = await readFileBytes(folder.pathOf(file));
  const entry = read.ok ? entryOf(file, read.value) : undefined;
  if (!read.ok || entry?.kind !== 'document') return noProblem(file);
  const { definition } = entry.saved;
  const name = folder.isNameTaken(definition.name)
    ? cloneName(definition.name, namesOf(parts))
    : definition.name;
  const copy = { ...definition, id: parts.newId(), name, updatedAt: parts.nowIso() };
  const written = await writeInstead(parts, file, encodeDefinition(copy), read.value);
  if (!written.ok) return written.error.code === 'changed_on_disk' ? noProblem(file) : err(written.error);
  return ok(copy.id);
}

async function writeInstead(
  parts: StoreParts,
  file: string,
  bytes: Uint8Array,
  there: FileBytes,
): ReturnType<typeof putBytes> {
  try {
    await parts.quarantine(parts.folder.pathOf(file));
  } catch (error) {
    return writeFailed(file, errorCode(error));
  }
  return putBytes(parts, { file, bytes, there, cause: 'cloned' });
}

/** Puts the last readable version back; the broken file goes to the trash first, and comes back if that fails. */
export async function restorePrevious(
  parts: StoreParts,
  ...[file]: Parameters<DefinitionStore['restorePrevious']>
): ReturnType<DefinitionStore['restorePrevious']> {
  const { folder, history, trash } = parts;
  const problem = folder.table.problems.get(file);
  if (!problem) return noProblem(file);
  const previous = canBeRestored(problem.reason) ? await history.previousOf(file) : undefined;
  if (!previous || folder.table.documents.has(previous.definitionId))
    return err({ code: 'no_previous_version', file });
  const removed = await removeProblem(parts, file);
  if (!removed.ok) return removed;
  const { bytes, definitionId } = previous;
  const written = await putBytes(parts, { file, bytes, there: null, cause: 'restored' });
  if (written.ok) return ok({ definitionId, trashId: removed.value });
  await trash.restore(removed.value, folder.pathOf(file)).catch(() => undefined);
  await folder.absorb([file]);
  return written.error.code === 'changed_on_disk' ? writeFailed(file, 'EEXIST') : err(written.error);
}

/** A file of a newer version is never written; a second one with the same id is no broken one. */
export function canBeRestored(reason: ProblemFileView['reason']): boolean {
  return reason.code !== 'newer_version' && reason.code !== 'duplicate_id';
}

function noProblem(file: string): { ok: false; error: ErrorOf<'problem_file_not_found'> } {
  return { ok: false, error: { code: 'problem_file_not_found', file } };
}
