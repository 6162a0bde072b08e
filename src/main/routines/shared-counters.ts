import type { SharedCounters } from './ports';

/** Counters of one group; they live as long as it does. */
export function createSharedCounters(): SharedCounters {
  const counts = new Map<string, number>();
  return {
    add(name, amount) {
      const next = (counts.get(name) ?? 0) + amount;
      counts.set(name, next);
      return next;
    },
    all: () => Object.fromEntries(counts),
  };
}
