import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Contract } from '../../../../shared/contract';
import { err, ok, type AppError, type Result } from '../../../../shared/errors';
import type { ImportId } from '../../../../shared/ids';
import { MAX_ROUTINE_IMPORT_FILES, MAX_ROUTINE_SOURCE_BYTES } from '../../../../shared/routine-import';
import type { ImportChoice } from '../../../../shared/import';
import type { OutputOf } from '../../../../shared/rpc/contract-types';
import { sendInPieces } from '../../../components/import-dialog/send-in-pieces';
import { sourceNameOf } from '../../../components/source-names';
import type { HostLink } from '../../../rpc/host-link';
import { decisionsOf, NOTHING_READ, type RefusedFile, type RoutineImportState } from './import-state';

export type WrittenImport = OutputOf<Contract, 'routineFiles.import'>;

/** One import of routines over a link; `store` is what a person sees of it. Nothing is written before `write`. */
export interface RoutineImportSession {
  readonly store: StoreApi<RoutineImportState>;
  /** Reads files, besides those read before. Answers false, and reads nothing, while routines are being written. */
  take(files: readonly File[]): Promise<boolean>;
  /** Hands everything over once more, for when the host has forgotten it. */
  readAgain(): Promise<void>;
  /** Puts all routines into a folder; empty: where their files lay. */
  putInto(into: string): void;
  rename(file: number, name: string): void;
  choose(changes: Readonly<Record<number, ImportChoice>>): void;
  /** Writes what was chosen; undefined when it was refused, which the state says. */
  write(): Promise<WrittenImport | undefined>;
  /** Files of a row's kind that another import takes. */
  filesOfGroups(): readonly File[];
  /** Ends reading and forgets everything. */
  leave(): void;
}

/** Creates one. */
export function createRoutineImportSession(link: HostLink): RoutineImportSession {
  return new Session(link);
}

class Session implements RoutineImportSession {
  readonly store = createStore<RoutineImportState>(() => NOTHING_READ);
  readonly #link: HostLink;
  #files: readonly File[] = [];
  /** Those the host knows, by their index there. */
  #handed: File[] = [];
  #importId: ImportId | null = null;
  #work = new AbortController();
  #looks = 0;

  constructor(link: HostLink) {
    this.#link = link;
  }

  async take(files: readonly File[]): Promise<boolean> {
    if (files.length === 0) return true;
    if (this.store.getState().phase === 'writing') return false;
    this.#files = [...this.#files, ...files];
    await this.readAgain();
    return true;
  }

  async readAgain(): Promise<void> {
    this.#forget();
    const { signal } = this.#work;
    const total = this.#files.length;
    this.store.setState({ phase: 'reading', read: { done: 0, total }, refused: [], error: null });
    const answer = await this.#handOver(signal);
    if (signal.aborted) return;
    if (answer.ok) await this.#look();
    else this.#fail(answer.error);
  }

  putInto(into: string): void {
    // Names that were typed are whole ones: they stay.
    this.store.setState({ into });
    void this.#look();
  }

  rename(file: number, name: string): void {
    this.store.setState(({ names }) => ({ names: { ...names, [file]: name } }));
    void this.#look();
  }

  choose(changes: Readonly<Record<number, ImportChoice>>): void {
    const { rows } = this.store.getState();
    const free = rows.flatMap(({ file, freeName }) =>
      changes[file] === 'keepBoth' && freeName !== null ? [[file, freeName] as const] : [],
    );
    this.store.setState(({ chosen, names }) => ({
      chosen: { ...chosen, ...changes },
      names: { ...names, ...Object.fromEntries(free) },
    }));
    void this.#look();
  }

  async write(): Promise<WrittenImport | undefined> {
    const importId = this.#importId;
    const state = this.store.getState();
    if (importId === null || state.phase !== 'deciding') return undefined;
    this.store.setState({ phase: 'writing', error: null });
    const input = { importId, place: placeOf(state), decisions: decisionsOf(state) };
    const answer = await this.#link.call('routineFiles.import', input);
    if (answer.ok) {
      this.#importId = null;
      return answer.value;
    }
    this.store.setState({ phase: 'deciding' });
    // What is here may be another by now: it is shown as it is.
    await this.#look(answer.error);
    return undefined;
  }

  filesOfGroups(): readonly File[] {
    return this.store.getState().rows.flatMap(({ kind, file }) => {
      const found = this.#handed[file];
      return kind === 'group' && found ? [found] : [];
    });
  }

  leave(): void {
    this.#forget();
    this.#files = [];
    this.store.setState(NOTHING_READ);
  }

  #forget(): void {
    this.#work.abort();
    this.#work = new AbortController();
    if (this.#importId !== null) void this.#link.call('routineFiles.discard', { importId: this.#importId });
    this.#importId = null;
    this.#handed = [];
  }

  async #handOver(signal: AbortSignal): Promise<Result<null>> {
    const opened = await this.#link.call('routineFiles.open', {}, signal);
    if (!opened.ok) return opened;
    const { importId } = opened.value;
    if (signal.aborted) {
      void this.#link.call('routineFiles.discard', { importId });
      return ok(null);
    }
    this.#importId = importId;
    // Those of an import that was left are told to nobody.
    for (const [index, file] of this.#files.entries()) {
      if (this.#handed.length >= MAX_ROUTINE_IMPORT_FILES) {
        this.#refuse({ source: '', reason: { code: 'too_many', count: this.#files.length - index } });
        break;
      }
      const answer = await this.#handOverOne(file, importId, signal);
      if (!answer.ok) return answer;
      if (answer.value === null) this.#handed.push(file);
      else this.#refuse(answer.value);
      this.store.setState(({ read }) => ({ read: { ...read, done: read.done + 1 } }));
    }
    return ok(null);
  }

  async #handOverOne(
    blob: File,
    importId: ImportId,
    signal: AbortSignal,
  ): Promise<Result<RefusedFile | null>> {
    const source = sourceNameOf(blob);
    if (blob.size > MAX_ROUTINE_SOURCE_BYTES)
      return ok({ source, reason: { code: 'too_large', limit: MAX_ROUTINE_SOURCE_BYTES } });
    const file = this.#handed.length;
    const fault = await sendInPieces(
      blob,
      ({ offset, base64 }) =>
        this.#link.call('routineFiles.add', { importId, file, source, offset, base64 }, signal),
      signal,
    );
    if (fault === null) return ok(null);
    return 'error' in fault ? err(fault.error) : ok({ source, reason: { code: 'unreadable' } });
  }

  #refuse(file: RefusedFile): void {
    this.store.setState(({ refused }) => ({ refused: [...refused, file] }));
  }

  /** `why` is told besides what is seen. */
  async #look(why: AppError | null = null): Promise<void> {
    const importId = this.#importId;
    if (importId === null) return;
    const { signal } = this.#work;
    this.#looks += 1;
    const look = this.#looks;
    this.store.setState({ looking: true, error: why });
    const state = this.store.getState();
    const leave = Object.entries(state.chosen).flatMap(([file, choice]) =>
      choice === 'skip' ? [Number(file)] : [],
    );
    const input = { importId, place: placeOf(state), leave };
    const answer = await this.#link.call('routineFiles.preview', input, signal);
    // Something else was chosen meanwhile: only the latest counts.
    if (signal.aborted || look !== this.#looks) return;
    if (answer.ok) this.store.setState({ phase: 'deciding', looking: false, rows: answer.value.rows });
    else if (answer.error.code === 'import_not_found' && state.phase === 'deciding') await this.readAgain();
    else this.#fail(answer.error);
  }

  #fail(error: AppError): void {
    const { rows } = this.store.getState();
    if (rows.length === 0) this.#files = [];
    this.store.setState({ phase: rows.length > 0 ? 'deciding' : 'choosing', looking: false, error });
  }
}

function placeOf({ into, names }: RoutineImportState) {
  return {
    into: into.trim(),
    names: Object.entries(names).map(([file, name]) => ({ file: Number(file), name })),
  };
}
