import { open, mkdir, statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { err, ok, type Result } from '../../shared/errors';
import type { Clock } from '../../shared/ports';
import { errorCode, hashOf, readFileBytes, type FileBytes } from './file-bytes';
import { createKeyedQueue } from './keyed-queue';
import { copyToQuarantine } from './quarantine';

/** What another program (virus scanner, indexer, sync client) causes on Windows while it looks at a file. */
const BUSY_CODES = new Set(['EPERM', 'EBUSY', 'EACCES']);
const RETRY_DELAYS_MS = [20, 50, 100, 200, 400, 800];
const SPARE_BYTES = 65_536;

export interface DocumentWriterOptions {
  readonly clock: Clock;
  /** Unreadable files are copied here before they are written over. */
  readonly quarantineFolder: string;
  /** True when these bytes are a document of the writer's kind. */
  readonly isReadable: (bytes: Uint8Array) => boolean;
  /** Replaces a file as a whole; a test stands in for a file system that is busy. */
  readonly replaceFile?: (path: string, bytes: Uint8Array) => Promise<void>;
}

export type WriteProblem =
  | { readonly code: 'changed_on_disk' }
  | { readonly code: 'read_only' }
  | { readonly code: 'write_failed'; readonly reason: string };

export interface DocumentWriter {
  /**
   * Replaces the file as a whole and durably, or leaves it as it was. `expectedHash` is that of the bytes the writer
   * believes are there, null when it believes there is no file; anything else there is left alone. The same bytes are
   * not written again.
   */
  write(
    path: string,
    bytes: Uint8Array,
    expectedHash: string | null,
  ): Promise<Result<{ readonly hash: string; readonly written: boolean }, WriteProblem>>;
  /** Resolves when no write is in work. */
  settled(): Promise<void>;
}

/** Writes documents one after the other per file. */
export function createDocumentWriter(options: DocumentWriterOptions): DocumentWriter {
  const queue = createKeyedQueue();
  return {
    write: (path, bytes, expectedHash) => queue.run(path, () => write(options, path, bytes, expectedHash)),
    settled: queue.settled,
  };
}

async function write(
  options: DocumentWriterOptions,
  path: string,
  bytes: Uint8Array,
  expectedHash: string | null,
): Promise<Result<{ hash: string; written: boolean }, WriteProblem>> {
  const there = await readExpected(path, expectedHash);
  if (!there.ok) return there;
  const hash = hashOf(bytes);
  if (there.value?.hash === hash) return ok({ hash, written: false });
  if (there.value?.writable === false) return err({ code: 'read_only' });
  try {
    if (there.value && !options.isReadable(there.value.bytes))
      await copyToQuarantine(path, options.quarantineFolder, options.clock);
    await mkdir(dirname(path), { recursive: true });
    await retryWhileBusy(options.clock, () => (options.replaceFile ?? replaceFile)(path, bytes));
    return ok({ hash, written: true });
  } catch (error) {
    return err({ code: 'write_failed', reason: errorCode(error) });
  }
}

/** What is on disk, null where nothing is; a problem when that is not what the writer believes. */
async function readExpected(
  path: string,
  expectedHash: string | null,
): Promise<Result<FileBytes | null, WriteProblem>> {
  const there = await readFileBytes(path);
  if (there.ok) return there.value.hash === expectedHash ? there : err({ code: 'changed_on_disk' });
  if (there.error.code === 'io_error') return err({ code: 'write_failed', reason: there.error.message });
  return there.error.code === 'missing' && expectedHash === null
    ? ok(null)
    : err({ code: 'changed_on_disk' });
}

/**
 * Writes beside the file, flushes, renames over it, and flushes the folder so that the rename itself is durable.
 * Free space is looked at first: write-file-atomic does not notice a write that a full disk cut short.
 */
export async function replaceFile(path: string, bytes: Uint8Array, mode?: number): Promise<void> {
  await replaceUnflushed(path, bytes, { fsync: true, ...(mode === undefined ? {} : { mode }) });
  await flushFolder(dirname(path));
}

/**
 * As `replaceFile`, but not flushed: whole or absent for whoever reads it, also after the program was killed. After a
 * power failure it may be gone or torn; for what can be told from its hash and made once more.
 */
export async function replaceUnflushed(
  path: string,
  bytes: Uint8Array,
  options: { readonly fsync: boolean; readonly mode?: number } = { fsync: false },
): Promise<void> {
  const { bavail, bsize } = await statfs(dirname(path));
  if (bavail * bsize < bytes.byteLength + SPARE_BYTES)
    throw Object.assign(new Error('no space left'), { code: 'ENOSPC' });
  await writeFileAtomic(path, Buffer.from(bytes), options);
}

/** Flushes a file and its folder: what was written to it unflushed is durable from then on. */
export async function flushFile(path: string): Promise<void> {
  const handle = await open(path, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
  await flushFolder(dirname(path));
}

/** The next flush of each folder, which has not begun. */
const nextFlush = new Map<string, Promise<void>>();
const flushing = createKeyedQueue();

/**
 * Makes what was created or renamed in a folder durable. Whoever asks while it is being flushed waits for the flush after,
 * together with all who ask meanwhile.
 */
export function flushFolder(folder: string): Promise<void> {
  const joined = nextFlush.get(folder);
  if (joined) return joined;
  const flush = flushing.run(folder, () => {
    nextFlush.delete(folder);
    return flushFolderNow(folder);
  });
  nextFlush.set(folder, flush);
  return flush;
}

/** Some systems (Windows) cannot open a folder; there the rename is as durable as the system makes it. */
async function flushFolderNow(folder: string): Promise<void> {
  try {
    const handle = await open(folder, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch {
    return;
  }
}

async function retryWhileBusy(clock: Clock, attempt: () => Promise<void>): Promise<void> {
  for (const delayMs of RETRY_DELAYS_MS) {
    try {
      await attempt();
      return;
    } catch (error) {
      if (!BUSY_CODES.has(errorCode(error))) throw error;
      await clock.sleep(delayMs);
    }
  }
  await attempt();
}
