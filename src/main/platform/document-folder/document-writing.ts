import { sameName } from '../../../shared/definition-rules';
import { err, ok, type ErrorOf, type Result } from '../../../shared/errors';
import type { DocumentWriter, WriteProblem } from '../document-writer';
import { hashOf, readFileBytes, type FileBytes } from '../file-bytes';
import type { Trash } from '../trash';
import type { documentFileNames } from './document-file-name';
import type { DocumentFolder } from './document-folder';
import type { FileEntry, SavedFile } from './document-kind';

/** What the calls of a store work with; they run one after the other. */
export interface FolderParts<S extends SavedFile, Id extends string> {
  readonly folder: DocumentFolder<S, Id>;
  readonly writer: DocumentWriter;
  readonly trash: Trash;
}

export type WriteFailed = ErrorOf<'file_write_failed'>;
export interface ChangedOnDisk {
  readonly code: 'changed_on_disk';
}
export type UpdateRefused =
  { readonly code: 'not_found' } | { readonly code: 'changed_on_disk' | 'read_only'; readonly file: string };

/** A document on disk, with the bytes it was read from. */
export interface FoundOnDisk<S extends SavedFile> {
  readonly saved: S;
  readonly there: FileBytes;
}

export interface BytesToPut {
  readonly file: string;
  readonly bytes: Uint8Array;
  /** What is believed to be there; null when nothing is. */
  readonly there: FileBytes | null;
}

export interface PutDone<S extends SavedFile> {
  readonly saved: S;
  /** False when the same bytes were there. */
  readonly written: boolean;
}

/** The document as it is on disk now: the watcher may not have seen the latest edit yet. */
export async function findForUpdate<S extends SavedFile, Id extends string>(
  folder: DocumentFolder<S, Id>,
  id: Id,
  baseHash: string,
): Promise<Result<FoundOnDisk<S>, UpdateRefused>> {
  const known = folder.table.documents.get(id);
  if (!known) return err({ code: 'not_found' });
  const { file } = known;
  const now = await readEntry(folder, file);
  // Broken now, perhaps half-written: what becomes of it is the watcher's to find out.
  if (now === 'unreadable') return err({ code: 'changed_on_disk', file });
  folder.put([[file, now?.entry]]);
  const saved = folder.table.documents.get(id);
  if (!saved) return err({ code: 'not_found' });
  if (!now || saved.file !== file || saved.hash !== baseHash) return err({ code: 'changed_on_disk', file });
  return saved.writable ? ok({ saved, there: now.there }) : err({ code: 'read_only', file });
}

/** A document's file; undefined when there is none. */
async function readEntry<S extends SavedFile, Id extends string>(
  folder: DocumentFolder<S, Id>,
  file: string,
): Promise<{ entry: FileEntry<S>; there: FileBytes } | 'unreadable' | undefined> {
  const read = await readFileBytes(folder.pathOf(file));
  if (!read.ok) return read.error.code === 'missing' ? undefined : 'unreadable';
  const entry = folder.entryOf(file, read.value);
  return entry.kind === 'problem' ? 'unreadable' : { entry, there: read.value };
}

/** Writes one file. `before` is awaited when the bytes are a document and nothing was written yet. */
export async function putBytes<S extends SavedFile, Id extends string>(
  { folder, writer }: FolderParts<S, Id>,
  { file, bytes, there }: BytesToPut,
  before: () => Promise<void> = () => Promise.resolve(),
): Promise<Result<PutDone<S>, WriteFailed | ChangedOnDisk>> {
  const entry = folder.entryOf(file, { bytes, hash: hashOf(bytes), writable: true });
  if (entry.kind === 'problem') return writeFailed(file, entry.problem.reason.code);
  await before();
  const written = await writer.write(folder.pathOf(file), bytes, there?.hash ?? null);
  if (!written.ok) return refusalOf(file, written.error);
  folder.put([[file, entry]]);
  return ok({ saved: entry.saved, written: written.value.written });
}

/** Writes a document to a file of its own; `put` writes one file. The caller has seen that its name is free. */
export async function putInNewFile<T>(
  names: ReturnType<typeof documentFileNames>,
  put: (file: string) => Promise<Result<T, WriteFailed | ChangedOnDisk>>,
): Promise<Result<T, WriteFailed>> {
  for (const file of names) {
    const written = await put(file);
    if (written.ok) return written;
    if (written.error.code !== 'changed_on_disk') return err(written.error);
  }
  // The generator of names never ends.
  throw new Error('unreachable');
}

/** A name two files had before stays allowed for both. */
export function isNewNameTaken<S extends SavedFile, Id extends string>(
  folder: DocumentFolder<S, Id>,
  saved: S,
  name: string,
): boolean {
  const { id, name: before } = folder.identify(saved);
  return !sameName(before, name) && folder.isNameTaken(name, id);
}

export function writeFailed(file: string, reason: string): { ok: false; error: WriteFailed } {
  return { ok: false, error: { code: 'file_write_failed', file, reason } };
}

function refusalOf(file: string, error: WriteProblem): Result<never, WriteFailed | ChangedOnDisk> {
  if (error.code === 'changed_on_disk') return err({ code: 'changed_on_disk' });
  return writeFailed(file, error.code === 'write_failed' ? error.reason : error.code);
}
