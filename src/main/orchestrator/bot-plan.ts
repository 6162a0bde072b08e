import type { RoutineConfig } from '../../shared/definition';
import type { Failure } from '../../shared/failure';
import type { BotId, OrchestrationId } from '../../shared/ids';
import type { InstanceRef } from '../../shared/instance-reference';
import type { AccountOwner } from '../accounts/account-leases';
import type { BotEnd, BotRules } from '../domain/bot';
import type { SharedCounters } from '../routines/ports';
import type { CompiledRoutine } from '../routines/routine-runner';
import type { GroupAccounts } from './group-accounts';

/** What one bot is made of. */
export interface BotPlan {
  readonly orchestrationId: OrchestrationId;
  readonly botId: BotId;
  readonly number: number;
  readonly ref: InstanceRef;
  readonly rules: BotRules;
  readonly routine: CompiledRoutine;
  readonly config: RoutineConfig;
  /** The step its first iteration begins with; null: the first. */
  readonly startAt: string | null;
  /** Of the group. */
  readonly counters: SharedCounters;
  readonly instanceTimeoutMs: number;
  /** Iterations an interrupted run had completed on this instance. */
  readonly completedBefore: number;
  /** The pool it draws from; null without one. */
  readonly accounts: { readonly group: GroupAccounts; readonly owner: AccountOwner } | null;
  readonly onEnded: (end: BotEnd, failure: Failure | null) => void;
}
