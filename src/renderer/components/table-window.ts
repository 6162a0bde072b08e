import { defaultRangeExtractor, useVirtualizer, type Range, type Virtualizer } from '@tanstack/react-virtual';
import { useCallback, useMemo } from 'react';

/** Rows drawn beyond what is in sight, on each side. */
const BEYOND = 6;

/** What stands in the body of a table: a row, or the room of rows that are not drawn. */
export type TablePart =
  | { readonly kind: 'row'; readonly index: number }
  | { readonly kind: 'gap'; readonly before: number; readonly height: number };

interface TableWindowInput {
  /** What scrolls; the head of the table stays at its upper edge. */
  readonly box: HTMLElement | null;
  /** Identity of each row, in order. */
  readonly keys: readonly string[];
  /** Height of a row in pixels; a guess for those that are measured. */
  readonly heightOf: (index: number) => number;
  /** Height of what stands above the first row, in pixels. */
  readonly head: number;
  /** Row that is drawn wherever it is: the one with the focus, or the one Tab leads to. */
  readonly kept: number;
}

export interface TableWindow {
  readonly parts: readonly TablePart[];
  /** For rows whose height is not known beforehand; they carry `data-index`. */
  readonly measure: (row: HTMLElement | null) => void;
}

/** Which rows of a long table are drawn: those in sight, a few more, and the one that must not lose the focus. */
export function useTableWindow({ box, keys, heightOf, head, kept }: TableWindowInput): TableWindow {
  const rangeExtractor = useCallback(
    (range: Range) => withKept(defaultRangeExtractor(range), kept, range),
    [kept],
  );
  const getItemKey = useCallback((index: number) => keys[index] ?? index, [keys]);
  // eslint-disable-next-line react-hooks/incompatible-library -- what it answers is read here alone, at every drawing
  const virtual = useVirtualizer<HTMLElement, HTMLElement>({
    count: keys.length,
    getScrollElement: () => box,
    estimateSize: heightOf,
    getItemKey,
    overscan: BEYOND,
    scrollMargin: head,
    rangeExtractor,
    observeElementRect,
    useAnimationFrameWithResizeObserver: true,
  });
  const items = virtual.getVirtualItems();
  const total = virtual.getTotalSize() + head;
  const parts = useMemo(() => {
    const all: TablePart[] = [];
    let drawnTo = head;
    for (const { index, start, end } of items) {
      if (start > drawnTo) all.push({ kind: 'gap', before: index, height: start - drawnTo });
      all.push({ kind: 'row', index });
      drawnTo = end;
    }
    if (total > drawnTo) all.push({ kind: 'gap', before: keys.length, height: total - drawnTo });
    return all;
  }, [items, total, head, keys.length]);
  return { parts, measure: virtual.measureElement };
}

function withKept(drawn: number[], kept: number, { count }: Range): number[] {
  if (kept < 0 || kept >= count || drawn.includes(kept)) return drawn;
  return [...drawn, kept].sort((a, b) => a - b);
}

/** Without borders and scroll bars; the library's own asks for the outer size. */
function observeElementRect(
  { scrollElement }: Virtualizer<HTMLElement, HTMLElement>,
  tell: (rect: { width: number; height: number }) => void,
): (() => void) | undefined {
  if (!scrollElement) return undefined;
  const look = (): void => {
    tell({ width: scrollElement.clientWidth, height: scrollElement.clientHeight });
  };
  look();
  const observer = new ResizeObserver(look);
  observer.observe(scrollElement);
  return () => {
    observer.disconnect();
  };
}
