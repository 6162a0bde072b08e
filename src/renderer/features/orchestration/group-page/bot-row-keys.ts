import type { KeyboardEvent } from 'react';

type Rows = readonly HTMLElement[];

const NEXT: Readonly<Record<string, (rows: Rows, at: number) => HTMLElement | undefined>> = {
  ArrowDown: (rows, at) => rows[at + 1],
  ArrowUp: (rows, at) => rows[Math.max(0, at - 1)],
  Home: (rows) => rows[0],
  End: (rows) => rows.at(-1),
};

/** Moves the focus to another bot. Arrow keys on a button that opens a menu open that menu. */
export function moveBetweenBots(event: KeyboardEvent<HTMLElement>): void {
  const next = NEXT[event.key];
  if (!next || isTaken(event) || !(event.target instanceof HTMLElement)) return;
  if (event.target.getAttribute('aria-haspopup') === 'menu') return;
  const row = event.target.closest<HTMLElement>('[data-bot]');
  if (!row) return;
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-bot]')];
  const button = next(rows, rows.indexOf(row))?.querySelector('button');
  event.preventDefault();
  button?.focus();
  button?.scrollIntoView({ block: 'nearest' });
}

function isTaken(event: KeyboardEvent): boolean {
  return event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey;
}
