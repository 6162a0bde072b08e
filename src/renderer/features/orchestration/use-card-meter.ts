import { useEffect, useMemo, useState } from 'react';
import { flushSync } from 'react-dom';
import { useHost } from '../../state/host-context';
import type { ViewStore } from '../../state/view-store';
import type { CardItem } from './card-list';
import type { CardPlace } from './card-place';
import { shapeOf } from './card-shape';

/** Heights as they were measured up to now; another object whenever one turned out to be another. */
export interface Heights {
  readonly of: (card: CardItem) => number;
}

/** Measures the cards that are drawn. */
export interface CardMeter {
  /** For the `ref` of what holds a card. */
  readonly watch: (item: HTMLElement, card: CardItem) => () => void;
  readonly heights: Heights;
  /** The same, asked at the moment; always the same function. */
  readonly heightNow: Heights['of'];
}

/** Measures cards as they are drawn and whenever one changes its height, before the picture is painted. */
export function useCardMeter(place: CardPlace): CardMeter {
  const { viewStore } = useHost();
  const [news, setNews] = useState<Heights | null>(null);
  const meter = useMemo(() => createMeter(place, viewStore, setNews), [place, viewStore]);
  useEffect(() => meter.stop, [meter]);
  return { watch: meter.watch, heights: news ?? meter.heights, heightNow: meter.heights.of };
}

function createMeter(place: CardPlace, viewStore: ViewStore, tell: (heights: Heights) => void) {
  const drawn = new Map<Element, CardItem>();
  const keys = new Set<string>();
  const of = (card: CardItem): number =>
    place.heights.of(card.key, shapeOf(card, viewStore.getState()), keys.has(card.key));
  const changed = (): void => {
    tell({ of });
  };
  const note = (item: Element): boolean => {
    const card = drawn.get(item);
    const { height } = item.getBoundingClientRect();
    return (
      card !== undefined &&
      height > 0 &&
      place.heights.note(card.key, height, shapeOf(card, viewStore.getState()))
    );
  };
  const observer = new ResizeObserver((entries) => {
    const news = entries.map(({ target }) => note(target));
    // At once, else the cards would lie on each other for one picture.
    if (news.includes(true)) flushSync(changed);
  });
  return {
    watch: (item: HTMLElement, card: CardItem) => {
      drawn.set(item, card);
      keys.add(card.key);
      observer.observe(item);
      if (note(item)) changed();
      return () => {
        observer.unobserve(item);
        drawn.delete(item);
        keys.delete(card.key);
      };
    },
    heights: { of },
    stop: () => {
      observer.disconnect();
    },
  };
}
