import type { GroupPageFacts } from '../../../state/ui-store';

/** The page of one group: its bots, events, timeline and definition. */
export function GroupPage(_props: { facts: GroupPageFacts }) {
  return null;
}
