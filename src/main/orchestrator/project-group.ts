import { sameDefinition } from '../../shared/definition';
import type { BotGroupDefinition } from '../../shared/definition';
import { InstanceRef } from '../../shared/instance-reference';
import type { BotView, GroupView, LastRun } from '../../shared/view';
import { botStateName } from '../domain/bot';
import { isDegraded } from '../domain/group';
import type { BotGroup } from './bot-group';
import type { BotRunner } from './bot-runner';
import { isMomentary } from './candidate-pool';
import type { InstanceLeases } from './instance-leases';
import { outcomeOf } from './run-recorder';

const iso = (ms: number): string => new Date(ms).toISOString();

/** A group as the window shows it. `current` is the definition as saved now; undefined once it was deleted. */
export function projectGroup(
  group: BotGroup,
  current: BotGroupDefinition | undefined,
  leases: InstanceLeases,
): GroupView {
  const { plan, state, bots } = group;
  const sum = (of: (bot: BotRunner) => number): number => bots.reduce((total, bot) => total + of(bot), 0);
  return {
    orchestrationId: plan.orchestrationId,
    definitionId: plan.saved.id,
    name: plan.definition.name,
    routineName: plan.definition.routineName,
    state: state.name,
    stopMode: state.stopMode,
    degraded: isDegraded(state),
    startedAt: iso(group.startedAtMs),
    endedAt: group.endedAtMs === null ? null : iso(group.endedAtMs),
    requestedBots: state.requested,
    iterations: sum((bot) => bot.state.iterationsCompleted),
    restarts: sum((bot) => bot.state.restarts),
    failures: sum((bot) => bot.state.failures),
    nextStartAt: group.nextStartAtMs === null ? null : iso(group.nextStartAtMs),
    waitingFor: state.name === 'acquiring' ? waitingFor(group, leases) : [],
    skipped: [...group.skipped],
    failure: state.failure,
    resumedFrom: plan.resumedFrom,
    definitionChanged: current !== undefined && !sameDefinition(current, plan.saved),
    overrides: plan.overrides,
    accounts: group.accounts?.progress ?? null,
  };
}

/** A bot as the window shows it. */
export function projectBot(group: BotGroup, bot: BotRunner): BotView {
  const { state, step } = bot;
  const { maxRetries } = group.plan.definition.restartPolicy;
  const isInIteration = state.phase !== 'queued' && state.phase !== 'starting' && state.phase !== 'retryWait';
  return {
    botId: bot.botId,
    orchestrationId: group.orchestrationId,
    number: bot.number,
    ref: bot.ref,
    state: botStateName(state),
    pauseReasons: [...state.pauseReasons],
    step: step && { path: step.path, label: step.label, index: step.index, total: step.total },
    iteration: state.iterationsCompleted + (isInIteration && state.phase !== 'completed' ? 1 : 0),
    iterationsCompleted: state.iterationsCompleted,
    restarts: state.restarts,
    failures: state.failures,
    retry: state.retry && { dueAt: iso(state.retry.dueAtMs), attempt: state.retry.attempt, maxRetries },
    lastFailure: state.lastFailure,
    account: bot.account && { ...bot.account },
    accountDueAt: bot.accountDueAtMs === null ? null : iso(bot.accountDueAtMs),
    ...sentriesOf(bot),
    since: iso(bot.sinceMs),
  };
}

function sentriesOf({ sentries }: BotRunner): Pick<BotView, 'sentries' | 'heldBy'> {
  const [ran, heldBy] = [sentries.list(), sentries.heldBy];
  return {
    ...(ran.length > 0 && { sentries: [...ran] }),
    ...(heldBy.length > 0 && { heldBy: [...heldBy] }),
  };
}

/** How an ended group is remembered on its definition's card. */
export function projectLastRun(group: BotGroup): LastRun | null {
  const outcome = outcomeOf(group);
  if (!outcome) return null;
  return {
    orchestrationId: group.orchestrationId,
    outcome,
    startedAt: iso(group.startedAtMs),
    endedAt: group.endedAtMs === null ? null : iso(group.endedAtMs),
    botsCompleted: group.bots.filter((bot) => bot.state.phase === 'completed').length,
    botsTotal: group.bots.length,
    failure: group.state.failure,
    resumable: false,
  };
}

function waitingFor(group: BotGroup, leases: InstanceLeases): GroupView['waitingFor'] {
  const { availableInstances, requestedBotCount } = group.plan.definition;
  const { onConflict } = group.plan;
  const mayWait = onConflict === 'queue' || onConflict === 'takeOver';
  const waiting: GroupView['waitingFor'] = [];
  for (const text of availableInstances) {
    const ref = InstanceRef.parse(text);
    const lease = leases.holding(ref);
    if (lease?.token.orchestrationId === group.orchestrationId) waiting.push({ ref, what: 'boot' });
    else if (lease && (mayWait || isMomentary(lease))) waiting.push({ ref, what: 'lease' });
  }
  // A group that has enough waits for nobody.
  const booting = waiting.filter(({ what }) => what === 'boot');
  return booting.length >= requestedBotCount ? booting : waiting;
}
