import type { AccountOutcome, AccountValue } from '../../shared/account';
import type { FailureCode } from '../../shared/failure';
import type { ProblemDetail } from '../../shared/problem';
import type { Pool, PoolProgress, PoolStatistics } from '../../shared/pool';

/** Who uses an account; kept in the ledger. */
export interface AccountOwner {
  readonly orchestrationId: string;
  /** The first orchestration of a chain of resumed ones; the same as `orchestrationId` for a fresh start. */
  readonly runId: string;
  readonly botId: string;
  readonly groupName: string;
  readonly routineName: string;
  /** The instance it is used on. */
  readonly ref: string;
}

/** An account somebody holds. `fence` and `useId` prove it: what carries older ones is refused. */
export interface HeldAccount {
  readonly accountId: number;
  readonly key: string;
  readonly label: string;
  readonly poolName: string;
  readonly fence: number;
  readonly useId: number;
}

export type TakeAnswer =
  | { readonly kind: 'taken'; readonly account: HeldAccount }
  /** `dueAtMs`: when a cool-down or a lease of the pool ends next (wall clock), null when nothing is known to. */
  | { readonly kind: 'nothing'; readonly dueAtMs: number | null };

/** How a use ends. `failed` counts against the pool's `retry`. */
export interface UseEnd {
  readonly outcome: Extract<AccountOutcome, 'completed' | 'failed' | 'returned' | 'quarantined'>;
  readonly reason: string;
  readonly numbers: Readonly<Record<string, number>>;
}

/** Something about an account could not be done; `code` is a failure of class `account`. */
export class AccountError extends Error {
  override readonly name = 'AccountError';
  readonly code: FailureCode;
  readonly detail: ProblemDetail;

  constructor(code: FailureCode, detail: ProblemDetail = {}, options?: ErrorOptions) {
    super(code, options);
    this.code = code;
    this.detail = detail;
  }
}

/**
 * Accounts as bots use them. Rejections are `AccountError`: `account_lost` when the lease was taken away or ran out
 * and somebody else may have it, `accounts_unusable` when the file can't be written: then nothing was changed.
 */
export interface AccountLeases {
  /** This process as a holder (`lease_session` in the file); empty where it can hold nothing. */
  readonly session: string;
  /** Takes the next account of the pool as it stands now. A pool is evaluated here, each time. */
  take(pool: Pool, owner: AccountOwner): Promise<TakeAnswer>;
  /** Ends a use, once; a second end, or one with an older fence, is `account_lost`. */
  settle(account: HeldAccount, end: UseEnd, pool: Pool): Promise<void>;
  /** A field's value now, built in or custom; a secret's is refused here. */
  readField(account: HeldAccount, field: string): Promise<AccountValue>;
  writeField(account: HeldAccount, field: string, value: AccountValue): Promise<void>;
  /** Adds to a number and answers the new one; an empty field counts as 0. */
  incrementField(account: HeldAccount, field: string, amount: number): Promise<number>;
  /** The clear text of a secret field, for typing it on a device; never to be logged or kept. */
  secret(account: HeldAccount, field: string): Promise<string>;
  /** Ends every lease of an orchestration that is still open, and answers how many there were. */
  endAll(orchestrationId: string, how: 'return' | 'fail'): Promise<number>;
  progress(pool: Pool, runId: string, orchestrationId: string): Promise<PoolProgress>;
  statistics(pool: Pool): Promise<PoolStatistics>;
  /** Tells that an account may have come free: one was settled, released, added or changed. */
  onFreed(listener: () => void): () => void;
  /** Tells at once when a lease of this host was taken away (a person released it). */
  onLost(listener: (lost: { readonly accountId: number; readonly fence: number }) => void): () => void;
}
