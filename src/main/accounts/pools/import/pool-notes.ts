import type { ImportNote } from '../../../../shared/import';

const MAX_NOTES = 50;

/** Collects what could not be taken over as it was written. Words: `explainImportNote`. */
export class PoolNotes {
  readonly #notes: ImportNote[] = [];

  get all(): readonly ImportNote[] {
    return this.#notes;
  }

  converted(path: string, from: unknown, to: unknown): void {
    this.#add(path, 'converted', { from: shown(from), to: shown(to) });
  }

  approximated(path: string, from: unknown, to: unknown): void {
    this.#add(path, 'approximated', { from: shown(from), to: shown(to) });
  }

  ignored(path: string, key: string = path): void {
    this.#add(path, 'ignored', { key: shown(key) });
  }

  #add(path: string, code: ImportNote['code'], detail: ImportNote['detail']): void {
    if (this.#notes.length < MAX_NOTES) this.#notes.push({ path, code, detail });
  }
}

/** Short enough for one line. */
function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > 100 ? `${text.slice(0, 99)}…` : text;
}
