import { useCallback, useLayoutEffect } from 'react';
import type { DefinitionId } from '../../../../shared/ids';
import { useHost, type HostContextValue } from '../../../state/host-context';

/**
 * The way back to all groups, by button, Escape and Alt+Left; the card has the focus then. Escape counts for "Escape
 * twice stops everything" all the same: it is not taken from others.
 */
export function useBack(definitionId: DefinitionId): () => void {
  const host = useHost();
  const back = useCallback(() => {
    host.uiStore.setState({ page: 'orchestration' });
    requestAnimationFrame(() => {
      focusCard(definitionId);
    });
  }, [definitionId, host]);
  // Before the effects of a drawer, so that this listener hears of Escape while the drawer is still open.
  useLayoutEffect(() => {
    let wasBusy = false;
    const look = (): void => {
      wasBusy = isBusyElsewhere(host);
    };
    const press = (event: KeyboardEvent): void => {
      if (wasBusy || event.defaultPrevented || !isBackKey(event)) return;
      if (event.key === 'ArrowLeft') event.preventDefault();
      back();
    };
    window.addEventListener('keydown', look, { capture: true });
    window.addEventListener('keydown', press);
    return () => {
      window.removeEventListener('keydown', look, { capture: true });
      window.removeEventListener('keydown', press);
    };
  }, [back, host]);
  return back;
}

function isBackKey(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.repeat) return false;
  if (event.key === 'ArrowLeft') return event.altKey;
  return event.key === 'Escape' && !event.altKey && !isTyping(event.target);
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('input, textarea, select') !== null;
}

function isBusyElsewhere({ uiStore }: HostContextValue): boolean {
  const { dialog, group } = uiStore.getState();
  const open = '[role="menu"], [role="dialog"]';
  return dialog !== null || (group !== null && group.botId !== null) || document.querySelector(open) !== null;
}

function focusCard(definitionId: DefinitionId): void {
  for (const card of document.querySelectorAll<HTMLElement>('[data-card]')) {
    if (card.dataset['card'] !== definitionId) continue;
    card.focus();
    card.scrollIntoView({ block: 'nearest' });
  }
}
