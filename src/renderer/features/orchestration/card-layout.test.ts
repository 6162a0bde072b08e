import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cardAt, cardsWithin, deal, layOut, lanesIn, shiftOf, type CardLayout } from './card-layout';

const layoutOf = (heights: readonly number[], lanes: number): CardLayout =>
  layOut(heights, deal(heights, lanes));
const anyHeights = fc.array(fc.integer({ min: 60, max: 700 }), { maxLength: 300 });

describe('lanes', () => {
  it('are as many as fit', () => {
    expect([0, 355, 518, 726, 1_148, 1_788].map(lanesIn)).toEqual([1, 1, 1, 2, 3, 4]);
  });

  it('get the cards in turn while they are about equally long', () => {
    expect(deal([100, 120, 90, 100, 100], 3).laneOf).toEqual([0, 1, 2, 0, 1]);
  });

  it('wait for the others when one got long', () => {
    expect(deal([500, 100, 100, 100, 100], 2).laneOf).toEqual([0, 1, 1, 1, 0]);
  });

  it('never end more than a card apart, whatever comes', () => {
    fc.assert(
      fc.property(anyHeights, fc.integer({ min: 1, max: 6 }), (heights, count) => {
        const { lanes, tops } = layoutOf(heights, count);
        const ends = lanes.cards.map((lane) => {
          const last = lane.at(-1);
          return last === undefined ? 0 : (tops[last] ?? 0) + (heights[last] ?? 0);
        });
        fc.pre(heights.length >= 2 * count);
        expect(Math.max(...ends) - Math.min(...ends)).toBeLessThanOrEqual(260 + 700 + 28);
      }),
    );
  });
});

describe('cards', () => {
  it('lie on no other and are found wherever they are seen', () => {
    fc.assert(
      fc.property(anyHeights, fc.integer({ min: 1, max: 6 }), fc.nat(20_000), (heights, count, from) => {
        const layout = layoutOf(heights, count);
        for (const lane of layout.lanes.cards)
          for (const [at, index] of lane.entries()) {
            const before = lane[at - 1];
            const end = before === undefined ? -14 : (layout.tops[before] ?? 0) + (heights[before] ?? 0);
            expect(layout.tops[index]).toBe(end + 14);
          }
        const seen = heights.flatMap((height, index) => {
          const top = layout.tops[index] ?? 0;
          return top + height > from && top < from + 900 ? [index] : [];
        });
        expect(cardsWithin(layout, from, from + 900)).toEqual(seen);
      }),
    );
  });

  it('of none there is no height', () => {
    expect(layoutOf([], 3).height).toBe(0);
    expect(cardsWithin(layoutOf([], 3), 0, 900)).toEqual([]);
  });
});

describe('keys', () => {
  const layout = layoutOf(
    Array.from({ length: 30 }, () => 186),
    3,
  );
  it.each([
    ['ArrowRight', 4, 5],
    ['ArrowLeft', 4, 3],
    ['ArrowDown', 4, 7],
    ['ArrowUp', 4, 1],
    ['ArrowUp', 1, undefined],
    ['ArrowDown', 28, undefined],
    ['ArrowRight', 29, undefined],
    ['Home', 17, 0],
    ['End', 2, 29],
    ['PageDown', 1, 10],
    ['PageUp', 10, 1],
    ['PageDown', 28, 28],
    ['Enter', 4, undefined],
  ])('%s leads from card %s to %s', (key, from, to) => {
    expect(cardAt(layout, from, key, 600)).toBe(to);
  });
});

describe('the page is scrolled along', () => {
  it.each([
    [[], 0],
    [[40, 40, 40], 40],
    [[0, 0, 0, -3_000], 0],
    [[-200, 0, 0], 0],
  ])('with cards that moved by %j: %s', (moves, shift) => {
    expect(shiftOf(moves)).toBe(shift);
  });
});
