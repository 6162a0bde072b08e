import type { AnsweredLook } from '../routines/looks';

/** The last look of one bot. While nobody watches, a look costs one step over an empty set. */
export class BotLooks {
  last: AnsweredLook | null = null;
  readonly #listeners = new Set<(look: AnsweredLook) => void>();

  add(look: AnsweredLook): void {
    this.last = look;
    for (const listener of this.#listeners) listener(look);
  }

  /** Calls synchronously after each look; cheap listeners only. */
  watch(listener: (look: AnsweredLook) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
