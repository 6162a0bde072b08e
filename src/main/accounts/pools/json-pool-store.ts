import { mkdir } from 'node:fs/promises';
import { err, ok, type ErrorOf } from '../../../shared/errors';
import type { Clock, Logger, Random } from '../../../shared/ports';
import { PoolId } from '../../../shared/pool';
import { documentFileNames, isDocumentFileName } from '../../platform/document-folder/document-file-name';
import { DocumentFolder } from '../../platform/document-folder/document-folder';
import { moveToTrash, restoreFromTrash } from '../../platform/document-folder/document-removal';
import {
  findForUpdate,
  isNewNameTaken,
  putBytes,
  putInNewFile,
  type FolderParts,
} from '../../platform/document-folder/document-writing';
import { createDocumentWriter } from '../../platform/document-writer';
import { watchFolder } from '../../platform/folder-watcher';
import { hashOf } from '../../platform/file-bytes';
import { parseDocument } from '../../platform/json-document';
import { createKeyedQueue } from '../../platform/keyed-queue';
import { createTrash } from '../../platform/trash';
import type { PoolStore, SavedPool } from '../pool-store';
import { applyPoolDraft, encodePool, poolFormat, poolKind, poolOf } from './pool-format';

export interface PoolStoreOptions {
  /** Folder of the pools' files; made when it is missing. */
  readonly folder: string;
  readonly trashFolder: string;
  readonly quarantineFolder: string;
  readonly clock: Clock;
  readonly random: Random;
  readonly logger: Logger;
}

interface Parts extends FolderParts<SavedPool, PoolId> {
  readonly newId: () => PoolId;
  readonly nowIso: () => string;
}

/** Opens the folder of pools, reads its files and follows them from then on. */
export async function createPoolStore(options: PoolStoreOptions): Promise<PoolStore> {
  const { clock, logger } = options;
  await mkdir(options.folder, { recursive: true });
  const queue = createKeyedQueue();
  const inTurn = <T>(task: () => Promise<T>): Promise<T> => queue.run('', task);
  const parts = openParts(options);
  const { folder } = parts;
  const watcher = await watchFolder({
    folder: options.folder,
    accepts: isDocumentFileName,
    onChanged: (files) => inTurn(() => folder.absorbSettled(files)),
    clock,
    logger,
  });
  await inTurn(() => folder.loadAll());
  return {
    list: () => folder.list(),
    problemFiles: () => folder.problemFiles(),
    find: (poolId) => folder.table.documents.get(poolId),
    findByName: (name) => folder.ofName(name),
    watch: (listener) =>
      folder.watch((change) =>
        listener(change.type === 'remove' ? { type: 'remove', poolId: change.id } : change),
      ),
    create: (...args) => inTurn(() => create(parts, ...args)),
    update: (...args) => inTurn(() => update(parts, ...args)),
    remove: (...args) => inTurn(() => remove(parts, ...args)),
    restore: (...args) => inTurn(() => restore(parts, ...args)),
    close: async () => {
      await watcher.close();
      await queue.settled();
    },
  };
}

function openParts(options: PoolStoreOptions): Parts {
  const { clock, logger, random, quarantineFolder, trashFolder } = options;
  const isReadable = (bytes: Uint8Array): boolean => parseDocument(bytes, poolFormat).ok;
  return {
    folder: new DocumentFolder(options.folder, poolKind, logger),
    writer: createDocumentWriter({ clock, quarantineFolder, isReadable }),
    trash: createTrash(trashFolder, clock, random),
    newId: () => PoolId.parse(random.uuid()),
    nowIso: () => new Date(clock.now()).toISOString(),
  };
}

async function create(
  parts: Parts,
  ...[draft]: Parameters<PoolStore['create']>
): ReturnType<PoolStore['create']> {
  const pool = poolOf(draft, parts.newId(), parts.nowIso());
  if (parts.folder.isNameTaken(pool.name)) return nameTaken(pool.name);
  const bytes = encodePool(pool);
  const done = await putInNewFile(documentFileNames(pool.name, pool.id, 'pool'), (file) =>
    putBytes(parts, { file, bytes, there: null }),
  );
  return done.ok ? ok(done.value.saved) : done;
}

async function update(
  parts: Parts,
  ...[poolId, draft, baseHash]: Parameters<PoolStore['update']>
): ReturnType<PoolStore['update']> {
  const found = await findForUpdate(parts.folder, poolId, baseHash);
  if (!found.ok) {
    if (found.error.code === 'not_found') return notFound(parts, poolId);
    return err({ code: `pool_${found.error.code}`, poolId, file: found.error.file });
  }
  const { saved, there } = found.value;
  if (isNewNameTaken(parts.folder, saved, draft.name)) return nameTaken(draft.name);
  const next = applyPoolDraft(saved.pool, draft, parts.nowIso());
  if (contentHash(next) === contentHash(saved.pool)) return ok(saved);
  const { file } = saved;
  const done = await putBytes(parts, { file, bytes: encodePool(next), there });
  if (done.ok) return ok(done.value.saved);
  return done.error.code === 'changed_on_disk'
    ? err({ code: 'pool_changed_on_disk', poolId, file })
    : err(done.error);
}

async function remove(
  parts: Parts,
  ...[poolId]: Parameters<PoolStore['remove']>
): ReturnType<PoolStore['remove']> {
  const saved = parts.folder.table.documents.get(poolId);
  if (!saved) return notFound(parts, poolId);
  const moved = await moveToTrash(parts, saved.file);
  if (moved.ok) return moved;
  return moved.error.code === 'not_found' ? notFound(parts, poolId) : err(moved.error);
}

async function restore(
  parts: Parts,
  ...[trashId]: Parameters<PoolStore['restore']>
): ReturnType<PoolStore['restore']> {
  const restored = await restoreFromTrash(parts, trashId);
  if (restored.ok) return ok(restored.value.saved?.pool.id ?? null);
  return restored.error.code === 'name_taken' ? nameTaken(restored.error.name) : err(restored.error);
}

function nameTaken(name: string): { ok: false; error: ErrorOf<'pool_name_taken'> } {
  return { ok: false, error: { code: 'pool_name_taken', name } };
}

function notFound({ folder }: Parts, poolId: PoolId): { ok: false; error: ErrorOf<'pool_not_found'> } {
  const known = folder.list().map(({ pool }) => pool.name);
  return { ok: false, error: { code: 'pool_not_found', pool: poolId, known } };
}

function contentHash(pool: SavedPool['pool']): string {
  return hashOf(encodePool({ ...pool, updatedAt: '' }));
}
