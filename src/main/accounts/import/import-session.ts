import type { ImportProgress } from './import-work';
import { UploadSpool } from './upload-spool';

/** One import: what was handed over, how far it is, and what ends it. */
export class ImportSession {
  readonly spool: UploadSpool;
  readonly #ended = new AbortController();
  readonly #listeners = new Set<(progress: ImportProgress) => void>();
  #progress: ImportProgress = { phase: 'reading', done: 0, total: 0 };

  constructor(folder: string, importId: string) {
    this.spool = new UploadSpool(folder, importId);
  }

  /** Aborts when the import is discarded. */
  get ended(): AbortSignal {
    return this.#ended.signal;
  }

  get progress(): ImportProgress {
    return this.#progress;
  }

  watch(listener: (progress: ImportProgress) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  tell(progress: ImportProgress): void {
    this.#progress = progress;
    for (const listener of [...this.#listeners]) listener(progress);
  }

  /** Ends what is in work. */
  end(): void {
    this.#ended.abort(new DOMException('the import was discarded', 'AbortError'));
  }
}
