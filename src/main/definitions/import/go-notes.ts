import type { ImportNote } from '../../../shared/import';
import { MAX_NOTES } from './import-limits';

/** Collects what could not be taken over as it was written. */
export class GoNotes {
  readonly #notes: ImportNote[] = [];

  get all(): readonly ImportNote[] {
    return this.#notes;
  }

  add(path: string, code: ImportNote['code'], detail: ImportNote['detail'] = {}): void {
    if (this.#notes.length < MAX_NOTES) this.#notes.push({ path, code, detail });
  }

  /** Notes `from` → `to` and answers `value`. */
  becomes<T>(path: string, code: 'converted' | 'approximated', from: unknown, value: T): T {
    this.add(path, code, { from: shown(from), to: shown(value) });
    return value;
  }

  /** Notes that nothing usable was given and answers `value`, in words of its unit when `to` is given. */
  otherwise<T>(path: string, value: T, to = shown(value)): T {
    this.add(path, 'default_used', { to });
    return value;
  }
}

/** Short enough for one line. */
function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > 100 ? `${text.slice(0, 99)}…` : text;
}
