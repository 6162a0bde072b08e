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
    const current = document.activeElement?.closest<HTMLElement>('[data-index]')?.dataset['index'];
    const page = grid.parentElement?.clientHeight ?? 0;
    const start = event.key === 'End' ? cards.length - 1 : 0;
    const index = current === undefined ? start : cardAt(layout, Number(current), event.key, page);
    const next = index === undefined ? undefined : cards[index];
    if (!next) return;
    event.preventDefault();
    hold(next.key);
    const card = grid.querySelector<HTMLElement>(`[data-index="${String(index)}"] [data-card]`);
    card?.focus({ preventScroll: true });
    card?.scrollIntoView({ block: 'nearest' });
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

function isPlain(event: KeyboardEvent): boolean {
  const held = event.ctrlKey || event.metaKey || event.altKey || event.shiftKey;
  return isCardKey(event.key) && !event.defaultPrevented && !held;
}

// From a card, or from nowhere; arrow keys on a button with a menu open that menu.
function mayMove(list: HTMLElement, focus: Element | null): boolean {
  if (focus === null || focus === document.body) return true;
  return list.contains(focus) && focus.getAttribute('aria-haspopup') !== 'menu';
}
