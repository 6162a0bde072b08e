import { createStore, type StoreApi } from 'zustand/vanilla';
import { ok, type AppError, type Result } from '../../../shared/errors';
import type { ImportId } from '../../../shared/ids';
import type { ImportChoice, ImportRow, InstanceMapping, RoutineNames } from '../../../shared/import';
import type { HostLink } from '../../rpc/host-link';
import { handOver } from './hand-over';
import { sourcesFrom, type ImportSource } from './import-sources';
import { choiceOf, NOTHING_CHOSEN, type ImportState } from './import-state';

interface Chosen {
  readonly files: readonly File[];
  readonly text: string | null;
  /** What routines that were imported with these files are called. */
  readonly routineNames?: RoutineNames;
}

/** What a person does with an import, step by step; `store` is what they see of it. */
export interface ImportSession {
  readonly store: StoreApi<ImportState>;
  /**
   * Reads files and text, besides those read before, and looks at what is in them. Answers false, and reads nothing,
   * while groups are being written; after that an import of its own begins.
   */
  take(chosen: Chosen): Promise<boolean>;
  /** Looks at an import that is open already, in place of what was read. */
  adopt(importId: ImportId): Promise<void>;
  /** Reads everything anew, for when the host has forgotten it. */
  readAgain(): Promise<void>;
  map(mapping: InstanceMapping): Promise<void>;
  choose(changes: Readonly<Record<string, ImportChoice>>): void;
  /** Writes the rows as chosen. */
  write(): Promise<void>;
  /** Ends reading and goes back to choosing, or ends writing before the next file. */
  stop(): void;
  /** Ends all work and lets the host forget the import. */
  leave(): void;
}

/** One import over a link, from the first file to the last result. Nothing is written before `write`. */
export function createImportSession(link: HostLink): ImportSession {
  const store = createStore<ImportState>(() => NOTHING_CHOSEN);
  return new Session(link, store);
}

class Session implements ImportSession {
  readonly store: StoreApi<ImportState>;
  readonly #link: HostLink;
  #importId: ImportId | null = null;
  #sources: readonly ImportSource[] = [];
  #refused: readonly ImportRow[] = [];
  #routineNames: RoutineNames = [];
  #work = new AbortController();
  #looks = 0;

  constructor(link: HostLink, store: StoreApi<ImportState>) {
    this.#link = link;
    this.store = store;
  }

  async take(chosen: Chosen): Promise<boolean> {
    if (chosen.files.length === 0 && chosen.text === null) return true;
    const { phase } = this.store.getState();
    if (phase === 'writing') return false;
    if (phase === 'written') this.leave();
    this.#routineNames = chosen.routineNames ?? this.#routineNames;
    // What is being read is read again, together with what joins it.
    const isReading = phase === 'reading';
    const fresh = sourcesFrom(chosen, this.#sources);
    const before = this.#sources;
    this.#sources = [...before, ...fresh];
    if (isReading) await this.readAgain();
    else await this.#read(fresh);
    return true;
  }

  async adopt(importId: ImportId): Promise<void> {
    if (this.#importId === importId) return;
    this.#forget();
    this.#importId = importId;
    this.store.setState({ ...NOTHING_CHOSEN, phase: 'reading' });
    await this.#look();
  }

  async readAgain(): Promise<void> {
    this.#forget();
    this.#refused = [];
    await this.#read(this.#sources);
  }

  async map(mapping: InstanceMapping): Promise<void> {
    this.store.setState({ mapping });
    await this.#look();
  }

  choose(changes: Readonly<Record<string, ImportChoice>>): void {
    this.store.setState(({ chosen }) => ({ chosen: { ...chosen, ...changes } }));
  }

  async write(): Promise<void> {
    const importId = this.#importId;
    const { rows, chosen, mapping, phase } = this.store.getState();
    if (importId === null || phase !== 'deciding') return;
    const decisions = rows
      .filter(({ refusal }) => refusal === null)
      .map((row) => ({ rowId: row.rowId, choice: choiceOf(row, chosen) }));
    const total = decisions.filter(({ choice }) => choice !== 'skip').length;
    this.store.setState({ phase: 'writing', progress: { done: 0, total }, stopping: false, error: null });
    const follow = (progress: { readonly done: number; readonly total: number }): void => {
      // Before the first file is written the host knows of none.
      if (progress.total > 0) this.store.setState({ progress });
    };
    const unfollow = this.#link.subscribe(
      'importProgress',
      { importId },
      {
        snapshot: follow,
        patches: (patches) => {
          const latest = patches.at(-1);
          if (latest) follow(latest);
        },
      },
    );
    const answer = await this.#link.call('imports.apply', { importId, mapping, decisions });
    unfollow();
    if (answer.ok) this.store.setState({ phase: 'written', ...answer.value });
    else this.#fail(answer.error, 'deciding');
  }

  stop(): void {
    const { phase } = this.store.getState();
    if (phase === 'writing') {
      this.store.setState({ stopping: true });
      this.#forget();
      return;
    }
    this.#forget();
    this.#sources = [];
    this.#refused = [];
    this.store.setState(NOTHING_CHOSEN);
  }

  leave(): void {
    this.#forget();
    this.#sources = [];
    this.#refused = [];
    // A dialog that is shown again begins anew; what it wrote meanwhile is told by the groups themselves.
    this.store.setState(NOTHING_CHOSEN);
  }

  #forget(): void {
    this.#work.abort();
    this.#work = new AbortController();
    if (this.#importId === null) return;
    void this.#link.call('imports.discard', { importId: this.#importId });
    this.#importId = null;
  }

  async #read(sources: readonly ImportSource[]): Promise<void> {
    const { signal } = this.#work;
    const total = sources.reduce((sum, { blob }) => sum + blob.size, 0);
    this.store.setState({
      phase: 'reading',
      files: { done: 0, total: sources.length },
      bytes: { done: 0, total },
      error: null,
    });
    const answer = await this.#handOver(sources, signal);
    if (signal.aborted) return;
    if (!answer.ok) {
      this.#fail(answer.error, this.store.getState().rows.length > 0 ? 'deciding' : 'choosing');
      return;
    }
    this.#refused = [...this.#refused, ...answer.value];
    await this.#look();
  }

  async #handOver(
    sources: readonly ImportSource[],
    signal: AbortSignal,
  ): Promise<Result<readonly ImportRow[]>> {
    const routineNames = this.#routineNames;
    const opened = this.#importId === null ? await this.#link.call('imports.open', { routineNames }) : null;
    if (opened?.ok === false) return opened;
    if (opened?.ok === true) {
      const { importId } = opened.value;
      if (signal.aborted) {
        void this.#link.call('imports.discard', { importId });
        return ok([]);
      }
      this.#importId = importId;
    }
    if (this.#importId === null) return ok([]);
    const onProgress = (files: number, bytes: number): void => {
      if (signal.aborted) return;
      this.store.setState((state) => ({
        files: { ...state.files, done: files },
        bytes: { ...state.bytes, done: bytes },
      }));
    };
    return handOver(sources, { link: this.#link, importId: this.#importId, onProgress }, signal);
  }

  async #look(): Promise<void> {
    const importId = this.#importId;
    if (importId === null) return;
    const { signal } = this.#work;
    this.#looks += 1;
    const look = this.#looks;
    this.store.setState({ looking: true, error: null });
    const { mapping } = this.store.getState();
    const answer = await this.#link.call('imports.preview', { importId, mapping }, signal);
    // Another mapping was chosen meanwhile: only the latest counts.
    if (signal.aborted || look !== this.#looks) return;
    if (!answer.ok) {
      // The line that began it was lost meanwhile; the sources are still here.
      const isLost = answer.error.code === 'import_not_found' && this.#sources.length > 0;
      if (isLost && this.store.getState().phase === 'deciding') {
        await this.readAgain();
        return;
      }
      this.#fail(answer.error, this.store.getState().rows.length > 0 ? 'deciding' : 'choosing');
      return;
    }
    const { rows, placeholders } = answer.value;
    this.store.setState({
      phase: 'deciding',
      looking: false,
      rows: [...rows, ...this.#refused],
      placeholders,
    });
  }

  #fail(error: AppError, phase: ImportState['phase']): void {
    this.store.setState({ phase, looking: false, error });
  }
}
