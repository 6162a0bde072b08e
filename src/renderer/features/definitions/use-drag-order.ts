import { useEffect, useRef, useState, type PointerEvent as ReactPointerEvent, type RefObject } from 'react';

/** A row in the hand: where it came from and before which row it would go. */
export interface Dragged {
  readonly from: number;
  readonly to: number;
}

/**
 * Ordering a list by pointer: mouse, pen or finger. The rows stay where they are until the drop, because moving the
 * held row in the document would end the hold. `to` counts gaps: 0 is before the first row.
 */
export function useDragOrder(
  list: RefObject<HTMLElement | null>,
  onDrop: (from: number, to: number) => void,
): {
  readonly dragged: Dragged | null;
  readonly lift: (index: number) => (event: ReactPointerEvent) => void;
} {
  const [dragged, setDragged] = useState<Dragged | null>(null);
  const current = useRef({ dragged, onDrop });
  useEffect(() => {
    current.current = { dragged, onDrop };
  });
  const isHeld = dragged !== null;
  useEffect(() => {
    if (!isHeld) return undefined;
    const abort = new AbortController();
    const { signal } = abort;
    const move = (event: PointerEvent): void => {
      const to = gapAt(list.current, event.clientY);
      setDragged((known) => (known === null || known.to === to ? known : { ...known, to }));
    };
    const drop = (): void => {
      const { dragged: held, onDrop: tell } = current.current;
      setDragged(null);
      if (held) tell(held.from, held.to > held.from ? held.to - 1 : held.to);
    };
    const cancel = (event: Event): void => {
      if (event instanceof KeyboardEvent && event.key !== 'Escape') return;
      setDragged(null);
    };
    window.addEventListener('pointermove', move, { signal });
    window.addEventListener('pointerup', drop, { signal });
    window.addEventListener('pointercancel', cancel, { signal });
    window.addEventListener('keydown', cancel, { signal });
    return () => {
      abort.abort();
    };
  }, [isHeld, list]);
  const lift = (index: number) => (event: ReactPointerEvent) => {
    if (event.button === 0) setDragged({ from: index, to: index });
  };
  return { dragged, lift };
}

/** The gap nearest to a height of the screen; its row is scrolled into sight. */
function gapAt(list: HTMLElement | null, y: number): number {
  const rows = [...(list?.children ?? [])];
  const index = rows.findIndex((row) => {
    const { top, height } = row.getBoundingClientRect();
    return y < top + height / 2;
  });
  const gap = index === -1 ? rows.length : index;
  rows[Math.min(gap, rows.length - 1)]?.scrollIntoView({ block: 'nearest' });
  return gap;
}
