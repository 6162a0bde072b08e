import { useEffect } from 'react';
import { useHost } from '../../state/host-context';
import type { UiStore } from '../../state/ui-store';
import { useCardSelection, type CardSelection } from './card-selection';

/** Ctrl/Cmd+A chooses all cards that are shown, Escape none; while nothing is typed and nothing else is open. */
export function useSelectionKeys(): void {
  const { uiStore } = useHost();
  const selection = useCardSelection();
  useEffect(() => {
    // Before anything else hears of the key: what it closes is open still, and this Escape is not the first of two.
    const press = (event: KeyboardEvent): void => {
      if (!event.defaultPrevented && mayAct(event, uiStore)) pressKey(event, uiStore, selection);
    };
    window.addEventListener('keydown', press, { capture: true });
    return () => {
      window.removeEventListener('keydown', press, { capture: true });
    };
  }, [selection, uiStore]);
}

function pressKey(event: KeyboardEvent, uiStore: UiStore, selection: CardSelection): void {
  if (event.key === 'Escape' && uiStore.getState().selection.length > 0) {
    event.preventDefault();
    selection.clear();
  }
  const all = event.key.toLowerCase() === 'a' && (event.ctrlKey || event.metaKey);
  if (all && !event.shiftKey && !event.altKey && selection.shown().length > 0) {
    event.preventDefault();
    selection.selectShown();
  }
}

function mayAct({ target }: KeyboardEvent, uiStore: UiStore): boolean {
  if (uiStore.getState().dialog !== null || document.querySelector('[role="menu"]') !== null) return false;
  if (!(target instanceof HTMLElement)) return true;
  return target.closest('input:not([type="checkbox"]), textarea, select, [contenteditable]') === null;
}
