import { lstat, open, rename, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { err, ok, type ErrorOf, type Result } from '../../../shared/errors';
import type { TrashId } from '../../../shared/ids';
import { MAX_ROUTINE_BYTES } from '../../../shared/routine';
import { routineNameFault } from '../../../shared/routine-name';
import { errorCode, hashOf, readFileBytes, type FileBytes } from '../../platform/file-bytes';
import { filesWithin, FileNameError, type FilesWithin } from '../../platform/files-within';
import { createKeyedQueue } from '../../platform/keyed-queue';
import { pathBelow } from '../../platform/path-below';
import type { Trash } from '../../platform/trash';
import { findRoutineFiles, isRoutineFile, routineNameOf } from '../directory/routine-files';

export interface RoutineFolderParts {
  /** `routines/` of the data folder; it need not be there yet. */
  readonly folder: string;
  readonly trash: Pick<Trash, 'put' | 'peek' | 'restore'>;
  /** Files that were written or taken away, by their paths below the folder. */
  readonly onTouched?: (files: readonly string[]) => void;
}

/** A file to be written. */
export interface RoutineWrite {
  readonly name: string;
  readonly text: string;
  /** Hash of the file it takes the place of, which goes to the trash; null where there must be none. */
  readonly over: string | null;
}

/** A file that was written, and what takes it back. */
export interface WrittenRoutine {
  readonly name: string;
  readonly file: string;
  readonly hash: string;
  /** Where the file lies whose place it took. */
  readonly replaced: TrashId | null;
}

export type RefusedName = ErrorOf<'routine_name_invalid' | 'routine_name_taken'>;
type NotFound = ErrorOf<'routine_not_found'>;
type WriteFailed = ErrorOf<'file_write_failed'>;
type TrashGone = ErrorOf<'trash_entry_not_found'>;
export type WriteRefusal = RefusedName | ErrorOf<'routine_changed'> | WriteFailed;

/** Why something that was to be taken back stays as it is. */
export type LeftReason = 'changed_since' | 'write_failed' | 'name_taken';

/** The files of routines, for who writes them. Nothing a person has is written over: it goes to the trash. */
export interface RoutineFolder {
  /** Names in small letters, each with its file. */
  names(): Promise<ReadonlyMap<string, string>>;
  /** What is in the file of a routine; undefined when there is none. */
  read(name: string): Promise<(FileBytes & { readonly file: string }) | undefined>;
  /** A file of its own: where one is, nothing is written. */
  create(name: string, text: string): Promise<Result<null, RefusedName | WriteFailed>>;
  /** All of them or none. */
  write(writes: readonly RoutineWrite[]): Promise<Result<readonly WrittenRoutine[], WriteRefusal>>;
  rename(name: string, to: string): Promise<Result<null, RefusedName | NotFound | WriteFailed>>;
  /** Moves the file to the trash. */
  remove(name: string): Promise<Result<TrashId, NotFound | WriteFailed>>;
  /** Brings a deleted file back, byte for byte; answers the name of its routine. */
  restore(trashId: TrashId): Promise<Result<string, TrashGone | RefusedName | WriteFailed>>;
  /** Takes back what was written, unless it was changed since. Answers null, or why it stays. */
  takeBack(written: WrittenRoutine): Promise<LeftReason | null>;
}

/** The files below `folder`. One change is made after the other. */
export function createRoutineFolder(parts: RoutineFolderParts): RoutineFolder {
  const queue = createKeyedQueue();
  const folder = new Folder(parts);
  const inTurn = <T>(task: () => Promise<T>): Promise<T> =>
    queue.run('', async () => {
      try {
        return await task();
      } finally {
        parts.onTouched?.(folder.takeTouched());
      }
    });
  return {
    names: () => folder.names(),
    read: (name) => folder.read(name),
    create: (name, text) => inTurn(() => folder.create(name, text)),
    write: (writes) => inTurn(() => folder.write(writes)),
    rename: (name, to) => inTurn(() => folder.rename(name, to)),
    remove: (name) => inTurn(() => folder.remove(name)),
    restore: (trashId) => inTurn(() => folder.restore(trashId)),
    takeBack: (written) => inTurn(() => folder.takeBack(written)),
  };
}

class Folder implements RoutineFolder {
  readonly #folder: string;
  readonly #trash: RoutineFolderParts['trash'];
  readonly #files: FilesWithin;
  #touched: string[] = [];

  constructor({ folder, trash }: RoutineFolderParts) {
    this.#folder = folder;
    this.#trash = trash;
    this.#files = filesWithin(folder);
  }

  takeTouched(): readonly string[] {
    const touched = this.#touched;
    this.#touched = [];
    return touched;
  }

  async names(): Promise<ReadonlyMap<string, string>> {
    const files = await findRoutineFiles(this.#folder);
    return new Map(files.map((file) => [nameOfFile(file).toLowerCase(), file]));
  }

  async read(name: string): Promise<(FileBytes & { readonly file: string }) | undefined> {
    const file = (await this.names()).get(name.toLowerCase());
    if (file === undefined) return undefined;
    const read = await readFileBytes(join(this.#folder, file), MAX_ROUTINE_BYTES * 4);
    return read.ok ? { ...read.value, file } : undefined;
  }

  async create(name: string, text: string): ReturnType<RoutineFolder['create']> {
    const fault = nameFault(name, await this.names());
    if (fault) return fault;
    const created = await this.#create(name, Buffer.from(text));
    return created.ok ? ok(null) : created;
  }

  async write(writes: readonly RoutineWrite[]): ReturnType<RoutineFolder['write']> {
    const refused = await this.#refusal(writes);
    if (refused) return refused;
    const written: WrittenRoutine[] = [];
    for (const one of writes) {
      const done = await this.#writeOne(one);
      if (done.ok) written.push(done.value);
      else {
        for (const earlier of written.toReversed()) await this.#undoWrite(earlier);
        return done;
      }
    }
    return ok(written);
  }

  async rename(name: string, to: string): ReturnType<RoutineFolder['rename']> {
    const names = await this.names();
    const file = names.get(name.toLowerCase());
    if (file === undefined) return err({ code: 'routine_not_found', routineName: name });
    const fault = nameFault(to, names, file);
    if (fault) return fault;
    const from = await this.#ownFile(file);
    if (!from.ok) return from;
    // Only capital letters may be others: then the new file is the old one on some systems.
    if (`${to}.yaml`.toLowerCase() === file.toLowerCase()) return this.#moveOver(from.value, `${to}.yaml`);
    // The name is taken first, so that nothing that comes meanwhile is written over.
    const reserved = await this.#create(to, new Uint8Array());
    if (!reserved.ok) return reserved;
    const moved = await this.#moveOver(from.value, reserved.value.file);
    if (!moved.ok) await unlink(join(this.#folder, reserved.value.file)).catch(() => undefined);
    return moved;
  }

  async remove(name: string): ReturnType<RoutineFolder['remove']> {
    const file = (await this.names()).get(name.toLowerCase());
    return file === undefined ? err({ code: 'routine_not_found', routineName: name }) : this.#trashed(file);
  }

  async restore(trashId: TrashId): ReturnType<RoutineFolder['restore']> {
    const trashed = await this.#trash.peek(trashId);
    const file = trashed && pathBelow(this.#folder, trashed.originalPath);
    if (file === undefined || !isRoutineFile(file)) return err({ code: 'trash_entry_not_found', trashId });
    const name = nameOfFile(file);
    const fault = nameFault(name, await this.names());
    if (fault) return fault;
    try {
      this.#touched.push(file);
      await this.#trash.restore(trashId, await this.#files.toKeep(file));
      return ok(name);
    } catch (error) {
      if (errorCode(error) === 'EEXIST') return err({ code: 'routine_name_taken', name });
      return failed(file, error);
    }
  }

  async takeBack(written: WrittenRoutine): Promise<LeftReason | null> {
    const there = await readFileBytes(join(this.#folder, written.file), MAX_ROUTINE_BYTES * 4);
    if (!there.ok) return there.error.code === 'missing' ? 'changed_since' : 'write_failed';
    if (there.value.hash !== written.hash) return 'changed_since';
    if (written.replaced !== null && (await this.#trash.peek(written.replaced)) === undefined)
      return 'changed_since';
    // Whoever wants it after all finds it in the trash.
    const put = await this.#trashed(written.file);
    if (!put.ok) return 'write_failed';
    if (written.replaced === null) return null;
    const restored = await this.restore(written.replaced);
    if (restored.ok) return null;
    return restored.error.code === 'routine_name_taken' ? 'name_taken' : 'write_failed';
  }

  /** Why not all of this can be written; looked at before anything is. */
  async #refusal(writes: readonly RoutineWrite[]) {
    const names = await this.names();
    const own = new Set<string>();
    for (const { name, over } of writes) {
      const key = name.toLowerCase();
      if (own.has(key)) return taken(name);
      own.add(key);
      const fault = nameFault(name, over === null ? names : new Map());
      if (fault) return fault;
      if (over !== null && (await this.read(name))?.hash !== over)
        return err({ code: 'routine_changed' as const, routineName: name });
    }
    return undefined;
  }

  async #writeOne({ name, text, over }: RoutineWrite): Promise<Result<WrittenRoutine, WriteRefusal>> {
    const bytes = Buffer.from(text);
    const room = await this.#makeRoom(over === null ? undefined : (await this.read(name))?.file);
    if (!room.ok) return room;
    const created = await this.#create(name, bytes);
    if (!created.ok) {
      if (room.value !== null) await this.restore(room.value);
      return created;
    }
    const { file } = created.value;
    return ok({ name: nameOfFile(file), file, hash: hashOf(bytes), replaced: room.value });
  }

  async #makeRoom(file: string | undefined): Promise<Result<TrashId | null, WriteRefusal>> {
    if (file === undefined) return ok(null);
    const put = await this.#trashed(file);
    if (put.ok) return put;
    return put.error.code === 'routine_not_found'
      ? err({ code: 'routine_changed', routineName: nameOfFile(file) })
      : err(put.error);
  }

  async #undoWrite({ file, replaced }: WrittenRoutine): Promise<void> {
    await unlink(join(this.#folder, file)).catch(() => undefined);
    if (replaced !== null) await this.restore(replaced);
  }

  /** A file that must not be there yet; whole, or not there. */
  async #create(
    name: string,
    bytes: Uint8Array,
  ): Promise<Result<{ readonly file: string }, RefusedName | WriteFailed>> {
    const file = `${name}.yaml`;
    try {
      this.#touched.push(file);
      await createFile(await this.#files.toKeep(file), bytes);
      return ok({ file });
    } catch (error) {
      if (error instanceof FileNameError)
        return err({ code: 'routine_name_invalid', name, reason: 'hidden' });
      return errorCode(error) === 'EEXIST' ? taken(name) : failed(file, error);
    }
  }

  async #moveOver(path: string, file: string): Promise<Result<null, WriteFailed>> {
    try {
      this.#touched.push(file, pathBelow(this.#folder, path) ?? file);
      await rename(path, join(this.#folder, file));
      return ok(null);
    } catch (error) {
      return failed(file, error);
    }
  }

  async #trashed(file: string): Promise<Result<TrashId, NotFound | WriteFailed>> {
    const path = await this.#ownFile(file);
    if (!path.ok) return path;
    try {
      this.#touched.push(file);
      return ok(await this.#trash.put(path.value));
    } catch (error) {
      return errorCode(error) === 'ENOENT' ? missing(file) : failed(file, error);
    }
  }

  /** Where a file of ours lies. What a link leads to is not ours, and neither is what lies in a folder that is one. */
  async #ownFile(file: string): Promise<Result<string, NotFound | WriteFailed>> {
    const path = join(this.#folder, file);
    try {
      await this.#files.toSend(file);
      return (await lstat(path)).isFile() ? ok(path) : missing(file);
    } catch (error) {
      if (error instanceof FileNameError || errorCode(error) === 'ENOENT') return missing(file);
      return failed(file, error);
    }
  }
}

async function createFile(path: string, bytes: Uint8Array): Promise<void> {
  const handle = await open(path, 'wx');
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } catch (error) {
    await handle.close();
    await unlink(path).catch(() => undefined);
    throw error;
  }
  await handle.close();
}

/** A file that is none because of its extension is known by its whole path. */
function nameOfFile(file: string): string {
  return file.endsWith('.yaml') ? routineNameOf(file) : file;
}

function nameFault(name: string, names: ReadonlyMap<string, string>, own?: string) {
  const reason = routineNameFault(name);
  if (reason !== null) return err({ code: 'routine_name_invalid' as const, name, reason });
  const there = names.get(name.toLowerCase());
  return there === undefined || there === own ? undefined : taken(name);
}

function taken(name: string) {
  return err({ code: 'routine_name_taken' as const, name });
}

function missing(file: string) {
  return err({ code: 'routine_not_found' as const, routineName: nameOfFile(file) });
}

function failed(file: string, error: unknown) {
  return err({ code: 'file_write_failed' as const, file, reason: errorCode(error) });
}
