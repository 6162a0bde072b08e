import { useMemo, useSyncExternalStore } from 'react';
import type { CardPlace } from './card-place';

/** How far is scrolled before cards are chosen anew, in pixels. */
export const STEP = 120;

/** The part of the page that is seen. */
export interface ScrollFrame {
  readonly width: number;
  readonly height: number;
  /** How far is scrolled, in whole steps. */
  readonly top: number;
}

const UNKNOWN: ScrollFrame = { width: 0, height: 0, top: 0 };
interface FrameSource {
  readonly subscribe: (changed: () => void) => () => void;
  readonly read: () => ScrollFrame;
}
const NOWHERE: FrameSource = { subscribe: () => () => undefined, read: () => UNKNOWN };

/** Follows what is seen of a list in the box around it, which scrolls; begins where it was left. */
export function useScrollFrame(list: HTMLElement | null, place: CardPlace): ScrollFrame {
  const { subscribe, read } = useMemo(() => {
    const box = list?.parentElement;
    return list && box ? follow(list, box, place) : NOWHERE;
  }, [list, place]);
  return useSyncExternalStore(subscribe, read);
}

function follow(list: HTMLElement, box: HTMLElement, place: CardPlace): FrameSource {
  const look = (): ScrollFrame => {
    place.heights.setWidth(list.clientWidth);
    return { width: list.clientWidth, height: box.clientHeight, top: stepped(place.scrollTop()) };
  };
  // Read only when something happened: asking the browser for sizes while it draws is dear.
  let frame = look();
  return {
    read: () => frame,
    subscribe: (changed) => {
      const resized = (): void => {
        const next = look();
        if (next.width === frame.width && next.height === frame.height) return;
        frame = next;
        changed();
      };
      const scrolled = (): void => {
        place.scrolledTo(box.scrollTop);
        const top = stepped(box.scrollTop);
        if (top === frame.top) return;
        frame = { ...frame, top };
        changed();
      };
      const observer = new ResizeObserver(resized);
      observer.observe(box);
      box.addEventListener('scroll', scrolled, { passive: true });
      return () => {
        observer.disconnect();
        box.removeEventListener('scroll', scrolled);
      };
    },
  };
}

function stepped(top: number): number {
  return Math.max(0, Math.floor(top / STEP) * STEP);
}
