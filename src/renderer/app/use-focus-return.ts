import { useEffect, useRef } from 'react';
import type { UiStore } from '../state/ui-store';

/**
 * Gives the focus back to what had it when the dialog was opened: a dialog is taken away as a whole, and with it the
 * focus, so that the keys of the card it came from would do nothing any more.
 */
export function useFocusReturn(uiStore: UiStore, isOpen: boolean): void {
  const opener = useRef<HTMLElement | null>(null);
  useEffect(
    () =>
      uiStore.subscribe((state, before) => {
        const isOther = before.dialog === null || before.dialog.kind === 'palette';
        if (isOther && state.dialog !== null) opener.current = focusedNow() ?? opener.current;
      }),
    [uiStore],
  );
  useEffect(() => {
    if (isOpen || !opener.current) return;
    if (isFocusLost() && opener.current.isConnected) opener.current.focus({ preventScroll: true });
    opener.current = null;
  }, [isOpen]);
}

/** A menu closes with its item's click: the button that opened it stands for it. */
function focusedNow(): HTMLElement | null {
  const focused = document.activeElement;
  if (!(focused instanceof HTMLElement)) return null;
  // The palette goes with the choice of a dialog; what it was opened from stays the opener.
  if (focused.closest('[role="dialog"]')) return null;
  const button = focused.closest('[role="menu"]')?.getAttribute('aria-labelledby');
  const named = button ? document.getElementById(button) : focused;
  // A menu that is made only when it is opened is named by what lies over its button.
  return named instanceof HTMLSpanElement ? (named.parentElement?.querySelector('button') ?? null) : named;
}

function isFocusLost(): boolean {
  return document.activeElement === null || document.activeElement === document.body;
}
