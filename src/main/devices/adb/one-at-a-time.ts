/** Runs pieces of work one after the other. */
export interface Turns {
  /**
   * Runs `work` when its turn comes. An abort rejects at once; work that has begun goes on to its end all the same, and
   * the next waits for it.
   */
  run<T>(work: (signal: AbortSignal) => Promise<T>, signal: AbortSignal): Promise<T>;
  /** Ends what is under way; resolves when it has ended. */
  close(): Promise<void>;
}

/** Creates turns that nobody has taken yet. */
export function createTurns(): Turns {
  const closing = new AbortController();
  let last: Promise<void> = Promise.resolve();
  return {
    run(work, signal) {
      const begun = last.then(() => {
        signal.throwIfAborted();
        closing.signal.throwIfAborted();
        return work(closing.signal);
      });
      last = begun.then(
        () => undefined,
        () => undefined,
      );
      return orAborted(begun, signal);
    },
    async close() {
      closing.abort(new Error('the adb server is no longer asked'));
      await last;
    },
  };
}

async function orAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  let stopListening: () => void = () => undefined;
  const aborted = new Promise<never>((_resolve, reject) => {
    const onAbort = (): void => reject(signal.reason instanceof Error ? signal.reason : new Error('aborted'));
    if (signal.aborted) onAbort();
    else signal.addEventListener('abort', onAbort, { once: true });
    stopListening = () => signal.removeEventListener('abort', onAbort);
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    stopListening();
  }
}
