import type { BotGroupDefinition, StartOverrides } from '../../shared/definition';
import type { Failure } from '../../shared/failure';
import { BotId, type OrchestrationId } from '../../shared/ids';
import { InstanceRef } from '../../shared/instance-reference';
import type { Problem } from '../../shared/problem';
import type { BotEnd } from '../domain/bot-events';
import type { CompiledRoutine } from '../routines/routine-runner';
import type { AcquiredInstance, AcquirePlan } from './acquire-instances';
import type { BotPlan } from './bot-runner';

/** What one start is made of. */
export interface GroupPlan {
  readonly orchestrationId: OrchestrationId;
  /** Frozen copy, overrides applied. */
  readonly definition: BotGroupDefinition;
  /** The saved definition it was made from, to tell later whether that was edited. */
  readonly saved: BotGroupDefinition;
  readonly overrides: StartOverrides | null;
  readonly resumedFrom: OrchestrationId | null;
  /** Iterations an interrupted run had completed, by instance. */
  readonly completedBefore: ReadonlyMap<string, number>;
  readonly preflight: () => Promise<readonly Problem[]>;
}

/** How the group's instances are acquired. */
export function acquirePlanOf({ orchestrationId, definition }: GroupPlan): AcquirePlan {
  const { onConflict, instanceTimeoutMs } = definition.launchOptions;
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
  { slot, ref }: AcquiredInstance,
  routine: CompiledRoutine,
  onEnded: (botId: BotId, end: BotEnd, failure: Failure | null) => void,
): BotPlan {
  const { definition, orchestrationId } = plan;
  const botId = botIdOf(orchestrationId, slot);
  return {
    orchestrationId,
    botId,
    number: slot,
    ref,
    rules: { restartPolicy: definition.restartPolicy, loop: definition.loop },
    routine,
    config: definition.routineConfig,
    instanceTimeoutMs: definition.launchOptions.instanceTimeoutMs,
    completedBefore: plan.completedBefore.get(ref) ?? 0,
    onEnded: (end, failure) => onEnded(botId, end, failure),
  };
}

function botIdOf(orchestrationId: OrchestrationId, slot: number): BotId {
  return BotId.parse(`${orchestrationId}/${String(slot)}`);
}
