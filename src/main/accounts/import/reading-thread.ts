import type { MessagePort } from 'node:worker_threads';
import type { AccountFileForm } from '../../../shared/account-import';
import { packRows, type RowValues } from '../operations/import/stage-rows';
import { suggestMapping } from './column-guess';
import { ColumnsSeen, type ColumnSeen } from './columns-seen';
import { itemsOf, readSource } from './forms/read-source';
import { BadSource, isProblem, type RowProblem, type SourceItem, type SourceRow } from './forms/source-row';
import { mappedColumns } from './mapping';
import { MAX_IMPORT_ROWS, MAX_PROBLEMS, ROWS_PER_BATCH } from './import-limits';
import {
  BATCHES_AHEAD,
  type PlacedProblem,
  type ReadingMessage,
  type ReadingThreadData,
  type ReadSource,
} from './reading-protocol';
import { createRowCheck } from './row-checking';
import { bytesOf } from './source-bytes';

/** Reads files for an import, in a thread of its own: neither the program nor leases wait for it. */
export async function serveReading(port: MessagePort, { sources, job }: ReadingThreadData): Promise<void> {
  let { targets } = job;
  let done = 0;
  if (!targets) {
    const looking = new Reading(port, sources.length, { check: null, looks: true, done });
    await looking.readAll(sources);
    const mapping = suggestMapping(looking.columns(), job.fields);
    port.postMessage({ type: 'mapping', mapping } satisfies ReadingMessage);
    targets = mappedColumns(mapping);
    ({ done } = looking);
  }
  const check = createRowCheck(targets, job.passphrase);
  const reading = new Reading(port, sources.length, { check, looks: job.columns, done });
  await reading.readAll(sources);
  await reading.end();
  port.close();
}

interface Pass {
  /** Null: rows are only looked at. */
  readonly check: ReturnType<typeof createRowCheck> | null;
  readonly looks: boolean;
  /** Bytes read before. */
  readonly done: number;
}

class Reading {
  readonly #port: MessagePort;
  readonly #seen = new ColumnsSeen();
  readonly #looks: boolean;
  readonly #check: ReturnType<typeof createRowCheck> | null;
  readonly #rowsOf: number[];
  #form: AccountFileForm | null = null;
  #rows: RowValues[] = [];
  #places: number[] = [];
  #problems: PlacedProblem[] = [];
  #told = 0;
  #bad = 0;
  #count = 0;
  #done: number;
  #doneTold = 0;
  #ahead = 0;
  #wake: () => void = () => undefined;

  constructor(port: MessagePort, sources: number, { check, looks, done }: Pass) {
    this.#port = port;
    this.#rowsOf = new Array<number>(sources).fill(0);
    [this.#check, this.#looks, this.#done] = [check, looks, done];
    port.on('message', () => {
      this.#ahead -= 1;
      this.#wake();
    });
  }

  get done(): number {
    return this.#done;
  }

  columns(): readonly ColumnSeen[] {
    return this.#seen.list();
  }

  async readAll(sources: readonly ReadSource[]): Promise<void> {
    for (const [index, source] of sources.entries()) if (!(await this.#read(source, index))) return;
  }

  /** False when nothing further is to be read. */
  async #read({ name, place }: ReadSource, index: number): Promise<boolean> {
    try {
      const reading = await readSource(
        name,
        bytesOf(place, (bytes) => (this.#done += bytes)),
      );
      this.#form ??= reading.form;
      for await (const items of itemsOf(reading)) await this.#takeAll(items, index);
      return true;
    } catch (error) {
      if (!(error instanceof BadSource)) throw error;
      this.#refuse(error.problem, index);
      return this.#count < MAX_IMPORT_ROWS;
    }
  }

  async end(): Promise<void> {
    await this.#send();
    const [form, rows, columns] = [this.#form, this.#rowsOf, this.columns()];
    this.#post({ type: 'end', form, rows, columns });
  }

  async #takeAll(items: readonly SourceItem[], source: number): Promise<void> {
    for (const item of items) {
      if (isProblem(item)) this.#refuse(item, source);
      else this.#take(item, source);
      if (this.#rows.length === ROWS_PER_BATCH) await this.#send();
    }
    if (this.#done - this.#doneTold > 1_000_000) {
      this.#doneTold = this.#done;
      this.#post({ type: 'progress', done: this.#done });
    }
  }

  #take(row: SourceRow, source: number): void {
    if (this.#count === MAX_IMPORT_ROWS)
      throw new BadSource('too_many_rows', row.line, String(MAX_IMPORT_ROWS));
    this.#count += 1;
    this.#rowsOf[source] = (this.#rowsOf[source] ?? 0) + 1;
    if (this.#looks) this.#seen.add(row);
    const checked = this.#check?.(row);
    if (checked?.values) {
      this.#rows.push(checked.values);
      this.#places.push(source, row.line);
    } else if (checked) {
      this.#bad += 1;
      for (const problem of checked.problems) this.#tell(problem, source);
    }
  }

  #refuse(problem: RowProblem, source: number): void {
    this.#bad += 1;
    this.#tell(problem, source);
  }

  #tell(problem: RowProblem, source: number): void {
    if (this.#told >= MAX_PROBLEMS) return;
    this.#told += 1;
    this.#problems.push({ ...problem, source });
  }

  async #send(): Promise<void> {
    if (this.#check && (this.#rows.length > 0 || this.#bad > 0)) {
      while (this.#ahead >= BATCHES_AHEAD) await new Promise<void>((resolve) => (this.#wake = resolve));
      this.#ahead += 1;
      const [packed, count, places] = [
        packRows(this.#rows),
        this.#rows.length,
        Uint32Array.from(this.#places),
      ];
      const [bad, problems, done] = [this.#bad, this.#problems, this.#done];
      this.#post({ type: 'rows', packed, count, places, bad, problems, done });
    }
    [this.#rows, this.#places, this.#problems, this.#bad] = [[], [], [], 0];
  }

  #post(message: ReadingMessage): void {
    this.#port.postMessage(message);
  }
}
