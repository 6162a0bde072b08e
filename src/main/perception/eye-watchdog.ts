import type { Clock } from '../../shared/ports';

/** How often a thread at work is asked whether it lives, and how long it may owe the answer. */
const ASK_EVERY_MS = 1_000;
const ANSWER_WITHIN_MS = 5_000;
/** It has to load first; nothing is heard of it meanwhile, and on a computer with much to do it takes long. */
const START_WITHIN_MS = 60_000;

export interface EyeWatchdogParts {
  readonly clock: Clock;
  /** Asks the thread for a sign of life. */
  readonly ask: () => void;
  /** Told once, of a thread that says nothing any more. */
  readonly onHung: () => void;
}

/**
 * Finds out whether a thread that has something to answer hangs. Silence is counted in the main thread's own turns: while
 * that stood still (a computer asleep, a debugger), no thread could be heard.
 */
export class EyeWatchdog {
  readonly #parts: EyeWatchdogParts;
  #silentMs = 0;
  #allowedMs = START_WITHIN_MS;
  #cancel: (() => void) | undefined;

  constructor(parts: EyeWatchdogParts) {
    this.#parts = parts;
  }

  /** It has something to answer from now on. */
  watch(): void {
    if (this.#cancel) return;
    this.#silentMs = 0;
    this.#plan();
  }

  /** It has nothing to answer any more. */
  rest(): void {
    this.#cancel?.();
    this.#cancel = undefined;
  }

  /** It has said something. */
  heard(): void {
    this.#silentMs = 0;
    this.#allowedMs = ANSWER_WITHIN_MS;
  }

  /** It has begun something that can't be interrupted, and may say nothing for so long. */
  busy(forMs: number): void {
    this.#silentMs = 0;
    this.#allowedMs = Math.max(ANSWER_WITHIN_MS, forMs);
  }

  #plan(): void {
    const { clock, ask, onHung } = this.#parts;
    this.#cancel = clock.schedule(ASK_EVERY_MS, () => {
      this.#cancel = undefined;
      this.#silentMs += ASK_EVERY_MS;
      if (this.#silentMs > this.#allowedMs) {
        onHung();
        return;
      }
      ask();
      this.#plan();
    });
  }
}
