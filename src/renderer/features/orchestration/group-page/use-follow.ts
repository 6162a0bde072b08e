import { useLayoutEffect, useRef, useState } from 'react';
import type { RunEvent } from '../../../../shared/run-event';

export interface Following {
  readonly following: boolean;
  /** Events that came since it was scrolled up. */
  readonly unseen: number;
  readonly setFollowing: (following: boolean) => void;
  /** To be called when the box was scrolled: scrolling up lets go, reaching the end takes hold again. */
  readonly scrolled: () => void;
}

/** What somebody looks at: how far the box is scrolled, and the event at its upper edge. */
interface Position {
  readonly top: number;
  readonly seq: number | null;
}

interface FollowInput {
  readonly box: HTMLElement | null;
  readonly events: readonly RunEvent[];
  readonly rowHeight: number;
}

/**
 * Keeps the newest of a list in sight, or, once somebody scrolled up, keeps what they look at where it is, though
 * events above it are dropped.
 */
export function useFollow({ box, events, rowHeight }: FollowInput): Following {
  const [following, setFollowing] = useState(true);
  const [leftAt, setLeftAt] = useState(0);
  const position = useRef<Position>({ top: 0, seq: null });
  useLayoutEffect(() => {
    if (!box) return;
    if (following) scrollTo(box, box.scrollHeight);
    else keepInPlace({ box, events, rowHeight }, position.current);
    position.current = positionOf({ box, events, rowHeight });
  }, [box, events, following, rowHeight]);
  const follow = (next: boolean): void => {
    if (!next) setLeftAt(events.at(-1)?.seq ?? 0);
    setFollowing(next);
  };
  const scrolled = (): void => {
    if (!box) return;
    const up = box.scrollTop < position.current.top - 1;
    const atEnd = box.scrollTop + box.clientHeight >= box.scrollHeight - rowHeight / 2;
    if (following && up && !atEnd) follow(false);
    else if (!following && atEnd && !up) follow(true);
    position.current = positionOf({ box, events, rowHeight });
  };
  return {
    following,
    unseen: following ? 0 : countNewer(events, leftAt),
    setFollowing: follow,
    scrolled,
  };
}

function positionOf({ box, events, rowHeight }: FollowInput): Position {
  const top = box?.scrollTop ?? 0;
  return { top, seq: events[Math.floor(top / rowHeight)]?.seq ?? null };
}

function scrollTo(box: HTMLElement, top: number): void {
  box.scrollTop = top;
}

function keepInPlace({ box, events, rowHeight }: FollowInput, { top, seq }: Position): void {
  if (!box || seq === null) return;
  const index = events.findIndex((event) => event.seq >= seq);
  const wanted = index * rowHeight + (top % rowHeight);
  if (index >= 0 && Math.abs(wanted - box.scrollTop) >= 1) scrollTo(box, wanted);
}

function countNewer(events: readonly RunEvent[], seq: number): number {
  let count = 0;
  for (let at = events.length - 1; at >= 0 && (events[at]?.seq ?? 0) > seq; at -= 1) count += 1;
  return count;
}
