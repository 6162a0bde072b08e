import { useCallback, useLayoutEffect, useRef, type KeyboardEvent } from 'react';

const NEXT: Readonly<Record<string, (at: number, count: number) => number>> = {
  ArrowDown: (at, count) => Math.min(count - 1, at + 1),
  ArrowUp: (at) => Math.max(0, at - 1),
  Home: () => 0,
  End: (_, count) => count - 1,
};

interface RowFocusInput {
  /** Identity of each row, in order; rows carry it as the data attribute `name`. */
  readonly keys: readonly string[];
  readonly name: string;
  /** What in a row takes the focus; the row itself without it. */
  readonly inside?: string;
  /** Sees to it that the row gets drawn. */
  readonly onMove: (key: string, index: number) => void;
}

/**
 * Arrow keys, Home and End lead to another row, also to one that is not drawn yet: it gets the focus once it is. Arrow
 * keys on a button that opens a menu open that menu.
 */
export function useRowFocus({ keys, name, inside, onMove }: RowFocusInput): {
  readonly press: (event: KeyboardEvent<HTMLElement>) => void;
} {
  const wanted = useRef<{ readonly key: string; readonly within: HTMLElement } | null>(null);
  useLayoutEffect(() => {
    if (!wanted.current) return;
    const row = rowOf(wanted.current.within, name, wanted.current.key);
    if (!row) return;
    wanted.current = null;
    const target = inside === undefined ? row : row.querySelector<HTMLElement>(inside);
    target?.focus({ preventScroll: true });
    row.scrollIntoView({ block: 'nearest' });
  });
  const press = useCallback(
    (event: KeyboardEvent<HTMLElement>) => {
      const next = NEXT[event.key];
      if (!next || isTaken(event) || !(event.target instanceof HTMLElement)) return;
      if (event.target.getAttribute('aria-haspopup') === 'menu') return;
      const key = event.target.closest<HTMLElement>(`[data-${name}]`)?.dataset[name];
      const at = key === undefined ? -1 : keys.indexOf(key);
      if (at < 0) return;
      event.preventDefault();
      const index = next(at, keys.length);
      const there = keys[index];
      if (there === undefined || index === at) return;
      wanted.current = { key: there, within: event.currentTarget };
      onMove(there, index);
    },
    [keys, name, onMove],
  );
  return { press };
}

function rowOf(within: HTMLElement, name: string, key: string): HTMLElement | undefined {
  const rows = [...within.querySelectorAll<HTMLElement>(`[data-${name}]`)];
  return rows.find((row) => row.dataset[name] === key);
}

function isTaken(event: KeyboardEvent): boolean {
  return event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey;
}
