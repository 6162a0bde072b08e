import type { Logger } from '../../shared/ports';
import { startAccountsLink, type AccountsLink } from './accounts-link';
import type { AnswerOf, InputOf, OperationKind, OperationName } from './file/accounts-protocol';
import { kindOf } from './operations/leases/operation-kinds';

export { AccountsFileError, RefusedError } from './accounts-errors';

/** The file of accounts behind its threads. */
export interface AccountsThread {
  /** Resolves when the file is open; rejects with `AccountsFileError` when it can't be. */
  opened(): Promise<void>;
  /**
   * Carries out an operation. Rejects with `RefusedError`, or with `AccountsFileError`: then nothing was changed. Who has
   * the answer to a change and asks then is told of it; what is asked before that may be answered as it was before.
   */
  ask<N extends OperationName>(name: N, input: InputOf<N>): Promise<AnswerOf<N>>;
  /**
   * Tells after each transaction of this process that wrote something: often, so listeners do little. `leasesOnly` when
   * nothing was written but takes and ends of uses. Tells too when nothing can be asked any more.
   */
  onChanged(listener: (change: AccountsChange) => void): () => void;
  /** Carries out what was asked before, closes the file and ends its threads. Safe to call twice. */
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

/** Carried out by the thread that only looks. */
const LOOKED_AT: ReadonlySet<OperationKind> = new Set(['look', 'figures']);

/**
 * Starts the two threads: the keeper, which alone writes, and the looker, which reads beside it (the write-ahead log
 * lets it) and carries out what may take long and nobody's lease depends on: lists, figures, exports. So what people
 * look at keeps no bot waiting. A looker that dies is replaced at the next question; without its keeper the file can't
 * be used until the next start, for what was under way may or may not be in it. The looker begins with the first question.
 */
export function createAccountsThread({ file, worker, logger }: AccountsThreadOptions): AccountsThread {
  const listeners = new Set<(change: AccountsChange) => void>();
  const tell = (change: AccountsChange): void => {
    for (const listener of [...listeners]) listener(change);
  };
  const common = { url: worker.url, logger };
  const keeper = startAccountsLink({
    ...{ ...common, data: { file, role: 'keeper' }, onChanged: tell },
    onDied: () => tell({ leasesOnly: false }),
  });
  const nothing = (): void => undefined;
  const startLooker = (): AccountsLink =>
    startAccountsLink({ ...common, data: { file, role: 'looker' }, onChanged: nothing, onDied: nothing });
  let looker: AccountsLink | undefined;
  // The keeper makes and migrates the file.
  const opened = keeper.send<null>({ type: 'opened' });
  opened.catch(nothing);
  const look = async <T>(work: Parameters<AccountsLink['send']>[0]): Promise<T> => {
    await opened;
    const gone = keeper.gone();
    if (gone) throw gone;
    if (!looker || looker.gone()) looker = startLooker();
    return looker.send<T>(work);
  };
  let closing: Promise<void> | undefined;
  const close = async (): Promise<void> => {
    // Whoever closes the file last tidies up its log, which only the keeper may.
    await looker?.close();
    await keeper.close();
  };
  return {
    opened: () => keeper.send<undefined>({ type: 'opened' }),
    ask: (name, input) => {
      const work = { type: 'operation', name, input } as const;
      return LOOKED_AT.has(kindOf(name)) && !closing ? look(work) : keeper.send(work);
    },
    onChanged(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () => (closing ??= close()),
  };
}
