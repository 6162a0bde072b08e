import { Worker } from 'node:worker_threads';
import type { AccountColumnMapping } from '../../../shared/account-import';
import type { ReadingJob, ReadingMessage, ReadingThreadData, ReadSource, RowBatch } from './reading-protocol';

export type ReadingEnd = Extract<ReadingMessage, { type: 'end' }>;

/**
 * Memory of the thread that reads: what needs more is no file of accounts. A small young generation is collected often,
 * so that a file of any size passes through little memory.
 */
const LIMITS = { maxOldGenerationSizeMb: 64, maxYoungGenerationSizeMb: 4 };

/** The files need more memory than reading may take. */
export class ReadingTooLargeError extends Error {
  override readonly name = 'ReadingTooLargeError';
}

export interface ReadingOptions {
  /** The entry `accounts.worker`, which reads when it is told to. */
  readonly worker: { readonly url: URL };
  readonly sources: readonly ReadSource[];
  readonly job: ReadingJob;
  /** Hears what was suggested, before any row. */
  readonly onMapping: (mapping: AccountColumnMapping) => Promise<void>;
  /** Takes rows, one batch after the other; no further ones are read than a few ahead. */
  readonly onRows: (batch: RowBatch) => Promise<void>;
  /** Bytes read so far. */
  readonly onProgress: (done: number) => void;
}

/** Reads files in a thread of its own. Rejects with the signal's reason, after the thread has ended. */
export async function readSources(options: ReadingOptions, signal: AbortSignal): Promise<ReadingEnd> {
  signal.throwIfAborted();
  const { sources, job } = options;
  const thread = new Worker(options.worker.url, {
    workerData: { role: 'reading', sources, job } satisfies ReadingThreadData,
    resourceLimits: LIMITS,
  });
  try {
    return await followed(thread, options, signal);
  } finally {
    await thread.terminate();
  }
}

function followed(thread: Worker, options: ReadingOptions, signal: AbortSignal): Promise<ReadingEnd> {
  return new Promise((resolve, reject) => {
    let work: Promise<unknown> = Promise.resolve();
    const then = (next: () => unknown): void => {
      work = work.then(next);
      work.catch(reject);
    };
    const stop = (): void => reject(signal.reason);
    signal.addEventListener('abort', stop, { once: true });
    thread.on('message', (message: ReadingMessage) => {
      if (message.type === 'progress') options.onProgress(message.done);
      else then(() => taken(thread, options, message, resolve));
    });
    thread.once('error', (error: Error & { code?: string }) =>
      reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new ReadingTooLargeError() : error),
    );
    thread.once('exit', () => {
      signal.removeEventListener('abort', stop);
      then(() => reject(new Error('the thread that reads has ended')));
    });
  });
}

async function taken(
  thread: Worker,
  { onMapping, onRows, onProgress }: ReadingOptions,
  message: Exclude<ReadingMessage, { type: 'progress' }>,
  resolve: (end: ReadingEnd) => void,
): Promise<void> {
  if (message.type === 'end') resolve(message);
  else if (message.type === 'mapping') await onMapping(message.mapping);
  else {
    await onRows(message);
    onProgress(message.done);
    thread.postMessage('next');
  }
}
