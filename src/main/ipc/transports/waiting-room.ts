/** Something that waits to be let in and can be shown the door. */
interface Guest {
  once(event: 'close', listener: () => void): unknown;
}

/** A number of places for those who have not shown who they are. */
export interface WaitingRoom<T extends Guest> {
  /** Takes one in, or moves one that is in to the end of the queue; in a full room the first in the queue has to go. */
  enter(guest: T): void;
  /** It has shown who it is, or is gone. */
  leave(guest: T): void;
  size(): number;
}

/**
 * Makes room for whoever comes last: refusing newcomers would let anybody who opens connections and says nothing keep
 * the rightful window out.
 */
export function createWaitingRoom<T extends Guest>(
  places: number,
  dismiss: (guest: T) => void,
): WaitingRoom<T> {
  // A set keeps the order in which its members came.
  const waiting = new Set<T>();
  return {
    enter: (guest) => {
      if (!waiting.delete(guest)) guest.once('close', () => waiting.delete(guest));
      waiting.add(guest);
      const [first] = waiting;
      if (waiting.size <= places || first === undefined) return;
      waiting.delete(first);
      dismiss(first);
    },
    leave: (guest) => {
      waiting.delete(guest);
    },
    size: () => waiting.size,
  };
}
