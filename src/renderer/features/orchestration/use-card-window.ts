import { useMemo, useState } from 'react';
import { flushSync } from 'react-dom';
import { useHost } from '../../state/host-context';
import { cardsWithin, deal, lanesIn, layOut, type CardLayout } from './card-layout';
import type { CardItem } from './card-list';
import { placeOf } from './card-place';
import { useAdmitted } from './use-admitted';
import { useCardMeter, type CardMeter } from './use-card-meter';
import { usePrinting } from './use-printing';
import { STEP, useScrollFrame, type ScrollFrame } from './use-scroll-frame';
import { useSteadyScroll } from './use-steady-scroll';

/** Cards this far out of sight are drawn as well, in pixels. */
const BEYOND = 360;

/** A card of the window, and where it is. */
export interface CardSlot {
  readonly card: CardItem;
  readonly index: number;
  readonly lane: number;
  readonly top: number;
  readonly height: number;
  /** Its turn to be drawn has come; else only its room is there. */
  readonly drawn: boolean;
}

/** Which of many cards are on the page, and where. */
export interface CardWindow {
  readonly layout: CardLayout;
  readonly slots: readonly CardSlot[];
  readonly watch: CardMeter['watch'];
  /** Keeps a card on the page wherever is scrolled: the one with the focus. It is there when this returns. */
  readonly hold: (key: string) => void;
}

/** Draws what is in sight and a little more, in lanes of measured heights. `question` is another word for another search. */
export function useCardWindow(
  list: HTMLElement | null,
  cards: readonly CardItem[],
  question: string,
): CardWindow {
  const { uiStore } = useHost();
  const place = placeOf(uiStore);
  // Back from the page of a group its card gets the focus, so that it has to be there.
  const [held, setHeld] = useState(() => uiStore.getState().group?.definitionId ?? place.held());
  const frame = useScrollFrame(list, place);
  const { watch, heights, heightNow } = useCardMeter(place);
  const printing = usePrinting();
  const count = lanesIn(frame.width);
  // Dealt once for these cards: later a card may grow, yet none changes its lane because of it.
  const lanes = useMemo(() => deal(cards.map(heightNow), count), [cards, count, heightNow]);
  const layout = useMemo(() => layOut(cards.map(heights.of), lanes), [cards, heights, lanes]);
  useSteadyScroll(list, place, { layout, cards, question });
  const seen = printing ? cards.map((_card, index) => index) : indexesOf(layout, frame);
  const admitted = useAdmitted(keysOf(cards, inOrderOfTurn(layout, frame, seen)));
  const isDrawn = (key: string): boolean => printing || key === held || admitted.has(key);
  const slots = withHeld(seen, cards, held).flatMap((index): CardSlot[] => {
    const card = cards[index];
    return card ? [{ card, ...placed(layout, index), drawn: isDrawn(card.key) }] : [];
  });
  const hold = (key: string): void => {
    place.hold(key);
    if (key !== held)
      flushSync(() => {
        setHeld(key);
      });
  };
  return { layout, slots, watch, hold };
}

function placed({ lanes, tops, heights }: CardLayout, index: number) {
  return { index, lane: lanes.laneOf[index] ?? 0, top: tops[index] ?? 0, height: heights[index] ?? 0 };
}

function keysOf(cards: readonly CardItem[], indexes: readonly number[]): string[] {
  return indexes.flatMap((index) => cards[index]?.key ?? []);
}

function indexesOf(layout: CardLayout, { top, height, width }: ScrollFrame): number[] {
  return width === 0 ? [] : cardsWithin(layout, top - BEYOND, top + height + STEP + BEYOND);
}

/** What is in sight comes before what is beyond. */
function inOrderOfTurn(
  layout: CardLayout,
  { top, height }: ScrollFrame,
  indexes: readonly number[],
): number[] {
  const inSight = (index: number): boolean => {
    const start = layout.tops[index] ?? 0;
    return start < top + height && start + (layout.heights[index] ?? 0) > top;
  };
  return [...indexes.filter(inSight), ...indexes.filter((index) => !inSight(index))];
}

function withHeld(indexes: readonly number[], cards: readonly CardItem[], held: string | null): number[] {
  const at = held === null ? -1 : cards.findIndex(({ key }) => key === held);
  if (at < 0 || indexes.length === 0 || indexes.includes(at)) return [...indexes];
  return [...indexes, at].sort((a, b) => a - b);
}
