import { useLayoutEffect, useRef } from 'react';
import { cardsWithin, shiftOf, type CardLayout } from './card-layout';
import type { CardItem } from './card-list';
import type { CardPlace } from './card-place';

interface Drawn {
  readonly layout: CardLayout;
  readonly cards: readonly CardItem[];
  /** Search, filters and order, as one word. */
  readonly question: string;
}

/**
 * Keeps what is in sight where it is when cards above it change, come or go. Another search or order begins at the top.
 */
export function useSteadyScroll(
  list: HTMLElement | null,
  place: CardPlace,
  { layout, cards, question }: Drawn,
): void {
  const before = useRef<Drawn | null>(null);
  useLayoutEffect(() => {
    const box = list?.parentElement;
    const known = before.current;
    if (!box || layout.tops.length === 0) return;
    before.current = { layout, cards, question };
    const top = topFor(known, { layout, cards, question }, { place, height: box.clientHeight });
    place.scrolledTo(top);
    if (Math.abs(box.scrollTop - top) >= 1) box.scrollTo({ top, behavior: 'instant' });
  }, [cards, layout, list, place, question]);
}

interface Seen {
  readonly place: CardPlace;
  readonly height: number;
}

function topFor(known: Drawn | null, next: Drawn, { place, height }: Seen): number {
  // Where it was left, or at the top.
  if (!known || place.scrollTop() === 0) return place.scrollTop();
  if (known.question !== next.question) return 0;
  if (known.layout.lanes.cards.length !== next.layout.lanes.cards.length)
    return place.scrollTop() + firstShift(known, next, place);
  return Math.max(0, place.scrollTop() + shiftOf(movesInSight(known, next, { place, height })));
}

/** How far each card that was in sight has moved. */
function movesInSight(known: Drawn, next: Drawn, { place, height }: Seen): number[] {
  const tops = new Map(next.cards.map(({ key }, index) => [key, next.layout.tops[index] ?? 0]));
  const from = place.scrollTop();
  return cardsWithin(known.layout, from, from + height).flatMap((index) => {
    const key = known.cards[index]?.key ?? '';
    const top = tops.get(key);
    if (top === undefined) return [];
    const move = top - (known.layout.tops[index] ?? 0);
    // The card with the focus is what is looked at, unless it went elsewhere by itself.
    const looked = key === place.held() && next.cards[index]?.key === key;
    return looked ? Array.from({ length: known.cards.length }, () => move) : [move];
  });
}

// Another number of lanes: the first card in sight stays in sight.
function firstShift(known: Drawn, next: Drawn, place: CardPlace): number {
  const index = known.layout.tops.findIndex(
    (top, at) => top + (known.layout.heights[at] ?? 0) > place.scrollTop(),
  );
  const key = known.cards[index]?.key;
  const now = next.cards.findIndex((card) => card.key === key);
  return index < 0 || now < 0 ? 0 : (next.layout.tops[now] ?? 0) - (known.layout.tops[index] ?? 0);
}
