import { mkdir } from 'node:fs/promises';
import { basename } from 'node:path';
import type { BotGroupDefinition } from '../../shared/definition';
import { sameName } from '../../shared/definition-rules';
import { err, ok, type ErrorOf, type Result } from '../../shared/errors';
import { DefinitionId, type TrashId } from '../../shared/ids';
import type { Clock, Logger, Random } from '../../shared/ports';
import { createDocumentWriter, type DocumentWriter } from '../platform/document-writer';
import { errorCode, hashOf } from '../platform/file-bytes';
import { watchFolder } from '../platform/folder-watcher';
import { parseDocument } from '../platform/json-document';
import { createKeyedQueue } from '../platform/keyed-queue';
import { createTrash, type Trash } from '../platform/trash';
import { applyDraft, definitionOf } from './apply-draft';
import { cloneName } from './clone-name';
import { definitionFileNames, isDefinitionFileName } from './definition-file-name';
import { DefinitionFolder, entryOf } from './definition-folder';
import { definitionFormat, encodeDefinition } from './definition-format';
import type { DefinitionStore, SavedDefinition } from './definition-store';

export interface DefinitionStoreOptions {
  /** Folder of the definitions' files; made when it is missing. */
  readonly folder: string;
  readonly trashFolder: string;
  readonly quarantineFolder: string;
  readonly clock: Clock;
  readonly random: Random;
  readonly logger: Logger;
}

/** What the store's calls work with; they run one after the other. */
interface Bench {
  readonly folder: DefinitionFolder;
  readonly writer: DocumentWriter;
  readonly trash: Trash;
  readonly newId: () => DefinitionId;
  readonly nowIso: () => string;
}

type WriteFailed = ErrorOf<'file_write_failed'>;
type NotFound = ErrorOf<'definition_not_found'>;

/** Opens the folder, reads its files and follows them from then on; removes what lay in the trash for 30 days. */
export async function createDefinitionStore(options: DefinitionStoreOptions): Promise<DefinitionStore> {
  const { clock, logger, random, quarantineFolder } = options;
  await mkdir(options.folder, { recursive: true });
  const folder = new DefinitionFolder(options.folder, logger);
  const queue = createKeyedQueue();
  const inTurn = <T>(task: () => Promise<T>): Promise<T> => queue.run('', task);
  const isReadable = (bytes: Uint8Array): boolean => parseDocument(bytes, definitionFormat).ok;
  const bench: Bench = {
    folder,
    writer: createDocumentWriter({ clock, quarantineFolder, isReadable }),
    trash: createTrash(options.trashFolder, clock, random),
    newId: () => DefinitionId.parse(random.uuid()),
    nowIso: () => new Date(clock.now()).toISOString(),
  };
  const watcher = await watchFolder({
    folder: options.folder,
    accepts: isDefinitionFileName,
    onChanged: (files) => inTurn(() => folder.absorbSettled(files)),
    clock,
    logger,
  });
  await inTurn(() => folder.loadAll());
  await bench.trash.purge().catch((error: unknown) => logger.warn({ event: 'trash.purge_failed', error }));
  return {
    list: () => [...folder.table.definitions.values()],
    problemFiles: () => [...folder.table.problems.values()],
    find: (definitionId) => folder.table.definitions.get(definitionId),
    watch: (listener) => folder.watch(listener),
    create: (draft) => inTurn(() => create(bench, definitionOf(draft, bench.newId(), bench.nowIso()))),
    update: (...args) => inTurn(() => update(bench, ...args)),
    clone: (...args) => inTurn(() => clone(bench, ...args)),
    remove: (...args) => inTurn(() => remove(bench, ...args)),
    restore: (...args) => inTurn(() => restore(bench, ...args)),
    close: async () => {
      await watcher.close();
      await queue.settled();
    },
  };
}

async function create(
  bench: Bench,
  definition: BotGroupDefinition,
): Promise<Result<SavedDefinition, ErrorOf<'definition_name_taken'> | WriteFailed>> {
  const { folder, writer } = bench;
  if (isNameTaken(bench, definition.name))
    return err({ code: 'definition_name_taken', name: definition.name });
  const bytes = encodeDefinition(definition);
  for (const file of definitionFileNames(definition.name, definition.id)) {
    const entry = entryOf(file, { bytes, hash: hashOf(bytes), writable: true });
    if (entry.kind === 'problem') return writeFailed(file, entry.problem.reason.code);
    const written = await writer.write(folder.pathOf(file), bytes, null);
    if (written.ok) {
      folder.put([[file, entry]]);
      return ok(entry.saved);
    }
    if (written.error.code !== 'changed_on_disk') return writeFailed(file, reasonOf(written.error));
  }
  // The generator of names never ends.
  throw new Error('unreachable');
}

async function update(
  bench: Bench,
  ...[definitionId, draft, baseHash]: Parameters<DefinitionStore['update']>
): ReturnType<DefinitionStore['update']> {
  const found = await findForUpdate(bench, definitionId, baseHash);
  if (!found.ok) return found;
  const saved = found.value;
  if (!sameName(draft.name, saved.definition.name) && isNameTaken(bench, draft.name))
    return err({ code: 'definition_name_taken', name: draft.name });
  const next = applyDraft(saved.definition, draft, bench.nowIso());
  return isSameContent(next, saved.definition) ? ok(saved) : overwrite(bench, saved, next);
}

type UpdateRefused = ErrorOf<'definition_changed_on_disk'> | ErrorOf<'definition_read_only'>;

/** The definition as it is on disk now: the watcher may not have seen the latest edit yet. */
async function findForUpdate(
  { folder }: Bench,
  definitionId: DefinitionId,
  baseHash: string,
): Promise<Result<SavedDefinition, NotFound | UpdateRefused>> {
  const known = folder.table.definitions.get(definitionId);
  if (!known) return notFound(definitionId);
  const { file } = known;
  const there = await folder.read(file);
  // Broken now, perhaps half-written: what becomes of it is the watcher's to find out.
  if (there?.kind === 'problem') return err({ code: 'definition_changed_on_disk', definitionId, file });
  folder.put([[file, there]]);
  const saved = folder.table.definitions.get(definitionId);
  if (!saved) return notFound(definitionId);
  if (saved.hash !== baseHash) return err({ code: 'definition_changed_on_disk', definitionId, file });
  return saved.writable ? ok(saved) : err({ code: 'definition_read_only', definitionId, file });
}

async function overwrite(
  { folder, writer }: Bench,
  { file, hash, definition }: SavedDefinition,
  next: BotGroupDefinition,
): Promise<Result<SavedDefinition, UpdateRefused | WriteFailed>> {
  const bytes = encodeDefinition(next);
  const entry = entryOf(file, { bytes, hash: hashOf(bytes), writable: true });
  if (entry.kind === 'problem') return writeFailed(file, entry.problem.reason.code);
  const written = await writer.write(folder.pathOf(file), bytes, hash);
  if (written.ok) {
    folder.put([[file, entry]]);
    return ok(entry.saved);
  }
  return written.error.code === 'changed_on_disk'
    ? err({ code: 'definition_changed_on_disk', definitionId: definition.id, file })
    : writeFailed(file, reasonOf(written.error));
}

async function clone(
  bench: Bench,
  ...[definitionId, wantedName]: Parameters<DefinitionStore['clone']>
): ReturnType<DefinitionStore['clone']> {
  const saved = bench.folder.table.definitions.get(definitionId);
  if (!saved) return notFound(definitionId);
  const name = wantedName ?? cloneName(saved.definition.name, namesOf(bench));
  const copy = structuredClone(saved.definition);
  return create(bench, definitionOf({ ...copy, name }, bench.newId(), bench.nowIso()));
}

async function remove(
  bench: Bench,
  ...[definitionId]: Parameters<DefinitionStore['remove']>
): ReturnType<DefinitionStore['remove']> {
  const { folder, trash } = bench;
  const saved = folder.table.definitions.get(definitionId);
  if (!saved) return notFound(definitionId);
  try {
    const trashId = await trash.put(folder.pathOf(saved.file));
    folder.put([[saved.file, undefined]]);
    return ok(trashId);
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') return writeFailed(saved.file, errorCode(error));
    folder.put([[saved.file, undefined]]);
    return notFound(definitionId);
  }
}

async function restore(
  bench: Bench,
  ...[trashId]: Parameters<DefinitionStore['restore']>
): ReturnType<DefinitionStore['restore']> {
  const { folder, trash } = bench;
  const trashed = await trash.peek(trashId);
  if (!trashed) return err({ code: 'trash_entry_not_found', trashId });
  const wanted = basename(trashed.originalPath);
  const entry = entryOf(wanted, trashed.file);
  const definition = entry.kind === 'definition' ? entry.saved.definition : undefined;
  if (definition && isNameTaken(bench, definition.name))
    return err({ code: 'definition_name_taken', name: definition.name });
  const file = await restoreBytes(bench, trashId, wanted);
  if (!file.ok) return file;
  await folder.absorb([file.value]);
  const restored = definition && folder.table.definitions.get(definition.id);
  return ok(restored?.file === file.value ? restored.definition.id : null);
}

/** Under its old name, or one like it where something else has that name by now. Answers the name. */
async function restoreBytes(
  { folder, trash }: Bench,
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

function namesOf({ folder }: Bench): readonly string[] {
  return [...folder.table.definitions.values()].map((saved) => saved.definition.name);
}

/** Drafts may be nameless, any number of them. */
function isNameTaken(bench: Bench, name: string): boolean {
  return name.trim() !== '' && namesOf(bench).some((other) => sameName(other, name));
}

function isSameContent(a: BotGroupDefinition, b: BotGroupDefinition): boolean {
  return (
    hashOf(encodeDefinition({ ...a, updatedAt: '' })) === hashOf(encodeDefinition({ ...b, updatedAt: '' }))
  );
}

function reasonOf(problem: { readonly code: string; readonly reason?: string }): string {
  return problem.reason ?? problem.code;
}

function notFound(definitionId: DefinitionId): { ok: false; error: NotFound } {
  return { ok: false, error: { code: 'definition_not_found', definitionId } };
}

function writeFailed(file: string, reason: string): { ok: false; error: WriteFailed } {
  return { ok: false, error: { code: 'file_write_failed', file, reason } };
}
