/** Patches of one subscription that wait to be sent. */
export interface PatchQueue {
  /** False when the limit is passed; the queue is empty then and the subscription needs a new snapshot. */
  add(patches: readonly unknown[]): boolean;
  /** All that wait, in the order of their last write; empties the queue. */
  take(): readonly unknown[];
  clear(): void;
}

/**
 * With `keyOf`, a patch replaces a waiting one of the same key and moves to the end, so that what waits is bounded by
 * the number of entities; without, all are kept. Either way never more than `limit`.
 */
export function createPatchQueue(keyOf: ((patch: unknown) => string) | undefined, limit: number): PatchQueue {
  const waiting = new Map<string | number, unknown>();
  let serial = 0;
  return {
    add: (patches) => {
      for (const patch of patches) {
        const key = keyOf ? keyOf(patch) : (serial += 1);
        waiting.delete(key);
        waiting.set(key, patch);
      }
      if (waiting.size <= limit) return true;
      waiting.clear();
      return false;
    },
    take: () => {
      const patches = [...waiting.values()];
      waiting.clear();
      return patches;
    },
    clear: () => {
      waiting.clear();
    },
  };
}
