import type { RoutineConfig } from '../../shared/definition';
import type { Clock, Logger } from '../../shared/ports';
import type { RunEvent } from '../../shared/run-event';
import type { AccountOwner, HeldAccount, UseEnd } from '../accounts/account-leases';
import type { BotEvent } from '../domain/bot-events';
import type { AccountInHand, ActionAccounts } from '../routines/ports';
import type { CompiledRoutine, RoutineEnd, StepGate } from '../routines/routine-runner';
import type { GroupAccounts } from './group-accounts';

export type AccountEvent = Extract<RunEvent, { type: 'bot.account' }>;

/** What a bot lends to its accounts. */
export interface AccountsHost {
  readonly clock: Clock;
  readonly logger: Logger;
  readonly gate: StepGate;
  send(event: BotEvent): boolean;
  emit(event: Pick<AccountEvent, 'type' | 'change' | 'key' | 'poolName' | 'reason' | 'numbers'>): void;
  log(level: 'info' | 'warn' | 'error', message: string): void;
  /** Runs a pool's routine with the account in hand as steps of the iteration, their paths beginning with `prefix`. */
  runPoolRoutine(routine: CompiledRoutine, prefix: string, work: PoolRoutineWork): Promise<RoutineEnd>;
}

export interface PoolRoutineWork {
  readonly config: RoutineConfig;
  readonly accounts: ActionAccounts;
  readonly signal: AbortSignal;
}

/** What one bot has of its pool, as its iterations use it. */
export interface AccountHands {
  readonly group: GroupAccounts;
  readonly owner: AccountOwner;
  readonly host: AccountsHost;
  /** The account in hand. */
  held: HeldAccount | null;
  readonly inHand: AccountInHand | null;
  waiting(dueAtMs: number | null): void;
  waitingIsOver(): void;
  exhausted(policy: 'complete' | 'fail'): void;
  /** Tells what became of an account. */
  tell(change: AccountEvent['change'], account: HeldAccount | null, end?: Partial<UseEnd>): void;
  /** A take or an end whose outcome the bot's own end waits for. */
  follow<T>(work: Promise<T>): Promise<T>;
  /** An end that could not be written is tried again later. */
  keepUnwritten(account: HeldAccount, end: UseEnd): void;
}
