import { Worker } from 'node:worker_threads';
import type { AppError } from '../../shared/errors';
import type { Logger } from '../../shared/ports';
import { AccountsFileError, RefusedError } from './accounts-errors';
import type {
  AccountsReply,
  AccountsRequest,
  AccountsThreadData,
  AccountsWireError,
} from './file/accounts-protocol';

type Work = AccountsRequest extends infer R ? (R extends AccountsRequest ? Omit<R, 'id'> : never) : never;

/** What passes through is short-lived: left alone, V8 lets 48 MB of it gather in each thread before it collects. */
const LIMITS = { maxYoungGenerationSizeMb: 4 };

/** One thread that has the file of accounts open, as seen from outside. */
export interface AccountsLink {
  /** Rejects with `RefusedError`, or with `AccountsFileError`: then nothing was changed. */
  send<T>(work: Work): Promise<T>;
  /** Why nothing can be asked any more; undefined while it lives. */
  gone(): AccountsFileError | undefined;
  /** Carries out what was asked before and ends the thread. Safe to call twice. */
  close(): Promise<void>;
}

export interface AccountsLinkOptions {
  readonly data: AccountsThreadData;
  readonly url: URL;
  readonly logger: Logger;
  readonly onChanged: (change: { readonly leasesOnly: boolean }) => void;
  /** It ended without having been told to; what was asked has been rejected. */
  readonly onDied: () => void;
}

interface Pending {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** What was under way may have been written or not: only a look into the file tells. */
const DIED = 'the thread of accounts failed; restart Muster';

/** Starts the thread. What happened while opening, and its death, are logged. */
export function startAccountsLink(options: AccountsLinkOptions): AccountsLink {
  const { data, logger } = options;
  const { file, role } = data;
  const thread = new Worker(options.url, { workerData: data, resourceLimits: LIMITS });
  const pending = new Map<number, Pending>();
  let lastId = 0;
  let gone: AccountsFileError | undefined;
  let closing: Promise<void> | undefined;
  const end = (error: AccountsFileError): void => {
    gone ??= error;
    for (const { reject } of pending.values()) reject(gone);
    pending.clear();
  };
  thread.on('message', (reply: AccountsReply) => {
    if (reply.type === 'changed') options.onChanged(reply);
    else if (reply.type === 'note') logger.warn({ ...reply.note, file });
    else settle(pending, reply);
  });
  thread.on('error', (cause) => {
    logger.error({ event: 'accounts.died', file, role, error: cause });
    end(new AccountsFileError(DIED, null, { cause }));
  });
  const exited = new Promise<void>((resolve) => {
    thread.on('exit', (code) => {
      const hasDied = !closing && !gone;
      if (hasDied) logger.error({ event: 'accounts.ended', file, role, code });
      end(new AccountsFileError(closing ? 'the thread of accounts has ended' : DIED, null));
      if (!closing) options.onDied();
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
  const close = async (): Promise<void> => {
    // A thread that has died needs no closing.
    await send<null>({ type: 'close' }).catch(() => undefined);
    gone ??= new AccountsFileError('the file of accounts was closed', null);
    await exited;
  };
  return { send, gone: () => gone, close: () => (closing ??= close()) };
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
  // SQLite's are plain errors, whose name tells nobody anything.
  return new AccountsFileError(name === 'Error' ? message : `${name}: ${message}`, sqliteCode);
}
