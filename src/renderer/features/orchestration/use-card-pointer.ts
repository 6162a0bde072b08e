import { useEffect } from 'react';
import type { DefinitionId } from '../../../shared/ids';
import { useCardSelection, type CardSelection } from './card-selection';

const CONTROLS = 'button, a, input, label, summary, [role="menuitem"]';

/** Ctrl/Cmd+click on a card chooses it, Shift+click all up to it. One listener serves all cards of the list. */
export function useCardPointer(grid: HTMLElement | null): void {
  const selection = useCardSelection();
  useEffect(() => {
    if (!grid) return undefined;
    const click = (event: MouseEvent): void => {
      const id = meant(event, selection);
      if (id !== undefined) choose(event, id, selection);
    };
    // Else the browser would mark the text between two clicks.
    const press = (event: MouseEvent): void => {
      if (event.shiftKey && cardOf(event)) event.preventDefault();
    };
    grid.addEventListener('click', click);
    grid.addEventListener('mousedown', press);
    return () => {
      grid.removeEventListener('click', click);
      grid.removeEventListener('mousedown', press);
    };
  }, [grid, selection]);
}

function choose(event: MouseEvent, id: DefinitionId, selection: CardSelection): void {
  if (event.shiftKey) selection.extendTo(id);
  else selection.toggle(id);
}

/** The card that such a click is about; its buttons keep their own meaning. */
function meant(event: MouseEvent, selection: CardSelection): DefinitionId | undefined {
  if (!event.shiftKey && !event.ctrlKey && !event.metaKey) return undefined;
  const key = cardOf(event)?.dataset['card'];
  return selection.shown().find((id) => id === key);
}

function cardOf({ target }: MouseEvent): HTMLElement | null {
  if (!(target instanceof Element) || target.closest(CONTROLS)) return null;
  return target.closest<HTMLElement>('[data-card]');
}
