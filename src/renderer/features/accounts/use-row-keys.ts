import { useCallback, useLayoutEffect, useRef, useState, type FocusEvent, type KeyboardEvent } from 'react';
import { rowAt, type AccountPages } from './account-pages';
import { ROW_HEIGHT } from './row-height';
import type { Choosing } from './use-choosing';

interface RowKeysInput {
  readonly list: AccountPages;
  readonly box: HTMLElement | null;
  readonly total: number;
  readonly choosing: Choosing;
}

type Move = (at: number, count: number, screen: number) => number;

const MOVES: Readonly<Record<string, Move>> = {
  ArrowDown: (at, count) => Math.min(count - 1, at + 1),
  ArrowUp: (at) => Math.max(0, at - 1),
  PageDown: (at, count, screen) => Math.min(count - 1, at + screen),
  PageUp: (at, _, screen) => Math.max(0, at - screen),
  Home: () => 0,
  End: (_, count) => count - 1,
};

/** Arrow keys, Page, Home and End lead to another row, also to one that is not drawn yet; with Shift they choose. */
export function useRowKeys({ list, box, total, choosing }: RowKeysInput): {
  /** The row Tab leads to. */
  readonly current: number;
  readonly press: (event: KeyboardEvent<HTMLElement>) => void;
  readonly follow: (event: FocusEvent<HTMLElement>) => void;
} {
  const [row, setRow] = useState(0);
  const wanted = useRef<HTMLElement | null>(null);
  const current = Math.min(row, Math.max(0, total - 1));
  useLayoutEffect(() => {
    const target = wanted.current?.querySelector<HTMLElement>(`tr[data-row="${String(current)}"]`);
    if (!target) return;
    wanted.current = null;
    target.focus({ preventScroll: true });
    target.scrollIntoView({ block: 'nearest' });
  });
  const press = useCallback(
    (event: KeyboardEvent<HTMLElement>) => {
      const move = MOVES[event.key];
      if (!move || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || !box) return;
      event.preventDefault();
      const screen = Math.max(1, Math.floor(box.clientHeight / ROW_HEIGHT) - 2);
      const next = move(current, total, screen);
      if (next === current) return;
      wanted.current = event.currentTarget;
      setRow(next);
      const account = rowAt(list.store.getState().pages, next);
      if (event.shiftKey && account) choosing.upTo(account, next);
    },
    [list, box, current, total, choosing],
  );
  const follow = useCallback((event: FocusEvent<HTMLElement>) => {
    const index = event.target.closest<HTMLElement>('tr[data-row]')?.dataset['row'];
    if (index !== undefined) setRow(Number(index));
  }, []);
  return { current, press, follow };
}
