import { median } from './measure';

/** Looks whose middle is what a picture takes at present. */
const RECENT = 5;
/** Slower than this many times what is usual, or than what others took, and by more than what is noise. */
const TIMES_SLOWER = 2;
const TIMES_OTHERS = 1.5;
const NOISE_MS = 20;

/** What a device's looks take with the method that is in use, and whether that is much more than it was. */
export class Pace {
  readonly #recent: number[] = [];
  #usualMs: number | undefined;
  #othersMs = Infinity;
  #isSettled = false;
  #isSlow = false;

  /** Middle of the last looks, in milliseconds; 0 before the first. */
  get ms(): number {
    return this.#recent.length === 0 ? 0 : median(this.#recent);
  }

  /** What it took before it became slow; undefined while it is not. */
  get usualMs(): number | undefined {
    return this.#isSlow ? this.#usualMs : undefined;
  }

  /** What was usual when it was measured or accepted, and what the fastest of the others took; undefined while slow. */
  get measured(): { readonly usualMs: number; readonly othersMs: number } | undefined {
    return this.#usualMs === undefined || this.#isSlow
      ? undefined
      : { usualMs: this.#usualMs, othersMs: this.#othersMs };
  }

  /** Another method is used from now on, and was not measured yet. */
  clear(): void {
    this.#recent.length = 0;
    this.#usualMs = undefined;
    this.#othersMs = Infinity;
    this.#isSettled = false;
    this.#isSlow = false;
  }

  /** A method was measured and is used from now on: what it took, and the fastest of the others. */
  begin(usualMs: number, othersMs: number): void {
    this.clear();
    this.#recent.push(usualMs);
    this.#usualMs = usualMs;
    this.#othersMs = othersMs;
  }

  /** What it takes now is usual from now on. */
  accept(): void {
    this.#usualMs = this.ms;
    this.#othersMs = Infinity;
    this.#isSlow = false;
  }

  /** Counts a look; answers whether it has just become slow. */
  add(ms: number): boolean {
    this.#recent.push(ms);
    if (this.#recent.length > RECENT) this.#recent.shift();
    else return false;
    const usualMs = this.#settle();
    if (usualMs === undefined) return false;
    const limitMs = Math.min(usualMs * TIMES_SLOWER, this.#othersMs * TIMES_OTHERS) + NOISE_MS;
    const wasSlow = this.#isSlow;
    // Half way back is not yet as it was.
    this.#isSlow = this.ms > (wasSlow ? (usualMs + limitMs) / 2 : limitMs);
    return this.#isSlow && !wasSlow;
  }

  /** Looks take longer than a measurement on a computer with much to do: the first of them say what is usual, in bounds. */
  #settle(): number | undefined {
    if (this.#usualMs !== undefined && !this.#isSettled) {
      this.#isSettled = true;
      const mostMs = this.#usualMs * TIMES_SLOWER + NOISE_MS;
      this.#usualMs = Math.max(this.#usualMs, Math.min(this.ms, mostMs));
    }
    return this.#usualMs;
  }
}
