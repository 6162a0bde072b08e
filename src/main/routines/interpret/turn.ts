import type { Clock } from '../../../shared/ports';
import { workSpent } from '../expression/cel-limits';

/** After so long others get their turn, also when no step waits for anything. */
const TURN_MS = 8;
/** The clock is asked once in so many steps. */
const STEPS_PER_LOOK = 16;
/** After so much work in expressions, in characters, the clock is asked too: some steps take as long as a thousand. */
const WORK_PER_LOOK = 100_000;
/** More steps than this are never worked in one turn, however quick they are and whatever the clock says. */
const STEPS_PER_TURN = 4_096;
/** The shortest a timer waits anyway. */
const PAUSE_MS = 1;

const turns = new WeakMap<Clock, Turn>();

/**
 * Sees to it that steps which wait for nothing leave the event loop free for others now and then. All runs on one clock
 * share a turn: two hundred bots that each took one of their own, one right after the other, would keep the event loop
 * for seconds.
 */
export class Turn {
  readonly #clock: Clock;
  readonly #waiting = new Set<() => void>();
  #beganAt: number;
  #steps = 0;
  #isOver = false;
  #workAtLook = workSpent();
  #disarm: (() => void) | undefined;

  private constructor(clock: Clock) {
    this.#clock = clock;
    this.#beganAt = clock.monotonic();
  }

  static on(clock: Clock): Turn {
    const known = turns.get(clock);
    if (known) return known;
    const made = new Turn(clock);
    turns.set(clock, made);
    return made;
  }

  /** Called before each step; a promise when it is the turn of others. */
  next(signal: AbortSignal): Promise<void> | undefined {
    this.#steps += 1;
    if (!this.#isOver && this.#isToLook())
      this.#isOver = this.#steps >= STEPS_PER_TURN || this.#clock.monotonic() - this.#beganAt >= TURN_MS;
    return this.#isOver ? this.#untilNext(signal) : undefined;
  }

  #isToLook(): boolean {
    const work = workSpent();
    const isHeavy = work - this.#workAtLook >= WORK_PER_LOOK;
    if (this.#steps % STEPS_PER_LOOK !== 0 && !isHeavy) return false;
    this.#workAtLook = work;
    return true;
  }

  /** Resolves when the next turn begins, for all who wait at once: their steps then alternate. */
  #untilNext(signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal.aborted) {
        reject(signal.reason);
        return;
      }
      const go = (): void => {
        signal.removeEventListener('abort', onAbort);
        resolve();
      };
      const onAbort = (): void => {
        this.#leave(go);
        reject(signal.reason);
      };
      signal.addEventListener('abort', onAbort, { once: true });
      this.#waiting.add(go);
      this.#disarm ??= this.#clock.schedule(PAUSE_MS, () => this.#begin());
    });
  }

  #begin(): void {
    this.#disarm = undefined;
    this.#isOver = false;
    this.#steps = 0;
    this.#beganAt = this.#clock.monotonic();
    const waiting = [...this.#waiting];
    this.#waiting.clear();
    for (const go of waiting) go();
  }

  #leave(go: () => void): void {
    this.#waiting.delete(go);
    if (this.#waiting.size > 0) return;
    this.#disarm?.();
    this.#disarm = undefined;
  }
}
