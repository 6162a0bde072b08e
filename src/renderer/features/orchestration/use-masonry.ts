import { useLayoutEffect, type RefObject } from 'react';

/** Height of a row of the grid; cards span as many as they are high. */
const UNIT = 2;
const GAP = 14;
const MIN_WIDTH = 356;

/**
 * Lays the cards of a grid out in columns without holes, card by card from the left: a card keeps its column when others
 * grow, and the order of the page stays the order of the cards. Each item holds one child, whose height counts.
 * `order` is another text whenever cards come, go or change places.
 */
export function useMasonry(list: RefObject<HTMLElement | null>, order: string): void {
  useLayoutEffect(() => {
    const grid = list.current;
    if (!grid) return undefined;
    const layOut = (): void => {
      place(grid);
    };
    const observer = new ResizeObserver(layOut);
    observer.observe(grid);
    for (const item of grid.children) if (item.firstElementChild) observer.observe(item.firstElementChild);
    layOut();
    return () => {
      observer.disconnect();
    };
  }, [order, list]);
}

function place(grid: HTMLElement): void {
  const columns = Math.max(1, Math.floor((grid.clientWidth + GAP) / (MIN_WIDTH + GAP)));
  const items = [...grid.children].filter((item) => item instanceof HTMLElement);
  // All heights are read before anything is written, so that the page is laid out once.
  const heights = items.map((item) => item.firstElementChild?.getBoundingClientRect().height ?? 0);
  grid.style.gridTemplateColumns = `repeat(${String(columns)}, minmax(0, 1fr))`;
  items.forEach((item, index) => {
    const rows = Math.max(1, Math.ceil(((heights[index] ?? 0) + GAP) / UNIT));
    item.style.gridArea = `auto / ${String((index % columns) + 1)} / span ${String(rows)} / auto`;
  });
}
