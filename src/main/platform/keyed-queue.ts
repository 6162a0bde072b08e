/** Runs tasks of one key one after the other, tasks of different keys side by side. */
export interface KeyedQueue {
  readonly run: <T>(key: string, task: () => Promise<T>) => Promise<T>;
  /** Resolves when nothing is in work or waiting. */
  readonly settled: () => Promise<void>;
}

/** A task that fails rejects for its caller and does not hold up the next. */
export function createKeyedQueue(): KeyedQueue {
  const tails = new Map<string, Promise<void>>();
  return {
    run: async (key, task) => {
      const result = (tails.get(key) ?? Promise.resolve()).then(task);
      const tail = result.then(
        () => undefined,
        () => undefined,
      );
      tails.set(key, tail);
      void tail.then(() => {
        if (tails.get(key) === tail) tails.delete(key);
      });
      return result;
    },
    settled: async () => {
      while (tails.size > 0) await Promise.all(tails.values());
    },
  };
}
