import { useEffect, useState } from 'react';

/**
 * For a dialog above a form: when it goes, what had the focus has it again. A dialog is taken away as a whole, and with
 * it the focus, so that the keys of the form would do nothing any more.
 */
export function useReturnFocus(): void {
  const [before] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      const isLost = document.activeElement === null || document.activeElement === document.body;
      if (isLost && before instanceof HTMLElement && before.isConnected)
        before.focus({ preventScroll: true });
    },
    [before],
  );
}
