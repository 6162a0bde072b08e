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
  const latestDrop = useRef(onDrop);
  useEffect(() => {
    latestDrop.current = onDrop;
  });
  const letGo = useRef<(() => void) | null>(null);
  useEffect(() => () => letGo.current?.(), []);
  const lift = (from: number) => (event: ReactPointerEvent) => {
    if (event.button !== 0) return;
    letGo.current?.();
    // Listened to at once and read from the event itself: a quick flick is over before anything is drawn.
    const abort = new AbortController();
    const { signal } = abort;
    const end = (): void => {
      abort.abort();
      letGo.current = null;
      setDragged(null);
    };
    letGo.current = end;
    let moved = false;
    const move = ({ clientY }: PointerEvent): void => {
      moved = true;
      const to = gapAt(list.current, clientY);
      setDragged((known) => (known?.to === to ? known : { from, to }));
    };
    const drop = ({ clientY }: PointerEvent): void => {
      const to = moved ? gapAt(list.current, clientY) : from;
      end();
      latestDrop.current(from, to > from ? to - 1 : to);
    };
    const cancel = (event: Event): void => {
      if (!(event instanceof KeyboardEvent) || event.key === 'Escape') end();
    };
    window.addEventListener('pointermove', move, { signal });
    window.addEventListener('pointerup', drop, { signal });
    window.addEventListener('pointercancel', cancel, { signal });
    window.addEventListener('keydown', cancel, { signal });
    setDragged({ from, to: from });
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
