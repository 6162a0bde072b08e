import { comparableName } from '../../../shared/definition-rules';
import { copyName } from '../clone-name';

/** Names that are free beside those in use; finding one for each of thousands of groups of one name stays quick. */
export class FreeNames {
  readonly #taken: Set<string>;
  readonly #next = new Map<string, number>();

  constructor(taken: Iterable<string>) {
    this.#taken = new Set(Array.from(taken, comparableName));
  }

  isFree(name: string): boolean {
    return name.trim() === '' || !this.#taken.has(comparableName(name));
  }

  reserve(name: string): void {
    this.#taken.add(comparableName(name));
  }

  /** "Name copy", "Name copy 2", … : the first that is free. It is taken from then on. */
  take(name: string): string {
    const first = copyName(name, 1);
    const key = comparableName(first);
    for (let count = this.#next.get(key) ?? 1; ; count += 1) {
      const candidate = copyName(name, count);
      if (!this.isFree(candidate)) continue;
      this.#next.set(key, count + 1);
      this.reserve(candidate);
      return candidate;
    }
  }
}
