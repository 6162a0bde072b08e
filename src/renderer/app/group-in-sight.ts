import { DefinitionId } from '../../shared/ids';
import type { HostContextValue } from '../state/host-context';

/**
 * The group that a verb means: that of the page; else the card that has the focus or holds it; else the only one that
 * is selected. Null when there is none.
 */
export function groupInSight({ uiStore }: HostContextValue): DefinitionId | null {
  const { page, group, selection } = uiStore.getState();
  if (page === 'group') return group?.definitionId ?? null;
  if (page !== 'orchestration') return null;
  return focusedCard() ?? (selection.length === 1 ? (selection[0] ?? null) : null);
}

function focusedCard(): DefinitionId | undefined {
  const card = document.activeElement?.closest<HTMLElement>('[data-card]');
  return DefinitionId.safeParse(card?.dataset['card']).data;
}
