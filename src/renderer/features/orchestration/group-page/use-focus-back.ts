import { useLayoutEffect } from 'react';
import type { BotId } from '../../../../shared/ids';

/** Gives the focus back to what had it when the drawer of a bot came, or to the bot's row, once the drawer is gone. */
export function useFocusBack(botId: BotId): void {
  useLayoutEffect(() => {
    const before = document.activeElement;
    return () => {
      requestAnimationFrame(() => {
        const opener = before instanceof HTMLElement && before !== document.body ? before : rowOf(botId);
        if (opener?.isConnected === true && isFocusLost()) opener.focus({ preventScroll: true });
      });
    };
  }, [botId]);
}

function rowOf(botId: BotId): HTMLElement | null {
  const rows = [...document.querySelectorAll<HTMLElement>('[data-bot]')];
  return rows.find((row) => row.dataset['bot'] === botId)?.querySelector('button') ?? null;
}

function isFocusLost(): boolean {
  return document.activeElement === null || document.activeElement === document.body;
}
