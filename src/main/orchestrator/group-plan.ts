import type {
  BotGroupDefinition,
  ConflictPolicy,
  RoutineConfig,
  StartOverrides,
} from '../../shared/definition';
import type { Failure } from '../../shared/failure';
import type { Pool } from '../../shared/pool';
import { BotId, type OrchestrationId } from '../../shared/ids';
import { InstanceRef } from '../../shared/instance-reference';
import type { Problem } from '../../shared/problem';
import type { BotEnd } from '../domain/bot-events';
import type { SharedCounters } from '../routines/ports';
import type { CompiledRoutine } from '../routines/routine-runner';
import type { AcquiredInstance } from './acquire-instances';
import type { BotPlan } from './bot-plan';
import type { AcquirePlan } from './candidate-pool';
import type { GroupAccounts } from './group-accounts';

/** What one start is made of. */
export interface GroupPlan {
  readonly orchestrationId: OrchestrationId;
  /** Frozen copy, overrides applied. */
  readonly definition: BotGroupDefinition;
  /** The saved definition it was made from, to tell later whether that was edited. */
  readonly saved: BotGroupDefinition;
  readonly overrides: StartOverrides | null;
  /** Values of secret inputs for this run, which no record is made of. */
  readonly given: Readonly<Record<string, string>>;
  /** The step that the first iteration of each bot begins with; null: the routine's first. */
  readonly startAt: string | null;
  /** What to do about held instances, this time. */
  readonly onConflict: ConflictPolicy;
  readonly resumedFrom: OrchestrationId | null;
  /** First orchestration of a chain of resumed ones; its own for a fresh start. */
  readonly runId: OrchestrationId;
  /** The pool as it was when the run began; null without one, and when there is none of that name. */
  readonly pool: Pool | null;
  /** Iterations an interrupted run had completed, by instance. */
  readonly completedBefore: ReadonlyMap<string, number>;
  readonly preflight: () => Promise<readonly Problem[]>;
  /** Values of secret inputs, which stand in no definition: opened by `preflight` when it finds no error. */
  readonly secrets: () => RoutineConfig;
}

/** How the group's instances are acquired. */
export function acquirePlanOf({ orchestrationId, definition, onConflict }: GroupPlan): AcquirePlan {
  const { instanceTimeoutMs } = definition.launchOptions;
  return {
    orchestrationId,
    groupName: definition.name,
    candidates: definition.availableInstances.map((ref) => InstanceRef.parse(ref)),
    count: definition.requestedBotCount,
    onConflict,
    instanceTimeoutMs,
    tokenOf: (slot) => ({ orchestrationId, botId: botIdOf(orchestrationId, slot), generation: 1 }),
  };
}

/** What the bot on an acquired instance is made of. */
export function botPlanOf(
  plan: GroupPlan,
  { slot, ref, completedBefore }: AcquiredInstance & { readonly completedBefore: number },
  {
    routine,
    counters,
    accounts,
  }: {
    readonly routine: CompiledRoutine;
    readonly counters: SharedCounters;
    readonly accounts: GroupAccounts | null;
  },
  onEnded: (botId: BotId, end: BotEnd, failure: Failure | null) => void,
): BotPlan {
  const { definition, orchestrationId, runId } = plan;
  const botId = botIdOf(orchestrationId, slot);
  return {
    orchestrationId,
    botId,
    number: slot,
    ref,
    rules: { restartPolicy: definition.restartPolicy, loop: definition.loop },
    routine,
    counters,
    config: { ...definition.routineConfig, ...plan.secrets() },
    startAt: plan.startAt,
    instanceTimeoutMs: definition.launchOptions.instanceTimeoutMs,
    completedBefore,
    accounts: accounts && {
      group: accounts,
      owner: {
        ...{ orchestrationId, runId, botId, ref },
        groupName: definition.name,
        routineName: definition.routineName,
      },
    },
    onEnded: (end, failure) => onEnded(botId, end, failure),
  };
}

/**
 * How many iterations each bot has behind it. A bot on an instance of the interrupted run goes on with its count; one
 * on a spare goes on for a bot whose instance was not there, in their order.
 */
export function withCounts<T extends Pick<AcquiredInstance, 'ref'>>(
  instances: readonly T[],
  completedBefore: ReadonlyMap<string, number>,
): readonly (T & { readonly completedBefore: number })[] {
  const refs = new Set<string>(instances.map(({ ref }) => ref));
  const orphaned = [...completedBefore].filter(([ref]) => !refs.has(ref)).map(([, count]) => count);
  return instances.map((instance) => ({
    ...instance,
    completedBefore: completedBefore.get(instance.ref) ?? orphaned.shift() ?? 0,
  }));
}

function botIdOf(orchestrationId: OrchestrationId, slot: number): BotId {
  return BotId.parse(`${orchestrationId}/${String(slot)}`);
}
