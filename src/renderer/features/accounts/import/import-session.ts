import { createStore, type StoreApi } from 'zustand/vanilla';
import { err, ok, type AppError, type Result } from '../../../../shared/errors';
import type { ImportId } from '../../../../shared/ids';
import { sendInPieces } from '../../../components/import-dialog/send-in-pieces';
import { freeSourceName, sourceNameOf } from '../../../components/source-names';
import type { HostLink } from '../../../rpc/host-link';
import { mappingOf, NOTHING_CHOSEN, type AccountImportState } from './import-state';

type Choices = Partial<Pick<AccountImportState, 'mapping' | 'onDuplicate' | 'goodRowsOnly' | 'passphrase'>>;

/** One import of accounts over a link, from the first file to the result. Nothing is written before `write`. */
export class AccountImportSession {
  readonly store: StoreApi<AccountImportState> = createStore<AccountImportState>(() => NOTHING_CHOSEN);
  readonly #link: HostLink;
  #importId: ImportId | null = null;
  #names = new Set<string>();
  #work = new AbortController();
  #looks = 0;

  constructor(link: HostLink) {
    this.#link = link;
  }

  /** Reads files besides those read before, and looks at what is in them. False while accounts are being written. */
  async take(files: readonly File[]): Promise<boolean> {
    if (files.length === 0) return true;
    const { phase } = this.store.getState();
    if (phase === 'writing' || phase === 'reading') return false;
    if (phase === 'written') this.leave();
    await this.#read(files);
    return true;
  }

  /** Another mapping, another way with duplicates or bad rows, another passphrase: looks again. */
  async choose(choices: Choices): Promise<void> {
    this.store.setState(choices);
    const { goodRowsOnly: _, ...looked } = choices;
    if (Object.keys(looked).length > 0) await this.#look();
  }

  /** Writes what the preview shows, in one go. */
  async write(): Promise<void> {
    const state = this.store.getState();
    const importId = this.#importId;
    if (importId === null || state.phase !== 'deciding') return;
    const { signal } = this.#work;
    const total = state.preview?.total ?? 0;
    this.store.setState({ phase: 'writing', progress: { done: 0, total }, error: null });
    const unfollow = this.#follow(importId, 'writing');
    const options = { mapping: mappingOf(state), ...this.#options() };
    const answer = await this.#link.call('accountFiles.apply', { importId, ...options }, signal);
    unfollow();
    if (answer.ok) this.store.setState({ phase: 'written', result: answer.value });
    else this.#fail(answer.error, 'deciding');
  }

  /** Ends reading and goes back to choosing, or ends writing with nothing written. */
  stop(): void {
    const { phase } = this.store.getState();
    if (phase === 'writing') {
      this.#work.abort();
      this.#work = new AbortController();
    } else this.leave();
  }

  /** Ends all work and lets the host forget the import. */
  leave(): void {
    this.#work.abort();
    this.#work = new AbortController();
    this.#names = new Set();
    if (this.#importId !== null) void this.#link.call('accountFiles.discard', { importId: this.#importId });
    this.#importId = null;
    this.store.setState(NOTHING_CHOSEN, true);
  }

  async #read(files: readonly File[]): Promise<void> {
    const { signal } = this.#work;
    const total = files.reduce((sum, { size }) => sum + size, 0);
    this.store.setState({ phase: 'reading', progress: { done: 0, total }, error: null });
    const opened = await this.#open(signal);
    if (!opened.ok) {
      if (opened.error.code !== 'cancelled') this.#fail(opened.error, 'choosing');
      return;
    }
    let done = 0;
    for (const file of files) {
      const answer = await this.#hand(file, opened.value, (sent) => {
        this.store.setState({ progress: { done: done + sent, total } });
      });
      if (signal.aborted) return;
      if (!answer.ok) {
        this.leave();
        this.#fail(answer.error, 'choosing');
        return;
      }
      done += file.size;
    }
    await this.#look();
  }

  async #open(signal: AbortSignal): Promise<Result<ImportId>> {
    if (this.#importId !== null) return ok(this.#importId);
    const opened = await this.#link.call('accountFiles.open', {});
    if (!opened.ok) return opened;
    if (signal.aborted) {
      void this.#link.call('accountFiles.discard', { importId: opened.value.importId });
      return err({ code: 'cancelled' });
    }
    this.#importId = opened.value.importId;
    return ok(opened.value.importId);
  }

  async #hand(file: File, importId: ImportId, onSent: (bytes: number) => void): Promise<Result<null>> {
    const { signal } = this.#work;
    const source = freeSourceName(sourceNameOf(file), this.#names);
    this.#names.add(source);
    const fault = await sendInPieces(
      file,
      async (piece, sent) => {
        const answer = await this.#link.call('accountFiles.add', { importId, source, ...piece }, signal);
        if (answer.ok) onSent(sent);
        return answer;
      },
      signal,
    );
    if (fault === null) return ok(null);
    return err(
      'error' in fault ? fault.error : { code: 'file_unreadable', file: source, reason: fault.unreadable },
    );
  }

  async #look(): Promise<void> {
    const importId = this.#importId;
    if (importId === null) return;
    const { signal } = this.#work;
    this.#looks += 1;
    const look = this.#looks;
    this.store.setState({ isLooking: true, error: null });
    const unfollow = this.#follow(importId, 'reading');
    const input = { importId, mapping: this.store.getState().mapping, ...this.#options() };
    const answer = await this.#link.call('accountFiles.preview', input, signal);
    unfollow();
    // Something else was chosen meanwhile: only the latest counts.
    if (signal.aborted || look !== this.#looks) return;
    if (answer.ok) this.store.setState({ phase: 'deciding', isLooking: false, preview: answer.value });
    else this.#fail(answer.error, this.store.getState().preview === null ? 'choosing' : 'deciding');
  }

  #options(): Pick<AccountImportState, 'onDuplicate' | 'goodRowsOnly'> & { passphrase: string | null } {
    const { onDuplicate, goodRowsOnly, passphrase } = this.store.getState();
    return { onDuplicate, goodRowsOnly, passphrase: passphrase === '' ? null : passphrase };
  }

  #follow(importId: ImportId, wanted: 'reading' | 'writing'): () => void {
    const tell = ({ phase, done, total }: { phase: string; done: number; total: number }): void => {
      if (phase === wanted && total > 0) this.store.setState({ progress: { done, total } });
    };
    return this.#link.subscribe(
      'accountImportProgress',
      { importId },
      {
        snapshot: tell,
        patches: (patches) => {
          const latest = patches.at(-1);
          if (latest) tell(latest);
        },
      },
    );
  }

  #fail(error: AppError, phase: AccountImportState['phase']): void {
    this.store.setState({ phase, isLooking: false, error: error.code === 'cancelled' ? null : error });
  }
}
