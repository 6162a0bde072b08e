import { useEffect, useState } from 'react';
import type { Rectangle } from './place-popover';

/** The control a step is about, and where it is now; null while it is not shown. */
export interface TourTarget {
  readonly element: HTMLElement;
  readonly rectangle: Rectangle;
}

/** Follows the first of these selectors that is shown, frame by frame: pages scroll and dialogs move. */
export function useTourTarget(selectors: readonly string[]): TourTarget | null {
  const [target, setTarget] = useState<TourTarget | null>(null);
  const wanted = selectors.join('\n');
  useEffect(() => {
    let frame = 0;
    const follow = (): void => {
      const now = find(wanted.split('\n'));
      setTarget((before) => (isSame(before, now) ? before : now));
      frame = requestAnimationFrame(follow);
    };
    follow();
    return () => {
      cancelAnimationFrame(frame);
    };
  }, [wanted]);
  return target;
}

function find(selectors: readonly string[]): TourTarget | null {
  for (const selector of selectors) {
    const element = document.querySelector<HTMLElement>(selector);
    const box = element?.getBoundingClientRect();
    if (!element || !box || box.width === 0) continue;
    const { left, top, width, height } = box;
    return { element, rectangle: { left, top, width, height } };
  }
  return null;
}

function isSame(before: TourTarget | null, now: TourTarget | null): boolean {
  if (before === null || now === null) return before === now;
  const [a, b] = [before.rectangle, now.rectangle];
  const isPlaced = a.left === b.left && a.top === b.top && a.width === b.width && a.height === b.height;
  return before.element === now.element && isPlaced;
}
