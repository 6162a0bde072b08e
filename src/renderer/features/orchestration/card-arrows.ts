import { useEffect, useEffectEvent } from 'react';
import { cardAt, isCardKey } from './card-layout';
import type { CardItem } from './card-list';
import type { CardWindow } from './use-card-window';

/**
 * Arrow keys, Home, End and Page keys move the focus between cards, also to those that are not drawn yet; from nowhere,
 * to the first. Fields, menus and dialogs are left alone.
 */
export function useCardArrows(
  list: HTMLElement | null,
  cards: readonly CardItem[],
  { layout, hold }: Pick<CardWindow, 'layout' | 'hold'>,
): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    const grid = list;
    if (!grid || !isPlain(event) || !mayMove(grid, document.activeElement)) return;
    const index = wantedIndex(grid, event.key, { layout, count: cards.length });
    const next = index === undefined ? undefined : cards[index];
    if (!next) return;
    event.preventDefault();
    hold(next.key);
    bringIntoView(grid, index);
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      press(event);
    };
    window.addEventListener('keydown', listen);
    return () => {
      window.removeEventListener('keydown', listen);
    };
  }, []);
}

interface Cards {
  readonly layout: CardWindow['layout'];
  readonly count: number;
}

/** Where a key leads from the card that has the focus; from nowhere to the first or, with End, the last. */
function wantedIndex(grid: HTMLElement, key: string, { layout, count }: Cards): number | undefined {
  const current = document.activeElement?.closest<HTMLElement>('[data-index]')?.dataset['index'];
  if (current === undefined) return key === 'End' ? count - 1 : 0;
  return cardAt(layout, Number(current), key, grid.parentElement?.clientHeight ?? 0);
}

function bringIntoView(grid: HTMLElement, index: number | undefined): void {
  const card = grid.querySelector<HTMLElement>(`[data-index="${String(index)}"] [data-card]`);
  card?.focus({ preventScroll: true });
  card?.scrollIntoView({ block: 'nearest' });
}

function isPlain(event: KeyboardEvent): boolean {
  const held = event.ctrlKey || event.metaKey || event.altKey || event.shiftKey;
  return isCardKey(event.key) && !event.defaultPrevented && !held;
}

// From a card, or from nowhere; arrow keys on a button with a menu open that menu.
function mayMove(list: HTMLElement, focus: Element | null): boolean {
  if (focus === null || focus === document.body) return true;
  return list.contains(focus) && focus.getAttribute('aria-haspopup') !== 'menu';
}
