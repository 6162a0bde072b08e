import type { BotGroupDefinition } from '../../shared/definition';
import type { OrchestrationId } from '../../shared/ids';
import type { Pool } from '../../shared/pool';
import type { RunRecord } from '../history/run-journal';

/** What of an interrupted run is left to do. */
export interface ResumePlan {
  readonly definition: BotGroupDefinition;
  readonly completedBefore: ReadonlyMap<string, number>;
  readonly runId: OrchestrationId;
  readonly pool: Pool | null;
}

/**
 * The plan that goes on with a run, or undefined when nothing is left of it. Bots that had completed are not started
 * again; the others keep their instances first in the order of preference and their count of iterations.
 */
export function planResume(record: RunRecord): ResumePlan | undefined {
  if (record.outcome !== 'interrupted' || record.dismissed) return undefined;
  const { definition, bots } = record;
  const done = new Set(bots.filter((bot) => bot.state === 'completed').map((bot) => String(bot.ref)));
  const open = bots.filter((bot) => !done.has(bot.ref));
  if (bots.length > 0 && open.length === 0) return undefined;
  const first = open.map((bot) => String(bot.ref));
  const spares = definition.availableInstances.filter((ref) => !done.has(ref) && !first.includes(ref));
  return {
    definition: {
      ...structuredClone(definition),
      availableInstances: [...first, ...spares],
      requestedBotCount: open.length > 0 ? open.length : definition.requestedBotCount,
    },
    completedBefore: new Map(open.map((bot) => [bot.ref, bot.iterations])),
    runId: record.runId,
    pool: record.pool,
  };
}
