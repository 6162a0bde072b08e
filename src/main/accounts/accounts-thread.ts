import { Worker } from 'node:worker_threads';
import type { AppError } from '../../shared/errors';
import type { Logger } from '../../shared/ports';
import type {
  AccountsReply,
  AccountsRequest,
  AccountsThreadData,
  AccountsWireError,
  AnswerOf,
  InputOf,
  OperationName,
} from './file/accounts-protocol';

/** The file of accounts behind its thread. */
export interface AccountsThread {
  /** Resolves when the file is open; rejects with `AccountsFileError` when it can't be. */
  opened(): Promise<void>;
  /** Carries out an operation. Rejects with `RefusedError`, or with `AccountsFileError`: then nothing was changed. */
  ask<N extends OperationName>(name: N, input: InputOf<N>): Promise<AnswerOf<N>>;
  /**
   * Tells after each transaction of this process that wrote something: often, so listeners do little. `leasesOnly` when
   * nothing was written but takes and ends of uses.
   */
  onChanged(listener: (change: AccountsChange) => void): () => void;
  /** Carries out what was asked before, closes the file and ends the thread. Safe to call twice. */
  close(): Promise<void>;
}

export interface AccountsChange {
  readonly leasesOnly: boolean;
}

export interface AccountsThreadOptions {
  readonly file: string;
  /** The entry `accounts.worker`: built beside the program; a test starts it from its source. */
  readonly worker: { readonly url: URL };
  readonly logger: Logger;
}

/** The operation was refused for a reason people can act on. */
export class RefusedError extends Error {
  override readonly name = 'RefusedError';
  readonly error: AppError;

  constructor(error: AppError) {
    super(error.code);
    this.error = error;
  }
}

/** The file can't be worked with: damage, no room, a newer program's, or its thread has ended. */
export class AccountsFileError extends Error {
  override readonly name = 'AccountsFileError';
  readonly sqliteCode: number | null;

  constructor(message: string, sqliteCode: number | null, options?: ErrorOptions) {
    super(message, options);
    this.sqliteCode = sqliteCode;
  }
}

interface Pending {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

type Work = AccountsRequest extends infer R ? (R extends AccountsRequest ? Omit<R, 'id'> : never) : never;

/** Starts the thread. What happened while opening, and its death, are logged. */
export function createAccountsThread({ file, worker, logger }: AccountsThreadOptions): AccountsThread {
  const thread = new Worker(worker.url, { workerData: { file } satisfies AccountsThreadData });
  const pending = new Map<number, Pending>();
  const listeners = new Set<(change: AccountsChange) => void>();
  let lastId = 0;
  let gone: AccountsFileError | undefined;
  const end = (error: AccountsFileError): void => {
    gone ??= error;
    for (const { reject } of pending.values()) reject(gone);
    pending.clear();
  };
  thread.on('message', (reply: AccountsReply) => {
    if (reply.type === 'changed') for (const listener of [...listeners]) listener(reply);
    else if (reply.type === 'note') logger.warn({ ...reply.note, file });
    else settle(pending, reply);
  });
  thread.on('error', (cause) => {
    logger.error({ event: 'accounts.died', file, error: cause });
    end(new AccountsFileError('the thread of accounts failed', null, { cause }));
  });
  const exited = new Promise<void>((resolve) => {
    thread.on('exit', () => {
      end(new AccountsFileError('the thread of accounts has ended', null));
      resolve();
    });
  });
  const send = <T>(work: Work): Promise<T> => {
    if (gone) return Promise.reject(gone);
    const id = ++lastId;
    thread.postMessage({ id, ...work });
    return new Promise((resolve, reject) => {
      // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- the answer is of this program's protocol
      pending.set(id, { resolve: resolve as Pending['resolve'], reject });
    });
  };
  let closing: Promise<void> | undefined;
  const close = async (): Promise<void> => {
    // A thread that has died needs no closing.
    await send<null>({ type: 'close' }).catch(() => undefined);
    gone ??= new AccountsFileError('the file of accounts was closed', null);
    await exited;
  };
  return {
    opened: () => send({ type: 'opened' }),
    ask: (name, input) => send({ type: 'operation', name, input }),
    onChanged(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () => (closing ??= close()),
  };
}

function settle(
  pending: Map<number, Pending>,
  reply: Exclude<AccountsReply, { type: 'note' | 'changed' }>,
): void {
  const call = pending.get(reply.id);
  pending.delete(reply.id);
  if (reply.type === 'error') call?.reject(fromWire(reply.error));
  else call?.resolve(reply.value);
}

function fromWire({ name, message, sqliteCode, refused }: AccountsWireError): Error {
  // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- see `toWireError`
  if (refused !== null) return new RefusedError(refused as AppError);
  return new AccountsFileError(`${name}: ${message}`, sqliteCode);
}
