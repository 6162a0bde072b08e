import { copyFile, lstat, mkdir, readdir, rename, rm, stat, unlink } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { z } from 'zod';
import type { Clock, Random } from '../../shared/ports';
import { TrashId } from '../../shared/ids';
import { replaceFile } from './document-writer';
import { errorCode, readFileBytes, type FileBytes } from './file-bytes';
import { makePrivateFolder } from './paths';
import { placeCopy } from './place-file';

const RETENTION_MS = 30 * 24 * 3_600_000;
const SIDECAR = 'entry.json';
const TRASH_ID = /^[\da-f-]{36}$/;

/** What lies beside a file in the trash. */
const TrashEntry = z.object({ originalPath: z.string(), deletedAt: z.iso.datetime() });

export interface TrashedFile {
  readonly originalPath: string;
  readonly file: FileBytes;
}

/** An entry without its bytes; times are ISO. */
export interface TrashListing {
  readonly trashId: TrashId;
  readonly originalPath: string;
  readonly deletedAt: string;
  /** When it is removed for good. */
  readonly removedAt: string;
  readonly bytes: number;
}

/** Deleted files, kept for 30 days: one folder each, with the file and `entry.json` (where it was, since when). */
export interface Trash {
  /** Moves the file in. Throws what the file system says; then the file is still in its place. */
  put(path: string): Promise<TrashId>;
  /** As `put`, of a file that stays: what is in it now, before something else takes its place. */
  putCopy(path: string): Promise<TrashId>;
  /** What lies there; undefined for an unknown id. */
  peek(id: TrashId): Promise<TrashedFile | undefined>;
  /** Where it was; undefined for an unknown id. */
  placeOf(id: TrashId): Promise<string | undefined>;
  /** Brings the bytes to `path`, where nothing may be, and forgets the entry. Throws `EEXIST` where something is. */
  restore(id: TrashId, path: string): Promise<void>;
  /** Everything that lies there, in no order. */
  list(): Promise<readonly TrashListing[]>;
  /** Removes an entry for good; false when there is none. */
  remove(id: TrashId): Promise<boolean>;
  /** Removes what is older than 30 days. */
  purge(): Promise<void>;
}

/** The trash in `folder`. */
export function createTrash(folder: string, clock: Clock, random: Random): Trash {
  return {
    put: (path) => put(join(folder, random.uuid()), path, { clock, take: move }),
    putCopy: (path) => put(join(folder, random.uuid()), path, { clock, take: copyFile }),
    peek: async (id) => {
      const found = await find(folder, id);
      const file = found && (await readFileBytes(found.path));
      return found && file?.ok === true ? { originalPath: found.originalPath, file: file.value } : undefined;
    },
    placeOf: async (id) => (await find(folder, id))?.originalPath,
    restore: async (id, path) => {
      const found = await find(folder, id);
      if (!found) throw new Error(`not in the trash: ${id}`);
      await placeCopy(found.path, path);
      await rm(join(folder, id), { recursive: true, force: true });
    },
    list: () => list(folder),
    remove: async (id) => {
      if (!(await find(folder, id))) return false;
      await rm(join(folder, id), { recursive: true, force: true });
      return true;
    },
    purge: () => purge(folder, clock.now() - RETENTION_MS),
  };
}

interface Taking {
  readonly clock: Clock;
  readonly take: (from: string, to: string) => Promise<void>;
}

async function put(entryFolder: string, path: string, { clock, take }: Taking): Promise<TrashId> {
  await makePrivateFolder(entryFolder);
  try {
    const entry = { originalPath: path, deletedAt: new Date(clock.now()).toISOString() };
    await replaceFile(join(entryFolder, SIDECAR), Buffer.from(JSON.stringify(entry)));
    await mkdir(join(entryFolder, 'file'));
    await take(path, join(entryFolder, 'file', basename(path)));
    return TrashId.parse(basename(entryFolder));
  } catch (error) {
    await rm(entryFolder, { recursive: true, force: true });
    throw error;
  }
}

/** A rename takes exactly what is there; across drives, and for a link, the bytes are copied. */
async function move(from: string, to: string): Promise<void> {
  try {
    if (!(await lstat(from)).isSymbolicLink()) {
      await rename(from, to);
      return;
    }
  } catch (error) {
    if (errorCode(error) !== 'EXDEV') throw error;
  }
  await copyFile(from, to);
  await unlink(from);
}

async function find(folder: string, id: string): Promise<{ path: string; originalPath: string } | undefined> {
  if (!TRASH_ID.test(id)) return undefined;
  const entry = await readEntry(join(folder, id));
  if (!entry) return undefined;
  const path = join(folder, id, 'file', basename(entry.originalPath));
  return { path, originalPath: entry.originalPath };
}

async function list(folder: string): Promise<readonly TrashListing[]> {
  const listings: TrashListing[] = [];
  for (const name of await readdir(folder).catch(() => [])) {
    const entry = TRASH_ID.test(name) ? await readEntry(join(folder, name)) : undefined;
    if (!entry) continue;
    const { originalPath, deletedAt } = entry;
    const file = await stat(join(folder, name, 'file', basename(originalPath))).catch(() => undefined);
    if (!file) continue;
    const removedAt = new Date(Date.parse(deletedAt) + RETENTION_MS).toISOString();
    listings.push({ trashId: TrashId.parse(name), originalPath, deletedAt, removedAt, bytes: file.size });
  }
  return listings;
}

async function readEntry(entryFolder: string): Promise<z.infer<typeof TrashEntry> | undefined> {
  const sidecar = await readFileBytes(join(entryFolder, SIDECAR));
  if (!sidecar.ok) return undefined;
  try {
    return TrashEntry.safeParse(JSON.parse(Buffer.from(sidecar.value.bytes).toString())).data;
  } catch {
    return undefined;
  }
}

/** Only entries that tell their age are removed. */
async function purge(folder: string, olderThan: number): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    const entry = TRASH_ID.test(name) ? await readEntry(join(folder, name)) : undefined;
    if (entry && Date.parse(entry.deletedAt) < olderThan)
      await rm(join(folder, name), { recursive: true, force: true });
  }
}
