import { isTerminalBot } from '../../../shared/lifecycle-states';
import { activeGroup } from '../../state/active-group';
import type { ViewStoreState } from '../../state/view-store';

/** Groups that are not over, and their bots that are not. */
export function countRunning({ groupOfDefinition, botsOfGroup }: ViewStoreState): {
  groups: number;
  bots: number;
} {
  const active = Object.values(groupOfDefinition).filter((group) => activeGroup(group) !== undefined);
  const bots = active.flatMap(({ orchestrationId }) => botsOfGroup[orchestrationId] ?? []);
  return { groups: active.length, bots: bots.filter((bot) => !isTerminalBot(bot.state)).length };
}
