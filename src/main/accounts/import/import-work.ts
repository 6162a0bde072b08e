import type {
  AccountColumnMapping,
  AccountImportOptions,
  AccountImportPreview,
  AccountImportResult,
  AccountRowProblem,
} from '../../../shared/account-import';
import type { Clock, Random } from '../../../shared/ports';
import type { AccountsThread } from '../accounts-thread';
import type { ImportPlan } from '../operations/import/staging';
import { samplesOf } from './column-guess';
import { MAX_PROBLEMS } from './import-limits';
import { readSources, ReadingTooLargeError, type ReadingEnd } from './import-reading';
import { checkMapping, mappedColumns } from './mapping';
import type { ReadSource, RowBatch } from './reading-protocol';

export interface ImportProgress {
  readonly phase: 'reading' | 'writing';
  readonly done: number;
  readonly total: number;
}

export interface ImportWorkParts {
  readonly thread: AccountsThread;
  readonly worker: { readonly url: URL };
  readonly clock: Clock;
  readonly random: Random;
}

export interface ImportWork extends ImportWorkParts {
  readonly sources: readonly ReadSource[];
  /** Bytes of all sources; 0 when it is not known. */
  readonly bytes: number;
  onProgress(progress: ImportProgress): void;
}

export type ImportOptions = Omit<AccountImportOptions, 'mapping'> & {
  readonly mapping: AccountColumnMapping | null;
};

/** An import whose accounts change under it is begun anew so often. */
const MAX_ATTEMPTS = 3;
const NO_ROWS: Pick<ReadingEnd, 'form' | 'rows' | 'columns'> = { form: null, rows: [], columns: [] };

/**
 * What an import would do; nothing is written. Rejects with `RefusedError`, `AccountsFileError`, or the signal's
 * reason.
 */
export async function previewImport(
  work: ImportWork,
  options: ImportOptions,
  signal: AbortSignal,
): Promise<AccountImportPreview> {
  // A suggestion without a key is shown too: a person chooses one.
  const plan = { ...options, checkOnly: true, needsKey: options.mapping !== null };
  const staged = await staging(work, (importId) => stageAll(work, importId, plan, signal));
  const { mapping, end, fresh, duplicates, bad, problems } = staged;
  return {
    form: end.form ?? 'csv',
    sources: work.sources.map(({ name }, index) => ({ name, rows: end.rows[index] ?? 0 })),
    columns: end.columns.map((column) => {
      const target = mapping[column.name] ?? null;
      return { name: column.name, target, samples: samplesOf(column, target) };
    }),
    ...{ total: fresh + duplicates + bad, fresh, duplicates, bad, problems },
  };
}

/**
 * Writes what the sources hold, in one transaction at the end: all or nothing, or the good rows. Rejects with
 * `RefusedError`, `AccountsFileError`, or the signal's reason: then nothing was written.
 */
export async function applyImport(
  work: ImportWork,
  options: ImportOptions,
  signal: AbortSignal,
): Promise<AccountImportResult> {
  const plan = { ...options, checkOnly: false, needsKey: true };
  for (let attempt = 1; ; attempt += 1) {
    const result = await staging(work, async (importId) => {
      const staged = await stageAll(work, importId, plan, signal);
      return finish(work, importId, { staged, goodRowsOnly: options.goodRowsOnly, signal });
    });
    if (result !== 'stale') return result;
    if (attempt === MAX_ATTEMPTS) throw new Error('accounts changed all the time while they were imported');
  }
}

interface Plan extends ImportOptions {
  readonly checkOnly: boolean;
  readonly needsKey: boolean;
}

/** Work on rows that are let go of afterwards, whatever happens. */
async function staging<T>(work: ImportWork, stage: (importId: string) => Promise<T>): Promise<T> {
  const importId = work.random.uuid();
  try {
    return await stage(importId);
  } finally {
    await work.thread.ask('endImport', { importId }).catch(() => undefined);
  }
}

async function stageAll(
  work: ImportWork,
  importId: string,
  plan: Plan,
  signal: AbortSignal,
): Promise<StagedImport> {
  const staged = new StagedImport(work, importId, plan);
  const { mapping, passphrase, checkOnly: columns } = plan;
  const fields = mapping ? [] : await work.thread.ask('readAccountFields', null);
  if (mapping) await staged.begin(mapping);
  const targets = mapping && mappedColumns(mapping);
  const total = work.bytes * (mapping ? 1 : 2);
  try {
    staged.end = await readSources(
      {
        ...{ worker: work.worker, sources: work.sources, job: { targets, fields, passphrase, columns } },
        onMapping: (suggested) => staged.begin(suggested),
        onRows: (batch) => staged.add(batch),
        onProgress: (done) => work.onProgress({ phase: 'reading', done, total }),
      },
      signal,
    );
  } catch (error) {
    if (!(error instanceof ReadingTooLargeError)) throw error;
    staged.refuse({
      source: work.sources[0]?.name ?? '',
      line: 1,
      column: null,
      code: 'too_large',
      value: '',
    });
  }
  return staged;
}

/** Rows of an import on their way: what is staged, and what is wrong with the others. */
class StagedImport {
  readonly #work: ImportWork;
  readonly #importId: string;
  readonly #plan: Plan;
  readonly problems: AccountRowProblem[] = [];
  mapping: AccountColumnMapping = {};
  end: Pick<ReadingEnd, 'form' | 'rows' | 'columns'> = NO_ROWS;
  fresh = 0;
  duplicates = 0;
  bad = 0;
  #keyColumn: string | null = null;

  constructor(work: ImportWork, importId: string, plan: Plan) {
    [this.#work, this.#importId, this.#plan] = [work, importId, plan];
  }

  async begin(mapping: AccountColumnMapping): Promise<void> {
    const { onDuplicate, checkOnly, needsKey } = this.#plan;
    checkMapping(mapping, { needsKey });
    this.mapping = mapping;
    const mapped = mappedColumns(mapping);
    const key = mapped.find(({ target }) => target.kind === 'builtIn' && target.name === 'key');
    if (!key) return;
    this.#keyColumn = key.column;
    const targets = mapped.map(({ target }) => target);
    const plan: ImportPlan = { importId: this.#importId, targets, onDuplicate, checkOnly };
    await this.#work.thread.ask('beginImport', plan);
  }

  async add({ packed, count, places, bad, problems }: RowBatch): Promise<void> {
    this.bad += bad;
    for (const problem of problems) this.#tell({ ...problem, source: this.#nameOf(problem.source) });
    if (this.#keyColumn === null || count === 0) return;
    const { thread } = this.#work;
    const { fresh, duplicates, twice } = await thread.ask('stageRows', { importId: this.#importId, packed });
    this.fresh += fresh;
    this.duplicates += duplicates;
    for (const { index, key } of twice) {
      const [source, line] = [this.#nameOf(places[2 * index] ?? 0), places[2 * index + 1] ?? 0];
      this.refuse({ source, line, column: this.#keyColumn, code: 'key_twice', value: key });
    }
  }

  refuse(problem: AccountRowProblem): void {
    this.bad += 1;
    this.#tell(problem);
  }

  #tell(problem: AccountRowProblem): void {
    if (this.problems.length < MAX_PROBLEMS) this.problems.push(problem);
  }

  #nameOf(index: number): string {
    return this.#work.sources[index]?.name ?? '';
  }
}

async function finish(
  work: ImportWork,
  importId: string,
  { staged, goodRowsOnly, signal }: { staged: StagedImport; goodRowsOnly: boolean; signal: AbortSignal },
): Promise<AccountImportResult | 'stale'> {
  const { bad, problems } = staged;
  const nothing = { written: 0, created: 0, updated: 0, skipped: 0, bad, problems, undoId: null };
  if (bad > 0 && !goodRowsOnly) return nothing;
  signal.throwIfAborted();
  const total = staged.fresh + staged.duplicates;
  work.onProgress({ phase: 'writing', done: 0, total });
  const nowMs = work.clock.now();
  const finished = await work.thread.ask('finishImport', { importId, nowMs });
  if (finished.kind === 'stale') return 'stale';
  work.onProgress({ phase: 'writing', done: total, total });
  const { created, updated, skipped, undoId } = finished;
  return { written: created + updated, created, updated, skipped, bad, problems, undoId };
}
