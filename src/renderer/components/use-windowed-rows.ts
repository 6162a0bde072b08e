import { useLayoutEffect, useState } from 'react';

/** Rows drawn beyond what is in sight, on each side. */
const BEYOND = 10;
/** More rows than any screen shows; place and number of rows travel as one number. */
const MOST_ROWS = 4_096;

export interface WindowedRows {
  /** First row drawn, and the first one not drawn any more. */
  readonly first: number;
  readonly end: number;
}

/** Which of many rows of one height have to be drawn in a box that scrolls. */
export function useWindowedRows(box: HTMLElement | null, count: number, rowHeight: number): WindowedRows {
  const [seen, setSeen] = useState(0);
  useLayoutEffect(() => {
    if (!box) return undefined;
    // Looked at when something moved, never while drawing: what was just drawn would have to be laid out for it.
    const look = (): void => {
      setSeen(inSight(box, rowHeight));
    };
    look();
    const observer = new ResizeObserver(look);
    observer.observe(box);
    box.addEventListener('scroll', look, { passive: true });
    return () => {
      observer.disconnect();
      box.removeEventListener('scroll', look);
    };
  }, [box, rowHeight]);
  const rows = seen % MOST_ROWS;
  const top = Math.min((seen - rows) / MOST_ROWS, Math.max(0, count - rows));
  return { first: Math.max(0, top - BEYOND), end: Math.min(count, top + rows + BEYOND) };
}

function inSight(box: HTMLElement, rowHeight: number): number {
  const top = Math.max(0, Math.floor(box.scrollTop / rowHeight));
  const rows = Math.min(MOST_ROWS - 1, Math.ceil(box.clientHeight / rowHeight) + 1);
  return top * MOST_ROWS + rows;
}
