/** Remembers the latest entries, oldest first. */
export interface LatestList<T> {
  add(entry: T): void;
  list(): readonly T[];
  readonly size: number;
}

/** Creates a list that keeps the last `limit` entries; it holds a quarter more now and then, to cut seldom. */
export function createLatestList<T>(limit: number): LatestList<T> {
  let entries: T[] = [];
  return {
    add(entry) {
      entries.push(entry);
      if (entries.length > limit * 1.25) entries = entries.slice(-limit);
    },
    // Not slice(-limit) alone: for a limit of 0 that would be all.
    list: () => (limit === 0 ? [] : entries.slice(-limit)),
    get size() {
      return entries.length;
    },
  };
}
