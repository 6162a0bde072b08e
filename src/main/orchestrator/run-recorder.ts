import type { OrchestrationId } from '../../shared/ids';
import type { Clock } from '../../shared/ports';
import type { RunEvent } from '../../shared/run-event';
import type { RunJournal, RunRecord } from '../history/run-journal';
import type { BotGroup } from './bot-group';
import type { RunEvents } from './run-events';

/** Progress between transitions is written at most this often per group. */
const PROGRESS_EVERY_MS = 1_000;

/** Writes runs into the journal: at every transition at once, progress now and then. */
export function recordRuns(
  events: RunEvents,
  journal: RunJournal,
  clock: Clock,
  groupOf: (orchestrationId: OrchestrationId) => BotGroup | undefined,
): { stop(): void } {
  const pending = new Map<OrchestrationId, () => void>();

  function save(orchestrationId: OrchestrationId): void {
    pending.get(orchestrationId)?.();
    pending.delete(orchestrationId);
    const group = groupOf(orchestrationId);
    if (group) journal.save(recordOf(group));
  }

  const off = events.subscribe((event) => {
    const { orchestrationId } = event;
    if (isTransition(event)) {
      save(orchestrationId);
      return;
    }
    if (event.type !== 'bot.iteration' || pending.has(orchestrationId)) return;
    pending.set(
      orchestrationId,
      clock.schedule(PROGRESS_EVERY_MS, () => save(orchestrationId)),
    );
  });
  return {
    stop() {
      off();
      for (const cancel of pending.values()) cancel();
      pending.clear();
    },
  };
}

function isTransition(event: RunEvent): boolean {
  if (event.type === 'bot.state') return ['completed', 'failed', 'stopped'].includes(event.to);
  return event.type === 'group.state' || event.type === 'group.launched' || event.type === 'group.ended';
}

/** The record of a group as it stands now. */
export function recordOf(group: BotGroup): RunRecord {
  const { plan, state, endedAtMs } = group;
  return {
    orchestrationId: plan.orchestrationId,
    definitionId: plan.saved.id,
    definition: plan.definition,
    state: state.name,
    startedAt: new Date(group.startedAtMs).toISOString(),
    endedAt: endedAtMs === null ? null : new Date(endedAtMs).toISOString(),
    outcome: outcomeOf(group),
    failure: state.failure,
    bots: group.summaries(),
    resumedFrom: plan.resumedFrom,
    runId: plan.runId,
    pool: plan.pool,
    dismissed: false,
  };
}

/** How a terminal group ended; null while it lives. */
export function outcomeOf({ state }: BotGroup): 'completed' | 'failed' | 'stopped' | null {
  const { name } = state;
  return name === 'completed' || name === 'failed' || name === 'stopped' ? name : null;
}
