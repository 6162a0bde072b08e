import type { StepGate } from '../routine-runner';

/**
 * Why the main routine of an iteration is held: a set, so that it goes on when the last reason is gone, whoever had
 * which first. Sentries do not pass here; hence none can wait for itself or for another one's hold.
 */
export class Holds {
  readonly #reasons = new Map<object, string>();
  readonly #waiting = new Set<() => void>();
  readonly #onChange: (names: readonly string[]) => void;

  constructor(onChange: (names: readonly string[]) => void) {
    this.#onChange = onChange;
  }

  /** `reason` is whoever holds; to hold twice is to hold once. */
  add(reason: object, name: string): void {
    if (this.#reasons.has(reason)) return;
    this.#reasons.set(reason, name);
    this.#tell();
  }

  remove(reason: object): void {
    if (!this.#reasons.delete(reason)) return;
    if (this.#reasons.size === 0) for (const go of [...this.#waiting]) go();
    this.#tell();
  }

  /** A gate that is closed while anybody holds or `outer` is closed. */
  before(outer: StepGate): StepGate {
    return (signal) => {
      const opened = outer(signal);
      return opened || this.#reasons.size > 0 ? this.#pass(outer, opened, signal) : undefined;
    };
  }

  async #pass(outer: StepGate, opened: Promise<void> | undefined, signal: AbortSignal): Promise<void> {
    await opened;
    // Whoever let go may hold again before this goes on, and so may a person.
    while (this.#reasons.size > 0) {
      await this.#untilFree(signal);
      await outer(signal);
    }
  }

  #untilFree(signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      signal.throwIfAborted();
      const done = (): void => {
        this.#waiting.delete(done);
        signal.removeEventListener('abort', onAbort);
        resolve();
      };
      const onAbort = (): void => {
        this.#waiting.delete(done);

        reject(signal.reason);
      };
      this.#waiting.add(done);
      signal.addEventListener('abort', onAbort, { once: true });
    });
  }

  #tell(): void {
    this.#onChange([...new Set(this.#reasons.values())]);
  }
}
