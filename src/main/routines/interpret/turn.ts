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

/**
 * The turn that all runs on one clock share: two hundred bots that each took a turn of their own, one right after the
 * other, would keep the event loop for seconds.
 */
class SharedTurn {
  readonly #clock: Clock;
  readonly #waiting = new Set<() => void>();
  #beganAt: number;
  #disarm: (() => void) | undefined;

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#beganAt = clock.monotonic();
  }

  isOver(): boolean {
    return this.#clock.monotonic() - this.#beganAt >= TURN_MS;
  }

  /** Resolves when the next turn begins, for all who wait at once: their steps then alternate. */
  next(signal: AbortSignal): Promise<void> {
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

const turns = new WeakMap<Clock, SharedTurn>();

function turnOn(clock: Clock): SharedTurn {
  const known = turns.get(clock);
  if (known) return known;
  const made = new SharedTurn(clock);
  turns.set(clock, made);
  return made;
}

/** Sees to it that steps which wait for nothing leave the event loop free for others now and then. */
export class Turn {
  readonly #shared: SharedTurn;
  #steps = 0;
  #workAtLook = workSpent();

  constructor(clock: Clock) {
    this.#shared = turnOn(clock);
  }

  /** Called before each step; a promise when it is the turn of others. */
  next(signal: AbortSignal): Promise<void> | undefined {
    this.#steps += 1;
    const isHeavy = workSpent() - this.#workAtLook >= WORK_PER_LOOK;
    if (this.#steps % STEPS_PER_LOOK !== 0 && !isHeavy) return undefined;
    this.#workAtLook = workSpent();
    if (this.#steps < STEPS_PER_TURN && !this.#shared.isOver()) return undefined;
    this.#steps = 0;
    return this.#shared.next(signal);
  }
}
