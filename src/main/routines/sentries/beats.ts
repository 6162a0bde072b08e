import type { Clock } from '../../../shared/ports';

/**
 * Runs some work at every beat, the first after one period. Never twice at once: a run that takes longer than a period
 * skips the beats it covers, and the next comes when it would have come anyway.
 */
export class Beats {
  readonly #clock: Clock;
  readonly #work: (signal: AbortSignal) => Promise<void>;
  readonly #abort = new AbortController();
  #everyMs: number;
  #dueAt: number;
  #cancel: () => void = () => undefined;
  #running: Promise<void> | undefined;

  /** `work` must not reject. */
  constructor(everyMs: number, clock: Clock, work: (signal: AbortSignal) => Promise<void>) {
    this.#clock = clock;
    this.#work = work;
    this.#everyMs = everyMs;
    this.#dueAt = clock.monotonic() + everyMs;
    this.#arm();
  }

  get everyMs(): number {
    return this.#everyMs;
  }

  /** A shorter period brings the next beat nearer; a longer one counts from that on. */
  every(everyMs: number): void {
    if (everyMs === this.#everyMs || this.#abort.signal.aborted) return;
    this.#everyMs = everyMs;
    if (this.#running) return;
    this.#cancel();
    this.#dueAt = Math.min(this.#dueAt, this.#clock.monotonic() + everyMs);
    this.#arm();
  }

  /** No beat from now on; resolves when the run in work, if any, has really ended. */
  async stop(reason: unknown): Promise<void> {
    this.#cancel();
    this.#abort.abort(reason);
    await this.#running;
  }

  #arm(): void {
    this.#cancel = this.#clock.schedule(this.#dueAt - this.#clock.monotonic(), () => {
      this.#running = this.#run();
    });
  }

  async #run(): Promise<void> {
    await this.#work(this.#abort.signal);
    this.#running = undefined;
    if (this.#abort.signal.aborted) return;
    const missed = Math.floor((this.#clock.monotonic() - this.#dueAt) / this.#everyMs);
    this.#dueAt += (Math.max(0, missed) + 1) * this.#everyMs;
    this.#arm();
  }
}
