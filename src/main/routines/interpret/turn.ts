import type { Clock } from '../../../shared/ports';

/** After so long others get their turn, also when no step waits for anything. */
const TURN_MS = 5;
/** The clock is asked once in so many steps. */
const STEPS_PER_LOOK = 16;
/** More steps than this are never worked in one turn, however quick they are and whatever the clock says. */
const STEPS_PER_TURN = 256;
/** The shortest a timer waits anyway. */
const PAUSE_MS = 1;

/** Sees to it that steps which wait for nothing leave the event loop free for others now and then. */
export class Turn {
  readonly #clock: Clock;
  #steps = 0;
  #beganAt: number;

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#beganAt = clock.monotonic();
  }

  /** Called before each step; a promise when it is the turn of others. */
  next(signal: AbortSignal): Promise<void> | undefined {
    this.#steps += 1;
    if (this.#steps % STEPS_PER_LOOK !== 0) return undefined;
    const isOver = this.#steps >= STEPS_PER_TURN || this.#clock.monotonic() - this.#beganAt >= TURN_MS;
    return isOver ? this.#pause(signal) : undefined;
  }

  async #pause(signal: AbortSignal): Promise<void> {
    await this.#clock.sleep(PAUSE_MS, signal);
    this.#steps = 0;
    this.#beganAt = this.#clock.monotonic();
  }
}
