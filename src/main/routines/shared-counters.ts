import type { SharedCounters } from './ports';

/** Counters of one group; they live as long as it does. */
export function createSharedCounters(): SharedCounters {
  const counts = new Map<string, number>();
  const listeners = new Set<() => void>();
  return {
    add(name, amount) {
      const next = (counts.get(name) ?? 0) + amount;
      counts.set(name, next);
      for (const listener of listeners) listener();
      return next;
    },
    all: () => Object.fromEntries(counts),
    watch(listener) {
      const entry = (): void => listener();
      listeners.add(entry);
      return () => void listeners.delete(entry);
    },
  };
}
