import type { Operations } from '../operations/operations';

/** Given to the thread when it starts. */
export interface AccountsThreadData {
  readonly file: string;
  /** `keeper`: reads and writes; `looker`: only reads, so that no question of a person keeps a bot waiting. */
  readonly role: 'keeper' | 'looker';
}

export type OperationName = keyof Operations;
export type InputOf<N extends OperationName> = Parameters<Operations[N]>[1];
export type AnswerOf<N extends OperationName> = ReturnType<Operations[N]>;

/**
 * What an operation may do: only read; look through many accounts for somebody who waits for no lease, beside the thread
 * that writes; count for the eye, the same, after everything else; take and end leases, or write what nobody sees yet;
 * change anything.
 */
export type OperationKind = 'read' | 'look' | 'figures' | 'lease' | 'change';

/** Calls are carried out in the order they were made; those that came together share one transaction. */
export type AccountsRequest =
  | { readonly id: number; readonly type: 'operation'; readonly name: OperationName; readonly input: unknown }
  | { readonly id: number; readonly type: 'opened' }
  | { readonly id: number; readonly type: 'close' };

/** An error as it crosses the thread boundary. */
export interface AccountsWireError {
  readonly name: string;
  readonly message: string;
  /** SQLite's result code, where it is one of SQLite's errors. */
  readonly sqliteCode: number | null;
  /** What a refused operation says: see `Refused`. */
  readonly refused: unknown;
}

export type AccountsReply =
  /** Something was written and committed; `leasesOnly` when it was but takes and ends of uses. */
  | { readonly type: 'changed'; readonly leasesOnly: boolean }
  | { readonly type: 'note'; readonly note: Readonly<Record<string, unknown>> & { readonly event: string } }
  | { readonly type: 'result'; readonly id: number; readonly value: unknown }
  | { readonly type: 'error'; readonly id: number; readonly error: AccountsWireError };
