import { isTerminalGroup } from '../../shared/lifecycle-states';
import type { GroupView } from '../../shared/view';

/** The group when it is not over. */
export function activeGroup(group: GroupView | undefined): GroupView | undefined {
  return group && !isTerminalGroup(group.state) ? group : undefined;
}
