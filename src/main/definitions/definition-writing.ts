import type { BotGroupDefinition } from '../../shared/definition';
import type { VersionCause } from '../../shared/definition-version';
import { err, ok, type ErrorOf, type Result } from '../../shared/errors';
import {
  findForUpdate as findDocument,
  isNewNameTaken,
  putBytes as putDocument,
  putInNewFile,
  type BytesToPut,
  type ChangedOnDisk,
  type FoundOnDisk,
  type WriteFailed,
} from '../platform/document-folder/document-writing';
import { fitForFile } from '../platform/document-folder/fit-for-file';
import { hashOf, type FileBytes } from '../platform/file-bytes';
import { applyDraft, definitionOf } from './apply-draft';
import { cloneName } from './clone-name';
import { definitionFileNames } from './definition-file-name';
import { entryOf } from './definition-folder';
import { encodeDefinition } from './definition-format';
import type { BaseVersion, DefinitionStore, SavedDefinition } from './definition-store';
import { namesOf, nameTaken, notFound, type StoreParts } from './store-parts';

type UpdateRefused = ErrorOf<'definition_changed_on_disk'> | ErrorOf<'definition_read_only'>;

/** Writes a definition to a file of its own. */
export async function create(
  parts: StoreParts,
  definition: BotGroupDefinition,
  cause: VersionCause,
): Promise<Result<SavedDefinition, ErrorOf<'definition_name_taken'> | WriteFailed>> {
  if (parts.folder.isNameTaken(definition.name)) return nameTaken(definition.name);
  const bytes = encodeDefinition(definition);
  return putInNewFile(definitionFileNames(definition.name, definition.id), (file) =>
    putBytes(parts, { file, bytes, there: null, cause }),
  );
}

export async function update(
  parts: StoreParts,
  ...[definitionId, draft, baseHash, cause]: Parameters<DefinitionStore['update']>
): ReturnType<DefinitionStore['update']> {
  const found = await findForUpdate(parts, { definitionId, baseHash });
  if (!found.ok) return found;
  const { saved } = found.value;
  if (isNewNameTaken(parts.folder, saved, draft.name)) return nameTaken(draft.name);
  const next = applyDraft(saved.definition, draft, parts.nowIso());
  return isSameContent(next, saved.definition)
    ? ok(saved)
    : overwrite(parts, found.value, encodeDefinition(next), cause ?? 'edited');
}

export async function adopt(
  parts: StoreParts,
  ...[definition, replacing, cause]: Parameters<DefinitionStore['adopt']>
): ReturnType<DefinitionStore['adopt']> {
  const fit = fitForFile(definition);
  if (!replacing) {
    const rival = parts.folder.table.documents.get(fit.id);
    return rival ? nameTaken(rival.definition.name) : create(parts, fit, cause);
  }
  const found = await findForUpdate(parts, replacing);
  if (!found.ok) return found;
  if (isNewNameTaken(parts.folder, found.value.saved, fit.name)) return nameTaken(fit.name);
  const next = { ...fit, id: replacing.definitionId };
  return overwrite(parts, found.value, encodeDefinition(next), cause);
}

export async function clone(
  parts: StoreParts,
  ...[definitionId, wantedName]: Parameters<DefinitionStore['clone']>
): ReturnType<DefinitionStore['clone']> {
  const saved = parts.folder.table.documents.get(definitionId);
  if (!saved) return notFound(definitionId);
  const name = wantedName ?? cloneName(saved.definition.name, namesOf(parts));
  const copy = structuredClone(saved.definition);
  return create(parts, definitionOf({ ...copy, name }, parts.newId(), parts.nowIso()), 'cloned');
}

/** The definition as it is on disk now: the watcher may not have seen the latest edit yet. */
export async function findForUpdate(
  { folder }: StoreParts,
  { definitionId, baseHash }: BaseVersion,
): Promise<Result<FoundOnDisk<SavedDefinition>, ErrorOf<'definition_not_found'> | UpdateRefused>> {
  const found = await findDocument(folder, definitionId, baseHash);
  if (found.ok) return found;
  if (found.error.code === 'not_found') return notFound(definitionId);
  const { code, file } = found.error;
  return err({ code: `definition_${code}`, definitionId, file });
}

/** Writes other bytes over a definition; `found` is what is believed to be there. */
export async function overwrite(
  parts: StoreParts,
  { saved, there }: FoundOnDisk<SavedDefinition>,
  bytes: Uint8Array,
  cause: VersionCause,
): Promise<Result<SavedDefinition, UpdateRefused | WriteFailed>> {
  const { file } = saved;
  const written = await putBytes(parts, { file, bytes, there, cause });
  if (written.ok) return written;
  if (written.error.code !== 'changed_on_disk') return err(written.error);
  return err({ code: 'definition_changed_on_disk', definitionId: saved.definition.id, file });
}

/** Writes one file. What was there is in the history before it is written over: a crash at any point loses nothing. */
export async function putBytes(
  parts: StoreParts,
  { cause, ...put }: BytesToPut & { readonly cause: VersionCause },
): Promise<Result<SavedDefinition, WriteFailed | ChangedOnDisk>> {
  const { file, bytes, there } = put;
  const done = await putDocument(parts, put, async () => {
    if (there) await keepBefore(parts, file, there);
  });
  if (!done.ok) return done;
  const { saved, written } = done.value;
  await parts.history.keep(saved, bytes, cause);
  if (written) parts.note({ kind: 'put', file, before: there?.bytes ?? null, hashAfter: saved.hash });
  return ok(saved);
}

/** Bytes that have the id of another file do not join that one's history. */
async function keepBefore({ folder, history }: StoreParts, file: string, there: FileBytes): Promise<void> {
  const entry = entryOf(file, there);
  if (entry.kind !== 'document') return;
  const owner = folder.table.documents.get(entry.saved.definition.id);
  if (owner === undefined || owner.file === file)
    await history.keepDurably(entry.saved, there.bytes, 'foreign');
}

function isSameContent(a: BotGroupDefinition, b: BotGroupDefinition): boolean {
  return (
    hashOf(encodeDefinition({ ...a, updatedAt: '' })) === hashOf(encodeDefinition({ ...b, updatedAt: '' }))
  );
}
