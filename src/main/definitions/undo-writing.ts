import type { DefinitionId } from '../../shared/ids';
import { moveToTrash } from '../platform/document-folder/document-removal';
import { isNewNameTaken } from '../platform/document-folder/document-writing';
import { readFileBytes, type FileBytes } from '../platform/file-bytes';
import { entryOf } from './definition-folder';
import { restore } from './definition-removal';
import type { LeftFile } from './definition-store';
import { putBytes } from './definition-writing';
import type { StoreParts } from './store-parts';
import type { WrittenFile } from './undo-log';

type Outcome = 'undone' | LeftFile['reason'];
type Put = Extract<WrittenFile, { kind: 'put' }>;

/** Takes back what was written, latest first. What was changed since stays as it is. */
export async function takeBack(
  parts: StoreParts,
  written: readonly WrittenFile[],
): Promise<{ undone: number; left: LeftFile[] }> {
  const outcomes = new Map<string, Outcome>();
  for (const one of [...written].reverse()) {
    const before = outcomes.get(one.file);
    if (before === undefined || before === 'undone') outcomes.set(one.file, await takeOneBack(parts, one));
  }
  const left = [...outcomes].flatMap(([file, reason]) => (reason === 'undone' ? [] : [{ file, reason }]));
  return { undone: outcomes.size - left.length, left };
}

async function takeOneBack(parts: StoreParts, written: WrittenFile): Promise<Outcome> {
  if (written.kind === 'removed') {
    const restored = await restore(parts, written.trashId);
    if (restored.ok) return 'undone';
    if (restored.error.code === 'definition_name_taken') return 'name_taken';
    // Somebody brought it back, or emptied the trash.
    return restored.error.code === 'trash_entry_not_found' ? 'changed_since' : 'write_failed';
  }
  const there = await readFileBytes(parts.folder.pathOf(written.file));
  if (!there.ok) return there.error.code === 'missing' ? 'changed_since' : 'write_failed';
  if (there.value.hash !== written.hashAfter) return 'changed_since';
  return written.before ? putBack(parts, written, written.before, there.value) : takeAway(parts, written);
}

async function putBack(
  parts: StoreParts,
  { file }: Put,
  bytes: Uint8Array,
  there: FileBytes,
): Promise<Outcome> {
  const before = entryOf(file, { bytes, hash: '', writable: true });
  if (before.kind === 'document' && isTakenByAnother(parts, before.saved.definition)) return 'name_taken';
  const written = await putBytes(parts, { file, bytes, there, cause: 'undone' });
  if (written.ok) return 'undone';
  return written.error.code === 'changed_on_disk' ? 'changed_since' : 'write_failed';
}

function isTakenByAnother(
  { folder }: StoreParts,
  { id, name }: { readonly id: DefinitionId; readonly name: string },
): boolean {
  const now = folder.table.documents.get(id);
  return now ? isNewNameTaken(folder, now, name) : folder.isNameTaken(name);
}

/** A file that was not there before goes to the trash: whoever wants it after all still has it. */
async function takeAway(parts: StoreParts, { file }: Put): Promise<Outcome> {
  const moved = await moveToTrash(parts, file);
  if (moved.ok) return 'undone';
  return moved.error.code === 'not_found' ? 'changed_since' : 'write_failed';
}
