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
import { samplesOf, suggestMapping } from './column-guess';
import { MAX_PROBLEMS } from './import-limits';
import { readSources, ReadingTooLargeError, type ReadingEnd } from './import-reading';
import { checkMapping, mappedColumns } from './mapping';
import type { ReadSource, ReadingJob, RowBatch } from './reading-protocol';
import type { MappedColumn } from './row-checking';

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

interface Staged {
  fresh: number;
  duplicates: number;
  bad: number;
  readonly problems: AccountRowProblem[];
  end: Pick<ReadingEnd, 'form' | 'rows' | 'columns'>;
}

/**
 * What an import would do; nothing is written. Rejects with `RefusedError`, `AccountsFileError`, or the signal's
 * reason.
 */
export async function previewImport(
  work: ImportWork,
  options: ImportOptions,
  signal: AbortSignal,
): Promise<AccountImportPreview> {
  const mapping = options.mapping ?? (await suggested(work, signal));
  checkMapping(mapping, { needsKey: options.mapping !== null });
  const mapped = mappedColumns(mapping);
  const hasKey = mapped.some(({ target }) => target.kind === 'builtIn' && target.name === 'key');
  const plan = { ...options, mapped, checkOnly: true };
  const staged = await staging(work, async (importId) => {
    if (hasKey) await begin(work, importId, plan);
    return stageAll(work, importId, { plan, stages: hasKey }, signal);
  });
  const { end, fresh, duplicates, bad, problems } = staged;
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
  const mapping = options.mapping ?? (await suggested(work, signal));
  checkMapping(mapping, { needsKey: true });
  const plan = { ...options, mapped: mappedColumns(mapping), checkOnly: false };
  for (let attempt = 1; ; attempt += 1) {
    const result = await staging(work, async (importId) => {
      await begin(work, importId, plan);
      const staged = await stageAll(work, importId, { plan, stages: true }, signal);
      return finish(work, importId, { staged, goodRowsOnly: options.goodRowsOnly, signal });
    });
    if (result !== 'stale') return result;
    if (attempt === MAX_ATTEMPTS) throw new Error('accounts changed all the time while they were imported');
  }
}

async function suggested(work: ImportWork, signal: AbortSignal): Promise<AccountColumnMapping> {
  const fields = await work.thread.ask('readAccountFields', null);
  const { columns } = await read(work, { kind: 'columns' }, { onRows: () => Promise.resolve() }, signal);
  return suggestMapping(columns, fields);
}

interface Plan extends Omit<ImportOptions, 'mapping'> {
  readonly mapped: readonly MappedColumn[];
  readonly checkOnly: boolean;
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

async function begin({ thread }: ImportWork, importId: string, plan: Plan): Promise<void> {
  const { mapped, onDuplicate, checkOnly } = plan;
  const targets = mapped.map(({ target }) => target);
  await thread.ask('beginImport', { importId, targets, onDuplicate, checkOnly } satisfies ImportPlan);
}

async function stageAll(
  work: ImportWork,
  importId: string,
  { plan, stages }: { readonly plan: Plan; readonly stages: boolean },
  signal: AbortSignal,
): Promise<Staged> {
  const { mapped, passphrase, checkOnly: columns } = plan;
  const staged: Staged = { fresh: 0, duplicates: 0, bad: 0, problems: [], end: NO_ROWS };
  const keyColumn = mapped.find(({ target }) => target.name === 'key')?.column ?? null;
  const tell = (problem: AccountRowProblem): void => {
    if (staged.problems.length < MAX_PROBLEMS) staged.problems.push(problem);
  };
  const nameOf = (index: number): string => work.sources[index]?.name ?? '';
  const onRows = async ({ packed, count, places, bad, problems }: RowBatch): Promise<void> => {
    staged.bad += bad;
    for (const problem of problems) tell({ ...problem, source: nameOf(problem.source) });
    if (!stages || count === 0) return;
    const { fresh, duplicates, twice } = await work.thread.ask('stageRows', { importId, packed });
    staged.fresh += fresh;
    staged.duplicates += duplicates;
    staged.bad += twice.length;
    for (const { index, key } of twice) {
      const [source, line] = [nameOf(places[2 * index] ?? 0), places[2 * index + 1] ?? 0];
      tell({ source, line, column: keyColumn, code: 'key_twice', value: key });
    }
  };
  const end = await read(
    work,
    { kind: 'rows', targets: mapped, passphrase, columns },
    { onRows, tell },
    signal,
  );
  if (end === NO_ROWS) staged.bad += 1;
  return { ...staged, end };
}

interface ReadingListener {
  readonly onRows: (batch: RowBatch) => Promise<void>;
  readonly tell?: (problem: AccountRowProblem) => void;
}

/** Reads all sources; where they need too much memory that is the problem of the first. */
async function read(
  work: ImportWork,
  job: ReadingJob,
  { onRows, tell }: ReadingListener,
  signal: AbortSignal,
): Promise<Pick<ReadingEnd, 'form' | 'rows' | 'columns'>> {
  const { worker, sources, bytes: total } = work;
  const onProgress = (done: number): void => work.onProgress({ phase: 'reading', done, total });
  try {
    return await readSources({ worker, sources, job, onRows, onProgress }, signal);
  } catch (error) {
    if (!(error instanceof ReadingTooLargeError)) throw error;
    tell?.({ source: sources[0]?.name ?? '', line: 1, column: null, code: 'too_large', value: '' });
    return NO_ROWS;
  }
}

async function finish(
  work: ImportWork,
  importId: string,
  { staged, goodRowsOnly, signal }: { staged: Staged; goodRowsOnly: boolean; signal: AbortSignal },
): Promise<AccountImportResult | 'stale'> {
  const { bad, problems } = staged;
  const nothing = { written: 0, created: 0, updated: 0, skipped: 0, bad, problems };
  if (bad > 0 && !goodRowsOnly) return nothing;
  signal.throwIfAborted();
  const total = staged.fresh + staged.duplicates;
  work.onProgress({ phase: 'writing', done: 0, total });
  const nowMs = work.clock.now();
  const finished = await work.thread.ask('finishImport', { importId, nowMs });
  if (finished.kind === 'stale') return 'stale';
  work.onProgress({ phase: 'writing', done: total, total });
  const { created, updated, skipped } = finished;
  return { written: created + updated, created, updated, skipped, bad, problems };
}
