import type { Clock } from '../../../shared/ports';

/** Instances measured at a time in one thread, and the rest before each: bots that start together have the first right. */
const AT_A_TIME = 2;
const REST_MS = 500;

/** Measures instances behind the back of looks, a few at a time. */
export class MeasureQueue {
  readonly #clock: Clock;
  readonly #closing = new AbortController();
  readonly #waiting: ((signal: AbortSignal) => Promise<void>)[] = [];
  readonly #running = new Set<Promise<void>>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Runs `work` when its turn comes; what it throws is its own affair. Nothing runs any more after `close`. */
  add(work: (signal: AbortSignal) => Promise<void>): void {
    this.#waiting.push(work);
    this.#next();
  }

  /** Ends what runs; resolves when it has ended. */
  async close(): Promise<void> {
    this.#closing.abort(new Error('looking has ended'));
    this.#waiting.length = 0;
    await Promise.all(this.#running);
  }

  #next(): void {
    while (this.#running.size < AT_A_TIME && !this.#closing.signal.aborted) {
      const work = this.#waiting.shift();
      if (!work) return;
      const run = this.#run(work).finally(() => {
        this.#running.delete(run);
        this.#next();
      });
      this.#running.add(run);
    }
  }

  async #run(work: (signal: AbortSignal) => Promise<void>): Promise<void> {
    const { signal } = this.#closing;
    await this.#clock
      .sleep(REST_MS, signal)
      .then(() => work(signal))
      .catch(() => undefined);
  }
}
