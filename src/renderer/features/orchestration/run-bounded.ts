/**
 * Does `task` for every item, at most `limit` at a time, in order. Stops taking new items once `signal` is aborted; what
 * has begun is waited for. Tasks must not reject. Answers how many were done.
 */
export async function runBounded<T>(
  items: readonly T[],
  limit: number,
  task: (item: T) => Promise<void>,
  signal: AbortSignal,
): Promise<number> {
  const queue = items.values();
  let done = 0;
  const work = async (): Promise<void> => {
    for (const item of queue) {
      if (signal.aborted) return;
      await task(item);
      done += 1;
    }
  };
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, work));
  return done;
}
