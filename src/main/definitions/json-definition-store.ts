import { mkdir } from 'node:fs/promises';
import { err, ok } from '../../shared/errors';
import { DefinitionId } from '../../shared/ids';
import type { Clock, Logger, Random } from '../../shared/ports';
import { isDocumentFileName } from '../platform/document-folder/document-file-name';
import { DocumentFolder, type FindPrevious } from '../platform/document-folder/document-folder';
import { createDocumentWriter } from '../platform/document-writer';
import { watchFolder } from '../platform/folder-watcher';
import { parseDocument } from '../platform/json-document';
import { createKeyedQueue } from '../platform/keyed-queue';
import { copyToQuarantine } from '../platform/quarantine';
import { createTrash } from '../platform/trash';
import { definitionOf } from './apply-draft';
import { definitionKind } from './definition-folder';
import { definitionFormat } from './definition-format';
import { keepAsItIs, keepRead, remove, restore } from './definition-removal';
import { readVersion, revert, versions } from './definition-reverting';
import type { DefinitionStore, Recording } from './definition-store';
import { adopt, clone, create, update } from './definition-writing';
import { createFileVersionHistory } from './file-version-history';
import { canBeRestored, keepAsCopy, removeProblem, restorePrevious } from './problem-file-repair';
import type { StoreParts } from './store-parts';
import { createUndoLog, type UndoLog, type WrittenFile } from './undo-log';
import { takeBack } from './undo-writing';
import { noHistory, type VersionHistory } from './version-history';

export interface DefinitionStoreOptions {
  /** Folder of the definitions' files; made when it is missing. */
  readonly folder: string;
  readonly trashFolder: string;
  readonly quarantineFolder: string;
  /** Where earlier versions are kept; null keeps none. */
  readonly versionsFolder: string | null;
  readonly clock: Clock;
  readonly random: Random;
  readonly logger: Logger;
}

type InTurn = <T>(task: () => Promise<T>) => Promise<T>;

/** Opens the folder, reads its files and follows them from then on; removes what lay in the trash for 30 days. */
export async function createDefinitionStore(options: DefinitionStoreOptions): Promise<DefinitionStore> {
  const { clock, logger, random } = options;
  await mkdir(options.folder, { recursive: true });
  const queue = createKeyedQueue();
  const inTurn: InTurn = (task) => queue.run('', task);
  const parts = await openParts(options);
  const { folder } = parts;
  const watcher = await watchFolder({
    folder: options.folder,
    accepts: isDocumentFileName,
    onChanged: (files) => inTurn(() => absorbForeign(parts, files)),
    clock,
    logger,
  });
  await inTurn(() => folder.loadAll());
  await parts.trash.purge().catch((error: unknown) => logger.warn({ event: 'trash.purge_failed', error }));
  await parts.history.purge((id, file) => folder.table.documents.has(id) || folder.table.problems.has(file));
  const closing = new AbortController();
  const catchingUp = catchUp(parts, closing.signal);
  return {
    list: () => folder.list(),
    problemFiles: () => folder.problemFiles(),
    find: (definitionId) => folder.table.documents.get(definitionId),
    watch: (listener) =>
      folder.watch((change) =>
        listener(change.type === 'remove' ? { type: 'remove', definitionId: change.id } : change),
      ),
    ...callsOf(parts, inTurn),
    ...undoCallsOf(parts, inTurn, createUndoLog(random)),
    close: async () => {
      closing.abort();
      await watcher.close();
      await catchingUp;
      await queue.settled();
    },
  };
}

async function openParts(options: DefinitionStoreOptions): Promise<StoreParts> {
  const { clock, logger, random, quarantineFolder, versionsFolder } = options;
  const history =
    versionsFolder === null
      ? noHistory
      : await createFileVersionHistory({ folder: versionsFolder, clock, logger });
  const isReadable = (bytes: Uint8Array): boolean => parseDocument(bytes, definitionFormat).ok;
  return {
    folder: new DocumentFolder(options.folder, definitionKind, logger, previousIn(history)),
    writer: createDocumentWriter({ clock, quarantineFolder, isReadable }),
    trash: createTrash(options.trashFolder, clock, random),
    history,
    newId: () => DefinitionId.parse(random.uuid()),
    nowIso: () => new Date(clock.now()).toISOString(),
    quarantine: (path) => copyToQuarantine(path, quarantineFolder, clock),
    note: () => undefined,
  };
}

function previousIn(history: VersionHistory): FindPrevious {
  return async (file, reason, unkept) => {
    if (unkept) await keepRead(history, file, unkept);
    const previous = canBeRestored(reason) ? await history.previousOf(file) : undefined;
    return previous ? { at: previous.at, name: previous.name } : null;
  };
}

/** What other programs wrote is taken over, and kept as a version. What Muster wrote is that already. */
async function absorbForeign(parts: StoreParts, files: readonly string[]): Promise<readonly string[]> {
  const before = hashesOf(parts);
  const doubtful = await parts.folder.absorbSettled(files);
  const after = hashesOf(parts);
  // Of two files with one id only one is in use.
  for (const file of files)
    if (after.has(file) && after.get(file) !== before.get(file)) await keepAsItIs(parts, file);
  return doubtful;
}

function hashesOf({ folder }: StoreParts): ReadonlyMap<string, string> {
  return new Map(folder.list().map(({ file, hash }) => [file, hash]));
}

/** What was changed while the program did not run becomes a version. Nothing waits for it: it is seen to before a write. */
async function catchUp(parts: StoreParts, signal: AbortSignal): Promise<void> {
  for (const { file } of parts.folder.list()) {
    if (signal.aborted) return;
    await keepAsItIs(parts, file);
  }
}

type Calls = Omit<DefinitionStore, 'list' | 'problemFiles' | 'find' | 'watch' | 'record' | 'undo' | 'close'>;

function callsOf(parts: StoreParts, inTurn: InTurn): Calls {
  return {
    create: (draft) =>
      inTurn(() => create(parts, definitionOf(draft, parts.newId(), parts.nowIso()), 'created')),
    update: (...args) => inTurn(() => update(parts, ...args)),
    adopt: (...args) => inTurn(() => adopt(parts, ...args)),
    clone: (...args) => inTurn(() => clone(parts, ...args)),
    remove: (...args) => inTurn(() => remove(parts, ...args)),
    restore: (...args) => inTurn(() => restore(parts, ...args)),
    versions: (...args) => inTurn(() => versions(parts, ...args)),
    readVersion: async (...args) => {
      const read = await readVersion(parts, ...args);
      return read.ok ? ok(read.value.definition) : read;
    },
    revert: (...args) => inTurn(() => revert(parts, ...args)),
    removeProblem: (...args) => inTurn(() => removeProblem(parts, ...args)),
    keepAsCopy: (...args) => inTurn(() => keepAsCopy(parts, ...args)),
    restorePrevious: (...args) => inTurn(() => restorePrevious(parts, ...args)),
  };
}

function undoCallsOf(
  parts: StoreParts,
  inTurn: InTurn,
  log: UndoLog,
): Pick<DefinitionStore, 'record' | 'undo'> {
  return {
    record: (): Recording => {
      const written: WrittenFile[] = [];
      const noted = { ...parts, note: (one: WrittenFile) => void written.push(one) };
      const { adopt: adoptOne, update, remove, revert } = callsOf(noted, inTurn);
      const adoptTogether: Recording['adoptTogether'] = (adoptions, cause) =>
        inTurn(() =>
          Promise.all(
            adoptions.map(({ definition, replacing }) => adopt(noted, definition, replacing, cause)),
          ),
        );
      return {
        adopt: adoptOne,
        adoptTogether,
        update,
        remove,
        revert,
        finish: () => log.add(written.splice(0)),
      };
    },
    undo: (undoId) =>
      inTurn(async () => {
        const written = log.take(undoId);
        return written ? ok(await takeBack(parts, written)) : err({ code: 'undo_not_found', undoId });
      }),
  };
}
