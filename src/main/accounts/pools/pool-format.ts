import { Pool, POOL_SCHEMA_VERSION, type PoolDraft, type PoolId } from '../../../shared/pool';
import type { DocumentKind, FileEntry } from '../../platform/document-folder/document-kind';
import { contentOf } from '../../platform/document-folder/fit-for-file';
import type { FileBytes } from '../../platform/file-bytes';
import {
  deepFreeze,
  formatDocument,
  parseDocument,
  type DocumentFormat,
  type Migration,
} from '../../platform/json-document';
import type { SavedPool } from '../pool-store';

const SCHEMA_FILE = './schema/pool.schema.json';
const NEVER = new Date(0).toISOString();

/** Version 0: written by hand, without `schemaVersion` and without the times Muster keeps. */
const fromVersion0: Migration = (document) => ({
  createdAt: NEVER,
  updatedAt: NEVER,
  ...document,
  schemaVersion: 1,
});

/** The files in `pools/`. */
export const poolFormat: DocumentFormat<Pool> = { migrations: [fromVersion0], schema: Pool };

/** Pools as documents of a folder. */
export const poolKind: DocumentKind<SavedPool, PoolId> = {
  folderName: 'pools',
  identify: ({ pool }) => pool,
  read: poolEntryOf,
};

/** What bytes of a file in the folder are. */
export function poolEntryOf(file: string, { bytes, hash, writable }: FileBytes): FileEntry<SavedPool> {
  const parsed = parseDocument(bytes, poolFormat);
  if (!parsed.ok) return { kind: 'problem', hash, problem: { file, reason: parsed.error, previous: null } };
  return { kind: 'document', saved: { pool: deepFreeze(parsed.value.value), file, hash, writable } };
}

/** The name of the pool in a file; null when it is none. */
export function poolNameOf(file: string, bytes: FileBytes): string | null {
  const entry = poolEntryOf(file, bytes);
  return entry.kind === 'document' ? entry.saved.pool.name : null;
}

/** The bytes Muster writes: known keys first and always in the same order, then what it does not know. */
export function encodePool(pool: Pool): Uint8Array {
  const { $schema: _schema, schemaVersion: _version, id, createdAt, updatedAt, ...content } = pool;
  const { name, description, tags, filter, sort, limit, include, exclude, watchedFolders, ...rules } =
    content;
  const { retry, reuse, onExhausted, atGroupEnd, provision, cleanUp, ...unknown } = rules;
  return Buffer.from(
    formatDocument({
      $schema: SCHEMA_FILE,
      schemaVersion: POOL_SCHEMA_VERSION,
      id,
      ...{ name, description, tags, filter, sort, limit, include, exclude, watchedFolders },
      ...{ retry, reuse, onExhausted, atGroupEnd, provision, cleanUp },
      createdAt,
      updatedAt,
      ...unknown,
    }),
  );
}

/** A pool made of a draft. `nowIso` is its time of creation. */
export function poolOf(draft: PoolDraft, id: PoolId, nowIso: string): Pool {
  const content = contentOf(draft);
  return { ...content, schemaVersion: POOL_SCHEMA_VERSION, id, createdAt: nowIso, updatedAt: nowIso };
}

/**
 * The pool with the draft's values. Keys this version does not know survive where the draft does not have them, inside
 * what has a shape too (a reuse of another kind starts afresh).
 */
export function applyPoolDraft(pool: Pool, draft: PoolDraft, nowIso: string): Pool {
  const content = contentOf(draft);
  return {
    ...pool,
    ...content,
    retry: { ...pool.retry, ...content.retry },
    reuse: ofOneKind(pool.reuse, content.reuse),
    onExhausted: ofOneKind(pool.onExhausted, content.onExhausted),
    provision: content.provision && { ...pool.provision, ...content.provision },
    cleanUp: content.cleanUp && { ...pool.cleanUp, ...content.cleanUp },
    updatedAt: nowIso,
  };
}

function ofOneKind<T extends { readonly kind: string }>(before: T, next: T): T {
  return before.kind === next.kind ? { ...before, ...next } : next;
}
