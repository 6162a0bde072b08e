import { useEffect, useState } from 'react';

/**
 * For a dialog above a form: when it goes, what had the focus has it again. A dialog is taken away as a whole, and with
 * it the focus, so that the keys of the form would do nothing any more. `otherwise` finds what has it when the other went
 * with what the dialog was about.
 */
export function useReturnFocus(otherwise?: () => HTMLElement | null): void {
  const [before] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      const isLost = document.activeElement === null || document.activeElement === document.body;
      if (!isLost) return;
      const isThere = before instanceof HTMLElement && before.isConnected;
      (isThere ? before : otherwise?.())?.focus({ preventScroll: true });
    },
    [before, otherwise],
  );
}
