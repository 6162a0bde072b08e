import { open, rename, rm, type FileHandle } from 'node:fs/promises';
import type { Random } from '../../../shared/ports';
import { ReplyError } from './adb-failure';
import type { ServiceRequest, SmartSocketClient } from './smart-socket';
import { MAX_SYNC_DATA, MAX_SYNC_FILE, MAX_SYNC_PATH, syncMessage, syncRequest } from './sync-messages';
import { SyncSink, type SyncTarget } from './sync-sink';

/** Type and rights of a pushed file, as `adb push` gives them: a plain file, 0644. */
const PUSHED_MODE = 0o100644;
/** So much may wait for a slow disk before nothing more is read. */
const MAX_UNWRITTEN = 1024 * 1024;

export interface TransferContext {
  readonly client: SmartSocketClient;
  readonly serial: string;
  readonly random: Random;
  readonly timeoutMs: number;
}

/** A file of this computer could not be read or written. */
class LocalFileError extends Error {
  override readonly name = 'LocalFileError';
  readonly code = 'step_failed';
}

/** Copies a file to the device. Throws `ReplyError` for what the device refuses. */
export async function pushFile(
  context: TransferContext,
  { local, remote }: { readonly local: string; readonly remote: string },
  signal: AbortSignal,
): Promise<void> {
  const file = await opened(() => open(local, 'r'));
  try {
    const { size, mtimeMs } = await file.stat();
    if (size > MAX_SYNC_FILE) throw new LocalFileError('The file is larger than 1 GB.');
    const request = requestOf('SEND', `${remote},${String(PUSHED_MODE)}`);
    const input = pushedBytes(file, request, Math.floor(mtimeMs / 1_000));
    await context.client.run(serviceOf(context, new SyncSink(null), input), signal);
  } finally {
    await file.close();
  }
}

/** Copies a file of the device; it takes its name once it is complete. Throws `ReplyError` for what is refused. */
export async function pullFile(
  context: TransferContext,
  { local, remote }: { readonly local: string; readonly remote: string },
  signal: AbortSignal,
): Promise<void> {
  const partial = `${local}.${context.random.uuid().slice(0, 8)}.part`;
  const file = await opened(() => open(partial, 'wx'));
  const target = new WrittenFile(file);
  try {
    try {
      const input = requestOf('RECV', remote);
      await context.client.run(serviceOf(context, new SyncSink(target), input), signal);
    } finally {
      await target.close();
    }
    target.throwIfFailed();
    await opened(() => rename(partial, local));
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
}

function serviceOf(
  { serial, timeoutMs }: TransferContext,
  sink: SyncSink,
  input: NonNullable<ServiceRequest<void>['input']>,
): ServiceRequest<void> {
  return { serial, service: 'sync:', sink, timeoutMs, input };
}

function requestOf(id: 'SEND' | 'RECV', argument: string): Buffer {
  const bytes = syncRequest(id, argument);
  if (bytes.length - syncMessage(id, 0).length > MAX_SYNC_PATH)
    throw new ReplyError('device_command_failed', 'the path on the device is too long');
  return bytes;
}

async function* pushedBytes(file: FileHandle, request: Buffer, modifiedAt: number): AsyncGenerator<Buffer> {
  yield request;
  for (;;) {
    // A buffer of its own for each piece: the socket still holds the one before.
    const { bytesRead, buffer } = await opened(() => file.read(Buffer.allocUnsafe(MAX_SYNC_DATA)));
    if (bytesRead === 0) break;
    yield syncMessage('DATA', bytesRead);
    yield buffer.subarray(0, bytesRead);
  }
  yield syncMessage('DONE', modifiedAt);
}

/** Writes pieces in order; a failure is kept for the end, and ends the call at the next piece. */
class WrittenFile implements SyncTarget {
  private readonly file: FileHandle;
  private tail: Promise<void> = Promise.resolve();
  private unwritten = 0;
  private failure: LocalFileError | undefined;

  constructor(file: FileHandle) {
    this.file = file;
  }

  add(piece: Buffer): void {
    this.throwIfFailed();
    const copy = Buffer.from(piece);
    this.unwritten += copy.length;
    this.tail = this.tail.then(() => this.write(copy));
  }

  busy(): Promise<void> | undefined {
    return this.unwritten > MAX_UNWRITTEN ? this.tail : undefined;
  }

  async close(): Promise<void> {
    await this.tail;
    await this.file.close();
  }

  throwIfFailed(): void {
    if (this.failure !== undefined) throw this.failure;
  }

  private async write(piece: Buffer): Promise<void> {
    try {
      if (this.failure === undefined) await opened(() => this.file.writev([piece]));
    } catch (error) {
      this.failure = error instanceof LocalFileError ? error : new LocalFileError(String(error));
    }
    this.unwritten -= piece.length;
  }
}

/** What the system says about a local file, as a failure of the step; paths are left out, they name the user. */
async function opened<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    throw new LocalFileError(`The file on this computer could not be used (${code}).`, { cause: error });
  }
}
