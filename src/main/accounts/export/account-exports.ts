import { err, ok, type ErrorOf, type Result } from '../../../shared/errors';
import type { Handlers } from '../../../shared/contract';
import type { Clock, Random } from '../../../shared/ports';
import type { AccountsThread } from '../accounts-thread';
import { accountAnswer } from '../account-answer';
import { IDLE_MS, MAX_OPEN_EXPORTS } from '../import/import-limits';
import { FORMATS } from './export-operations';
import { deriveExportKey } from './exported-secret';

export interface AccountExportsParts {
  readonly thread: AccountsThread;
  readonly file: string;
  readonly clock: Clock;
  readonly random: Random;
}

type Call = Handlers['accountFiles.export'];
type Input = Parameters<Call>[0];
type Piece = Extract<Awaited<ReturnType<Call>>, { ok: true }>['value'];

/** The operations of an export: the thread that only looks can't open secrets. */
const PLAIN = { begin: 'beginExport', page: 'exportPage', end: 'endExport' } as const;
const WITH_SECRETS = {
  begin: 'beginSecretsExport',
  page: 'secretsExportPage',
  end: 'endSecretsExport',
} as const;

interface Open {
  readonly operations: typeof PLAIN | typeof WITH_SECRETS;
  readonly fileName: string;
  readonly accounts: number;
  /** Accounts written so far, and bytes before the piece handed out last. */
  after: number;
  offset: number;
  /** Handed out last: it is given again when it is asked for again. */
  piece: Uint8Array;
  last: boolean;
  cancelExpiry: () => void;
}

/** Bytes of a piece, about. */
const PIECE_BYTES = 256 * 1_024;

/** Exports in work, handed out a piece at a time. */
export class AccountExports {
  readonly #parts: AccountExportsParts;
  readonly #open = new Map<string, Open>();

  constructor(parts: AccountExportsParts) {
    this.#parts = parts;
  }

  readonly export: Call = async (input, { signal }) => {
    const answered = await accountAnswer<
      Result<Piece, ErrorOf<'import_not_found'>>,
      ErrorOf<'secrets_locked'>
    >(this.#parts.file, this.#next(input, signal));
    return answered.ok ? answered.value : answered;
  };

  async close(): Promise<void> {
    for (const exportId of [...this.#open.keys()]) await this.#end(exportId);
  }

  async #next(input: Input, signal: AbortSignal): Promise<Result<Piece, ErrorOf<'import_not_found'>>> {
    const exportId = input.exportId ?? (await this.#begin(input));
    const open = this.#open.get(exportId);
    if (!open) return err({ code: 'import_not_found', importId: exportId });
    this.#touch(exportId, open);
    try {
      if (input.offset === open.offset + open.piece.length && !open.last)
        await this.#read(exportId, open, signal);
    } catch (error) {
      await this.#end(exportId);
      throw error;
    }
    if (input.offset !== open.offset) return err({ code: 'import_not_found', importId: exportId });
    const { fileName, accounts, piece, last } = open;
    const base64 = Buffer.from(piece).toString('base64');
    return ok({ exportId, fileName, accounts, base64, last });
  }

  async #begin({ selection, form, passphrase }: Input): Promise<string> {
    const { thread, clock, random } = this.#parts;
    const exportId = random.uuid();
    const key = passphrase === null ? null : await deriveExportKey(passphrase);
    const operations = key === null ? PLAIN : WITH_SECRETS;
    const accounts = await thread.ask(operations.begin, {
      exportId,
      selection,
      form,
      key,
      nowMs: clock.now(),
    });
    const day = new Date(clock.now()).toISOString().slice(0, 10);
    const fileName = `accounts-${day}.${FORMATS[form].extension}`;
    const [oldest] = this.#open.keys();
    if (this.#open.size >= MAX_OPEN_EXPORTS && oldest !== undefined) await this.#end(oldest);
    this.#open.set(exportId, {
      ...{ operations, fileName, accounts, after: 0, offset: 0, piece: new Uint8Array(), last: false },
      cancelExpiry: () => undefined,
    });
    return exportId;
  }

  async #read(exportId: string, open: Open, signal: AbortSignal): Promise<void> {
    const parts: Uint8Array[] = [];
    let bytes = 0;
    do {
      signal.throwIfAborted();
      const { text, after, last } = await this.#parts.thread.ask(open.operations.page, {
        exportId,
        after: open.after,
      });
      const part = Buffer.from(text);
      parts.push(part);
      bytes += part.length;
      open.after = after;
      open.last = last;
    } while (!open.last && bytes < PIECE_BYTES);
    open.offset += open.piece.length;
    open.piece = Buffer.concat(parts);
    // The copy is not needed any more; the last piece may still be asked for again.
    if (open.last) await this.#parts.thread.ask(open.operations.end, { exportId });
  }

  #touch(exportId: string, open: Open): void {
    open.cancelExpiry();
    open.cancelExpiry = this.#parts.clock.schedule(IDLE_MS, () => void this.#end(exportId));
  }

  async #end(exportId: string): Promise<void> {
    const open = this.#open.get(exportId);
    open?.cancelExpiry();
    this.#open.delete(exportId);
    if (open) await this.#parts.thread.ask(open.operations.end, { exportId }).catch(() => undefined);
  }
}
