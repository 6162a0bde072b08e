import type { StopMode } from '../../shared/lifecycle-states';
import type { Clock } from '../../shared/ports';

/** How long giving up accounts may take for a group nobody stopped. */
const DEFAULT_GRACE_MS = 10_000;
/** It gets this much also when bots have used up the time of a stop, and when there is none: after a kill. */
const LEAST_GRACE_MS = 1_000;

/** What a group waits for: the turn of its next bot, and the end of the time a stop gives its bots. */
export class GroupTimers {
  /** Wall clock milliseconds; null while no bot waits for its turn. */
  nextStartAtMs: number | null = null;

  readonly #clock: Clock;
  readonly #due: (due: 'staggerDue' | 'graceOver') => void;
  /** When the time of a stop is over, by the monotonic clock; undefined while none counts. */
  #graceUntil: number | undefined;
  #cancelStagger: (() => void) | undefined;
  #cancelGrace: (() => void) | undefined;

  constructor(clock: Clock, due: (due: 'staggerDue' | 'graceOver') => void) {
    this.#clock = clock;
    this.#due = due;
  }

  scheduleStagger(delayMs: number): void {
    this.cancelStagger();
    this.nextStartAtMs = this.#clock.now() + delayMs;
    this.#cancelStagger = this.#clock.schedule(delayMs, () => {
      this.nextStartAtMs = null;
      this.#due('staggerDue');
    });
  }

  cancelStagger(): void {
    if (!this.#cancelStagger) return;
    this.nextStartAtMs = null;
    this.#cancelStagger();
  }

  scheduleGrace(graceMs: number): void {
    this.cancelGrace();
    this.#graceUntil = this.#clock.monotonic() + graceMs;
    this.#cancelGrace = this.#clock.schedule(graceMs, () => {
      this.#due('graceOver');
    });
  }

  cancelGrace(): void {
    this.#cancelGrace?.();
  }

  /** How long the group may still take to give up its accounts. */
  graceLeft(stopMode: StopMode | null): number {
    if (stopMode === 'kill') return LEAST_GRACE_MS;
    const until = this.#graceUntil;
    return Math.max(LEAST_GRACE_MS, until ? until - this.#clock.monotonic() : DEFAULT_GRACE_MS);
  }
}
