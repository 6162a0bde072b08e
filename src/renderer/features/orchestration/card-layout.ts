/** Room between cards, and the least width of one, in pixels. */
export const GAP = 14;
const MIN_WIDTH = 356;

/** Where each card is. A card keeps its lane when others grow, so the order of the page stays the order of the cards. */
export interface CardLayout {
  /** How many lanes the cards are dealt to, one card after the other from the left. */
  readonly lanes: number;
  readonly tops: readonly number[];
  readonly heights: readonly number[];
  /** Of all cards together. */
  readonly height: number;
}

/** How many lanes fit into a width. */
export function lanesIn(width: number): number {
  return Math.max(1, Math.floor((width + GAP) / (MIN_WIDTH + GAP)));
}

/** Deals cards of these heights to lanes without holes. */
export function layOut(heights: readonly number[], lanes: number): CardLayout {
  const ends = Array.from({ length: lanes }, () => 0);
  const tops = heights.map((height, index) => {
    const lane = index % lanes;
    const top = ends[lane] ?? 0;
    ends[lane] = top + height + GAP;
    return top;
  });
  return { lanes, tops, heights, height: Math.max(0, Math.max(...ends) - GAP) };
}

/** Indexes of the cards that reach into a stretch of the page, in order. */
export function cardsWithin(layout: CardLayout, from: number, to: number): number[] {
  const found: number[] = [];
  for (let lane = 0; lane < layout.lanes; lane += 1) {
    for (let index = firstBelow(layout, lane, from); index < layout.tops.length; index += layout.lanes) {
      if ((layout.tops[index] ?? 0) >= to) break;
      found.push(index);
    }
  }
  return found.sort((a, b) => a - b);
}

// The first card of a lane that ends below `from`; within a lane both ends grow with the index.
function firstBelow({ lanes, tops, heights }: CardLayout, lane: number, from: number): number {
  let low = 0;
  let high = Math.ceil((tops.length - lane) / lanes);
  while (low < high) {
    const middle = (low + high) >> 1;
    const index = lane + middle * lanes;
    if ((tops[index] ?? 0) + (heights[index] ?? 0) > from) high = middle;
    else low = middle + 1;
  }
  return lane + low * lanes;
}

type Step = (layout: CardLayout, from: number, page: number) => number;

const STEPS: Readonly<Record<string, Step>> = {
  ArrowLeft: (_layout, from) => from - 1,
  ArrowRight: (_layout, from) => from + 1,
  ArrowUp: ({ lanes }, from) => from - lanes,
  ArrowDown: ({ lanes }, from) => from + lanes,
  Home: () => 0,
  End: ({ tops }) => tops.length - 1,
  PageUp: (layout, from, page) => pageFrom(layout, from, { step: -layout.lanes, page }),
  PageDown: (layout, from, page) => pageFrom(layout, from, { step: layout.lanes, page }),
};

/** Whether a key leads from card to card. */
export function isCardKey(key: string): boolean {
  return Object.hasOwn(STEPS, key);
}

/** The card a key leads to from another one; undefined where there is none. `page` is the height of what is seen. */
export function cardAt(layout: CardLayout, from: number, key: string, page: number): number | undefined {
  const index = STEPS[key]?.(layout, from, page);
  return index !== undefined && index >= 0 && index < layout.tops.length ? index : undefined;
}

// The farthest card of the same lane that begins within a page's height; at least the next one.
function pageFrom(
  { tops }: CardLayout,
  from: number,
  { step, page }: { step: number; page: number },
): number {
  const start = tops[from] ?? 0;
  let at = from;
  for (let next = from + step; next >= 0 && next < tops.length; next += step) {
    if (at !== from && Math.abs((tops[next] ?? 0) - start) > page) break;
    at = next;
  }
  return at;
}

/**
 * How far the page has to be scrolled so that what was in sight stays where it was: as far as most of these cards moved.
 * A single card that changed its place does not take the page along.
 */
export function shiftOf(moves: readonly number[]): number {
  const sorted = [...moves].sort((a, b) => a - b);
  return sorted[(sorted.length - 1) >> 1] ?? 0;
}
