import { rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { AccountImportResult } from '../../../shared/account-import';
import { err, ok, type AppError, type ErrorOf, type Result } from '../../../shared/errors';
import { ImportId } from '../../../shared/ids';
import type { Clock, Logger, Random } from '../../../shared/ports';
import { createKeyedQueue } from '../../platform/keyed-queue';
import { accountAnswer } from '../account-answer';
import type { AccountsThread } from '../accounts-thread';
import { AccountExports } from '../export/account-exports';
import type { AccountImports } from './account-imports';
import { IDLE_MS, MAX_IMPORT_BYTES, MAX_OPEN_IMPORTS } from './import-limits';
import { ImportSession } from './import-session';
import { applyImport, previewImport, type ImportProgress, type ImportWork } from './import-work';

export interface AccountImportsOptions {
  readonly thread: AccountsThread;
  /** The entry of the thread of accounts, which reads files too, as a thread of its own. */
  readonly worker: { readonly url: URL };
  readonly file: string;
  readonly clock: Clock;
  readonly random: Random;
  readonly logger: Logger;
}

/** Makes imports and exports of accounts. What an earlier program left of them is removed. */
export function createAccountImports(options: AccountImportsOptions): AccountImports {
  return new Keeper(options);
}

type NotFound = ErrorOf<'import_not_found'>;

interface Open {
  readonly session: ImportSession;
  calls: number;
  usedAt: number;
  cancelExpiry: () => void;
}

class Keeper implements AccountImports {
  readonly #options: AccountImportsOptions;
  readonly #folder: string;
  readonly #open = new Map<ImportId, Open>();
  readonly #queue = createKeyedQueue();
  readonly #exports: AccountExports;
  readonly #closing = new AbortController();
  readonly #cleared: Promise<void>;

  constructor(options: AccountImportsOptions) {
    this.#options = options;
    this.#folder = join(dirname(options.file), 'account-imports');
    this.#exports = new AccountExports(options);
    this.#cleared = rm(this.#folder, { recursive: true, force: true }).catch((error: unknown) =>
      options.logger.warn({ event: 'accounts.import.leftovers', folder: this.#folder, error }),
    );
  }

  readonly calls: AccountImports['calls'] = {
    'accountFiles.open': () => Promise.resolve(this.#begin()),
    'accountFiles.add': ({ importId, source, offset, base64 }) =>
      this.#with(importId, async ({ spool }) => {
        await this.#cleared;
        return spool.add({ source, offset, bytes: Buffer.from(base64, 'base64') });
      }).then((added) => (added.ok ? ok({}) : added)),
    'accountFiles.preview': ({ importId, ...options }, { signal }) =>
      this.#with(importId, (session) =>
        this.#answer(previewImport(this.#workOf(session), options, this.#either(signal, session)), session),
      ),
    'accountFiles.apply': ({ importId, ...options }, { signal }) =>
      this.#with(importId, (session) =>
        this.#answer(applyImport(this.#workOf(session), options, this.#either(signal, session)), session),
      ),
    'accountFiles.discard': async ({ importId }) => {
      await this.#discard(importId);
      return ok({});
    },
    'accountFiles.export': (input, context) => this.#exports.export(input, context),
  };

  readonly progress: AccountImports['progress'] = {
    keyOf: () => 'progress',
    open: ({ importId }, push) => {
      const session = this.#open.get(importId)?.session;
      const close = session?.watch((progress) => push([progress])) ?? (() => undefined);
      return { snapshot: session?.progress ?? { phase: 'reading', done: 0, total: 0 }, close };
    },
  };

  importFiles: AccountImports['importFiles'] = async (paths, options, signal) => {
    const sizes = await Promise.all(paths.map((path) => sizeOf(path)));
    const bytes = sizes.reduce((sum, size) => sum + size, 0);
    if (bytes > MAX_IMPORT_BYTES) return tooLarge(paths[0] ?? '', bytes);
    const work = this.#work({
      bytes,
      sources: paths.map((path) => ({ name: path, place: { kind: 'file', path, key: null } })),
      onProgress: () => undefined,
    });
    const either = AbortSignal.any([signal, this.#closing.signal]);
    return applyImport(work, { ...options, mapping: null, passphrase: null }, either);
  };

  async close(): Promise<void> {
    this.#closing.abort(new DOMException('the program is ending', 'AbortError'));
    await Promise.all([...this.#open.keys()].map((importId) => this.#discard(importId)));
    await this.#queue.settled();
    await this.#exports.close();
    await this.#cleared;
  }

  #begin(): Result<{ importId: ImportId }, ErrorOf<'imports_too_many'>> {
    if (this.#open.size >= MAX_OPEN_IMPORTS)
      return err({ code: 'imports_too_many', limit: MAX_OPEN_IMPORTS });
    const importId = ImportId.parse(this.#options.random.uuid());
    const session = new ImportSession(this.#folder, importId);
    const entry: Open = { session, calls: 0, usedAt: 0, cancelExpiry: () => undefined };
    this.#open.set(importId, entry);
    this.#touch(importId, entry);
    return ok({ importId });
  }

  async #with<T, E>(
    importId: ImportId,
    work: (session: ImportSession) => Promise<Result<T, E>>,
  ): Promise<Result<T, E | NotFound>> {
    const entry = this.#open.get(importId);
    if (!entry) return err({ code: 'import_not_found', importId });
    entry.calls += 1;
    try {
      return await this.#queue.run(importId, () => work(entry.session));
    } finally {
      entry.calls -= 1;
      if (this.#open.has(importId)) this.#touch(importId, entry);
    }
  }

  #touch(importId: ImportId, entry: Open): void {
    const { clock } = this.#options;
    entry.cancelExpiry();
    entry.cancelExpiry = clock.schedule(IDLE_MS, () => {
      if (entry.calls === 0) void this.#discard(importId);
    });
  }

  async #discard(importId: ImportId): Promise<void> {
    const entry = this.#open.get(importId);
    if (!entry) return;
    entry.cancelExpiry();
    entry.session.end();
    this.#open.delete(importId);
    await this.#queue.run(importId, () => entry.session.spool.remove());
  }

  #workOf(session: ImportSession): ImportWork {
    const { spool } = session;
    const onProgress = (progress: ImportProgress): void => session.tell(progress);
    return this.#work({ sources: spool.sources(), bytes: spool.total, onProgress });
  }

  #work(own: Pick<ImportWork, 'sources' | 'bytes' | 'onProgress'>): ImportWork {
    const { thread, worker, clock, random } = this.#options;
    return { ...own, thread, worker, clock, random };
  }

  #either(signal: AbortSignal, session: ImportSession): AbortSignal {
    return AbortSignal.any([signal, session.ended, this.#closing.signal]);
  }

  /** What was discarded answers that; everything else as the file of accounts has it. */
  async #answer<T, E extends Refusal>(
    work: Promise<T>,
    session: ImportSession,
  ): Promise<Result<T, E | ErrorOf<'cancelled'> | ErrorOf<'accounts_unusable'>>> {
    try {
      return await accountAnswer<T, E>(this.#options.file, work);
    } catch (error) {
      if (session.ended.aborted || this.#closing.signal.aborted) return err({ code: 'cancelled' });
      throw error;
    }
  }
}

type Refusal = Extract<
  AppError,
  { code: 'account_mapping_invalid' | 'account_fields_too_many' | 'secrets_locked' }
>;

function tooLarge(source: string, bytes: number): AccountImportResult {
  const problem = { source, line: 1, column: null, code: 'too_large', value: String(bytes) } as const;
  return { written: 0, created: 0, updated: 0, skipped: 0, bad: 1, problems: [problem], undoId: null };
}

async function sizeOf(path: string): Promise<number> {
  return stat(path).then(
    ({ size }) => size,
    () => 0,
  );
}
