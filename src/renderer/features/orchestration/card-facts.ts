import { t } from '../../../shared/catalogue/translate';
import { hasErrors } from '../../../shared/problem';
import type { GroupFailure, GroupOutcome } from '../../../shared/run-event';
import type { BotView, DefinitionView, GroupView } from '../../../shared/view';
import { activeGroup } from '../../state/active-group';

/** How the last start of a definition ended, wherever the view knows it from. */
export interface Ending {
  readonly orchestrationId: DefinitionViewRun['orchestrationId'];
  readonly outcome: GroupOutcome;
  readonly startedAt: string;
  readonly endedAt: string | null;
  readonly botsCompleted: number;
  readonly botsTotal: number;
  readonly failure: GroupFailure | null;
  readonly resumable: boolean;
}
type DefinitionViewRun = NonNullable<DefinitionView['lastRun']>;

/** The newer of what the last group in view and the stored last run say. */
export function endingOf(
  definition: DefinitionView | undefined,
  group: GroupView | undefined,
  bots: readonly BotView[],
): Ending | null {
  const lastRun = definition?.lastRun ?? null;
  const ended = group && endedOutcome(group);
  if (!group || !ended) return lastRun;
  if (lastRun && lastRun.orchestrationId >= group.orchestrationId) return lastRun;
  return {
    orchestrationId: group.orchestrationId,
    outcome: ended,
    startedAt: group.startedAt,
    endedAt: group.endedAt,
    botsCompleted: bots.filter((bot) => bot.state === 'completed').length,
    botsTotal: bots.length,
    failure: group.failure,
    resumable: false,
  };
}

function endedOutcome({ state }: GroupView): GroupOutcome | undefined {
  return state === 'completed' || state === 'failed' || state === 'stopped' ? state : undefined;
}

/** Which filter a card belongs to, besides `all`. */
export type CardClass = 'active' | 'attention' | 'idle';

/** Active cards may need attention as well; an idle one does when it failed, was interrupted or can't start. */
export function classesOf(
  definition: DefinitionView | undefined,
  group: GroupView | undefined,
): readonly CardClass[] {
  const active = activeGroup(group);
  if (active) return active.degraded || active.failures > 0 ? ['active', 'attention'] : ['active'];
  const outcome = endingOf(definition, group, [])?.outcome;
  const bad = outcome === 'failed' || outcome === 'interrupted' || hasErrors(definition?.problems ?? []);
  return bad ? ['idle', 'attention'] : ['idle'];
}

/** Why a definition can't be changed; null when it can. */
export function readOnlyReason(definition: Pick<DefinitionView, 'writable'> | undefined): string | null {
  return definition?.writable === false
    ? t('Its file is read-only: allow writing to it, or clone the group and change the copy')
    : null;
}
