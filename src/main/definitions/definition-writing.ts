import type { BotGroupDefinition } from '../../shared/definition';
import { sameName } from '../../shared/definition-rules';
import type { VersionCause } from '../../shared/definition-version';
import { err, ok, type ErrorOf, type Result } from '../../shared/errors';
import type { WriteProblem } from '../platform/document-writer';
import { hashOf, readFileBytes, type FileBytes } from '../platform/file-bytes';
import { applyDraft, definitionOf, fitForFile } from './apply-draft';
import { cloneName } from './clone-name';
import { definitionFileNames } from './definition-file-name';
import { entryOf } from './definition-folder';
import type { FileEntry } from './definition-table';
import { encodeDefinition } from './definition-format';
import type { BaseVersion, DefinitionStore, SavedDefinition } from './definition-store';
import { isNameTaken, namesOf, nameTaken, notFound, writeFailed, type StoreParts } from './store-parts';

type WriteFailed = ErrorOf<'file_write_failed'>;
type NotFound = ErrorOf<'definition_not_found'>;
type UpdateRefused = ErrorOf<'definition_changed_on_disk'> | ErrorOf<'definition_read_only'>;
/** A definition on disk, with the bytes it was read from. */
interface FoundOnDisk {
  readonly saved: SavedDefinition;
  readonly there: FileBytes;
}

/** Writes a definition to a file of its own. */
export async function create(
  parts: StoreParts,
  definition: BotGroupDefinition,
  cause: VersionCause,
): Promise<Result<SavedDefinition, ErrorOf<'definition_name_taken'> | WriteFailed>> {
  if (isNameTaken(parts, definition.name)) return nameTaken(definition.name);
  const bytes = encodeDefinition(definition);
  for (const file of definitionFileNames(definition.name, definition.id)) {
    const written = await putBytes(parts, { file, bytes, there: null, cause });
    if (written.ok) return written;
    if (written.error.code !== 'changed_on_disk') return err(written.error);
  }
  // The generator of names never ends.
  throw new Error('unreachable');
}

export async function update(
  parts: StoreParts,
  ...[definitionId, draft, baseHash, cause]: Parameters<DefinitionStore['update']>
): ReturnType<DefinitionStore['update']> {
  const found = await findForUpdate(parts, { definitionId, baseHash });
  if (!found.ok) return found;
  const { definition } = found.value.saved;
  if (isNewNameTaken(parts, definition, draft.name)) return nameTaken(draft.name);
  const next = applyDraft(definition, draft, parts.nowIso());
  return isSameContent(next, definition)
    ? ok(found.value.saved)
    : overwrite(parts, found.value, encodeDefinition(next), cause ?? 'edited');
}

export async function adopt(
  parts: StoreParts,
  ...[definition, replacing, cause]: Parameters<DefinitionStore['adopt']>
): ReturnType<DefinitionStore['adopt']> {
  const fit = fitForFile(definition);
  if (!replacing) {
    const rival = parts.folder.table.definitions.get(fit.id);
    return rival ? nameTaken(rival.definition.name) : create(parts, fit, cause);
  }
  const found = await findForUpdate(parts, replacing);
  if (!found.ok) return found;
  if (isNewNameTaken(parts, found.value.saved.definition, fit.name)) return nameTaken(fit.name);
  const next = { ...fit, id: replacing.definitionId };
  return overwrite(parts, found.value, encodeDefinition(next), cause);
}

export async function clone(
  parts: StoreParts,
  ...[definitionId, wantedName]: Parameters<DefinitionStore['clone']>
): ReturnType<DefinitionStore['clone']> {
  const saved = parts.folder.table.definitions.get(definitionId);
  if (!saved) return notFound(definitionId);
  const name = wantedName ?? cloneName(saved.definition.name, namesOf(parts));
  const copy = structuredClone(saved.definition);
  return create(parts, definitionOf({ ...copy, name }, parts.newId(), parts.nowIso()), 'cloned');
}

/** The definition as it is on disk now: the watcher may not have seen the latest edit yet. */
export async function findForUpdate(
  { folder }: StoreParts,
  { definitionId, baseHash }: BaseVersion,
): Promise<Result<FoundOnDisk, NotFound | UpdateRefused>> {
  const known = folder.table.definitions.get(definitionId);
  if (!known) return notFound(definitionId);
  const { file } = known;
  const now = await readEntry(file, folder.pathOf(file));
  // Broken now, perhaps half-written: what becomes of it is the watcher's to find out.
  if (now === 'unreadable') return err({ code: 'definition_changed_on_disk', definitionId, file });
  folder.put([[file, now?.entry]]);
  const saved = folder.table.definitions.get(definitionId);
  if (!saved) return notFound(definitionId);
  if (!now || saved.file !== file || saved.hash !== baseHash)
    return err({ code: 'definition_changed_on_disk', definitionId, file });
  return saved.writable
    ? ok({ saved, there: now.there })
    : err({ code: 'definition_read_only', definitionId, file });
}

/** A definition's file; undefined when there is none. */
async function readEntry(
  file: string,
  path: string,
): Promise<{ entry: FileEntry; there: FileBytes } | 'unreadable' | undefined> {
  const read = await readFileBytes(path);
  if (!read.ok) return read.error.code === 'missing' ? undefined : 'unreadable';
  const entry = entryOf(file, read.value);
  return entry.kind === 'problem' ? 'unreadable' : { entry, there: read.value };
}

/** Writes other bytes over a definition; `found` is what is believed to be there. */
export async function overwrite(
  parts: StoreParts,
  { saved, there }: FoundOnDisk,
  bytes: Uint8Array,
  cause: VersionCause,
): Promise<Result<SavedDefinition, UpdateRefused | WriteFailed>> {
  const { file } = saved;
  const written = await putBytes(parts, { file, bytes, there, cause });
  if (written.ok) return written;
  if (written.error.code !== 'changed_on_disk') return err(written.error);
  return err({ code: 'definition_changed_on_disk', definitionId: saved.definition.id, file });
}

export interface BytesToPut {
  readonly file: string;
  readonly bytes: Uint8Array;
  /** What is believed to be there; null when nothing is. */
  readonly there: FileBytes | null;
  readonly cause: VersionCause;
}

/** Writes one file. What was there is in the history before it is written over: a crash at any point loses nothing. */
export async function putBytes(
  parts: StoreParts,
  { file, bytes, there, cause }: BytesToPut,
): Promise<Result<SavedDefinition, WriteFailed | { readonly code: 'changed_on_disk' }>> {
  const { folder, history, writer } = parts;
  const entry = entryOf(file, { bytes, hash: hashOf(bytes), writable: true });
  if (entry.kind === 'problem') return writeFailed(file, entry.problem.reason.code);
  if (there) await keepBefore(parts, file, there);
  const written = await writer.write(folder.pathOf(file), bytes, there?.hash ?? null);
  if (!written.ok) return refusalOf(file, written.error);
  folder.put([[file, entry]]);
  await history.keep(entry.saved, bytes, cause);
  if (written.value.written)
    parts.note({ kind: 'put', file, before: there?.bytes ?? null, hashAfter: entry.saved.hash });
  return ok(entry.saved);
}

function refusalOf(
  file: string,
  error: WriteProblem,
): Result<never, WriteFailed | { readonly code: 'changed_on_disk' }> {
  if (error.code === 'changed_on_disk') return err(error);
  return writeFailed(file, error.code === 'write_failed' ? error.reason : error.code);
}

/** Bytes that have the id of another file do not join that one's history. */
async function keepBefore({ folder, history }: StoreParts, file: string, there: FileBytes): Promise<void> {
  const entry = entryOf(file, there);
  if (entry.kind !== 'definition') return;
  const owner = folder.table.definitions.get(entry.saved.definition.id);
  if (owner === undefined || owner.file === file)
    await history.keepDurably(entry.saved, there.bytes, 'foreign');
}

/** A name two files had before stays allowed for both. */
export function isNewNameTaken(parts: StoreParts, definition: BotGroupDefinition, name: string): boolean {
  return !sameName(definition.name, name) && isNameTaken(parts, name, definition.id);
}

function isSameContent(a: BotGroupDefinition, b: BotGroupDefinition): boolean {
  return (
    hashOf(encodeDefinition({ ...a, updatedAt: '' })) === hashOf(encodeDefinition({ ...b, updatedAt: '' }))
  );
}
