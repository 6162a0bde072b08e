import { usualHeight } from './card-shape';
import type { UiStore } from '../../state/ui-store';

/** What the page of all groups keeps while another page is open, so that it comes back as it was left. */
export interface CardPlace {
  /** How far is scrolled, in pixels. */
  readonly scrollTop: () => number;
  readonly scrolledTo: (top: number) => void;
  /** The card that had the focus last. */
  readonly held: () => string | null;
  readonly hold: (key: string) => void;
  readonly heights: CardHeights;
}

/** Heights of cards, as measured or as cards of the same shape were. */
export interface CardHeights {
  /** At another width texts wrap elsewhere, so that nothing measured holds any more. */
  readonly setWidth: (width: number) => void;
  /** Says how high a card is; answers whether that is news. */
  readonly note: (key: string, height: number, shape: string) => boolean;
  /** `drawn` tells that the card is on the page, so that what was measured still holds whatever its shape is by now. */
  readonly of: (key: string, shape: string, drawn: boolean) => number;
}

const PLACES = new WeakMap<UiStore, CardPlace>();

/** The place of a window. */
export function placeOf(uiStore: UiStore): CardPlace {
  const known = PLACES.get(uiStore);
  if (known) return known;
  const place = createPlace();
  PLACES.set(uiStore, place);
  return place;
}

function createPlace(): CardPlace {
  let scrollTop = 0;
  let held: string | null = null;
  return {
    scrollTop: () => scrollTop,
    scrolledTo: (top) => {
      scrollTop = top;
    },
    held: () => held,
    hold: (key) => {
      held = key;
    },
    heights: createHeights(),
  };
}

function createHeights(): CardHeights {
  const measured = new Map<string, { readonly height: number; readonly shape: string }>();
  const ofShape = new Map<string, number>();
  let width = 0;
  return {
    setWidth: (next) => {
      if (next === width) return;
      width = next;
      measured.clear();
      ofShape.clear();
    },
    note: (key, height, shape) => {
      const before = measured.get(key);
      measured.set(key, { height, shape });
      ofShape.set(shape, height);
      return before === undefined || Math.abs(before.height - height) >= 0.5;
    },
    of: (key, shape, drawn) => {
      const known = measured.get(key);
      if (known && (drawn || known.shape === shape)) return known.height;
      return ofShape.get(shape) ?? known?.height ?? usualHeight(shape);
    },
  };
}
