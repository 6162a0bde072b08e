import type { Clock } from '../../shared/ports';

/** Pause before the second try; it doubles from try to try. */
const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 5_000;

/**
 * What must be written sooner or later though it can't be now: how uses of accounts ended while there was no room for
 * it. It is tried again beside everything else, also when its group has long ended.
 */
export class LastEnds {
  readonly #clock: Clock;
  readonly #closing = new AbortController();
  readonly #open = new Set<Promise<unknown>>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Tries until it works; false when it had to be given up because the program ends. `onError` hears of each failed try. */
  until(work: () => Promise<unknown>, onError: (error: unknown) => void): Promise<boolean> {
    const done = this.#again(work, onError);
    this.#open.add(done);
    void done.then(() => this.#open.delete(done));
    return done;
  }

  /** Everything that is left gets one more try and is then given up; waits for that no longer than `limitMs`. */
  async close(limitMs: number): Promise<void> {
    this.#closing.abort();
    const limit = new AbortController();
    const over = this.#clock.sleep(limitMs, limit.signal).catch(() => undefined);
    await Promise.race([Promise.all(this.#open), over]);
    limit.abort();
  }

  async #again(work: () => Promise<unknown>, onError: (error: unknown) => void): Promise<boolean> {
    const { signal } = this.#closing;
    for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)) {
      const isLast = signal.aborted;
      try {
        await work();
        return true;
      } catch (error) {
        onError(error);
      }
      if (isLast) return false;
      await this.#clock.sleep(pauseMs, signal).catch(() => undefined);
    }
  }
}
