/** Room between cards, and the least width of one, in pixels. */
export const GAP = 14;
const MIN_WIDTH = 356;

/** A lane that is this much longer than the shortest is left out when cards are dealt, in pixels. */
const MOST_AHEAD = 260;

/** Which cards are in which lane: the lane of each card, and the cards of each lane in order. */
export interface Lanes {
  readonly laneOf: readonly number[];
  readonly cards: readonly (readonly number[])[];
}

/** Where each card is. */
export interface CardLayout {
  readonly lanes: Lanes;
  readonly tops: readonly number[];
  readonly heights: readonly number[];
  /** Of all cards together. */
  readonly height: number;
}

/** How many lanes fit into a width. */
export function lanesIn(width: number): number {
  return Math.max(1, Math.floor((width + GAP) / (MIN_WIDTH + GAP)));
}

/**
 * Deals cards of these heights to lanes, one after the other from the left, so that the order of the page stays the order
 * of the cards; a lane that got too long waits for the others.
 */
export function deal(heights: readonly number[], count: number): Lanes {
  const ends = Array.from({ length: count }, () => 0);
  const cards = ends.map((): number[] => []);
  let turn = 0;
  const laneOf = heights.map((height, index) => {
    const shortest = Math.min(...ends);
    const ahead = (ends[turn] ?? 0) - shortest > MOST_AHEAD;
    const lane = ahead ? ends.indexOf(shortest) : turn;
    ends[lane] = (ends[lane] ?? 0) + height + GAP;
    cards[lane]?.push(index);
    turn = (lane + 1) % count;
    return lane;
  });
  return { laneOf, cards };
}

/** Puts the cards of each lane beneath each other. A card keeps its lane when others grow. */
export function layOut(heights: readonly number[], lanes: Lanes): CardLayout {
  const ends = lanes.cards.map(() => 0);
  const tops = heights.map((height, index) => {
    const lane = lanes.laneOf[index] ?? 0;
    const top = ends[lane] ?? 0;
    ends[lane] = top + height + GAP;
    return top;
  });
  return { lanes, tops, heights, height: Math.max(0, Math.max(...ends) - GAP) };
}

/** Indexes of the cards that reach into a stretch of the page, in order. */
export function cardsWithin(layout: CardLayout, from: number, to: number): number[] {
  const found = layout.lanes.cards.flatMap((lane) =>
    lane.slice(
      firstThat(lane, (index) => endOf(layout, index) > from),
      firstThat(lane, (index) => (layout.tops[index] ?? 0) >= to),
    ),
  );
  return found.sort((a, b) => a - b);
}

function endOf({ tops, heights }: CardLayout, index: number): number {
  return (tops[index] ?? 0) + (heights[index] ?? 0);
}

// Of what holds for none at first and then for all.
function firstThat(lane: readonly number[], holds: (index: number) => boolean): number {
  let low = 0;
  let high = lane.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(lane[middle] ?? 0)) high = middle;
    else low = middle + 1;
  }
  return low;
}

type Step = (layout: CardLayout, from: number, page: number) => number;

const STEPS: Readonly<Record<string, Step>> = {
  ArrowLeft: (_layout, from) => from - 1,
  ArrowRight: (_layout, from) => from + 1,
  ArrowUp: (layout, from) => inLane(layout, from, -1),
  ArrowDown: (layout, from) => inLane(layout, from, 1),
  Home: () => 0,
  End: ({ tops }) => tops.length - 1,
  PageUp: (layout, from, page) => pageFrom(layout, from, { step: -1, page }),
  PageDown: (layout, from, page) => pageFrom(layout, from, { step: 1, page }),
};

function inLane({ lanes }: CardLayout, from: number, by: number): number {
  const lane = lanes.cards[lanes.laneOf[from] ?? 0] ?? [];
  return lane[lane.indexOf(from) + by] ?? -1;
}

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
function pageFrom(layout: CardLayout, from: number, { step, page }: { step: number; page: number }): number {
  const start = layout.tops[from] ?? 0;
  let at = from;
  for (let next = inLane(layout, from, step); next >= 0; next = inLane(layout, next, step)) {
    if (at !== from && Math.abs((layout.tops[next] ?? 0) - start) > page) break;
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
