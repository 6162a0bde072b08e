import { AccountStatus } from '../../../shared/account';
import { readAccountDate } from '../../../shared/account-values';
import { parseDuration } from '../../../shared/routine-duration';
import { textOf } from './cells';
import { BadSource, cut, type Cell, type SourceRow } from './forms/source-row';
import { MAX_COLUMNS } from './import-limits';

export const MAX_SAMPLES = 3;
/** Rows in which a column is looked through for values that come twice. */
const UNIQUE_ROWS = 5_000;
/** Columns that are looked through like that: a key stands among the first. */
const UNIQUE_COLUMNS = 30;

/** What all values of a column could be. */
export interface ColumnKinds {
  number: boolean;
  boolean: boolean;
  date: boolean;
  duration: boolean;
  status: boolean;
}

/** A column of the files of an import, and what its values have in common. */
export interface ColumnSeen {
  readonly name: string;
  readonly samples: readonly string[];
  readonly kinds: Readonly<ColumnKinds>;
  /** Rows that have a value. */
  readonly filled: number;
  /** Every row looked at has a value, and another one. */
  readonly unique: boolean;
}

interface Watched extends ColumnSeen {
  samples: string[];
  kinds: ColumnKinds;
  filled: number;
  unique: boolean;
  values: Set<string>;
}

/** Looks at rows for what their columns are. */
export class ColumnsSeen {
  readonly #columns = new Map<string, Watched>();
  #rows = 0;

  /** The columns in the order they came. */
  list(): readonly ColumnSeen[] {
    return [...this.#columns.values()].map(({ name, samples, kinds, filled, unique }) => ({
      ...{ name, samples, kinds, filled },
      unique: unique && filled === this.#rows,
    }));
  }

  /** Throws `BadSource` when there are too many columns. */
  add({ line, names, cells }: SourceRow): void {
    this.#rows += 1;
    for (const [index, name] of names.entries()) this.#look(this.#column(name, line), cells[index] ?? null);
  }

  #column(name: string, line: number): Watched {
    const known = this.#columns.get(name);
    if (known) return known;
    if (this.#columns.size === MAX_COLUMNS)
      throw new BadSource('too_many_columns', line, String(MAX_COLUMNS));
    const kinds = { number: true, boolean: true, date: true, duration: true, status: true };
    const column = {
      name,
      samples: [],
      kinds,
      filled: 0,
      unique: this.#columns.size < UNIQUE_COLUMNS,
      values: new Set<string>(),
    };
    this.#columns.set(name, column);
    return column;
  }

  #look(column: Watched, cell: Cell): void {
    const text = textOf(cell);
    if (text === '') return;
    column.filled += 1;
    if (column.samples.length < MAX_SAMPLES) column.samples.push(cut(text));
    narrow(column.kinds, cell, text.trim());
    if (!column.unique || this.#rows > UNIQUE_ROWS) return;
    if (column.values.has(text)) {
      column.unique = false;
      column.values.clear();
    } else column.values.add(text);
  }
}

/** Takes away what this value can't be. */
function narrow(kinds: ColumnKinds, cell: Cell, text: string): void {
  // Leading zeros and more digits than a number keeps are of codes and telephone numbers.
  kinds.number &&= typeof cell === 'number' || /^-?(?:0|[1-9]\d{0,14})(?:\.\d{1,15})?$/.test(text);
  kinds.boolean &&= typeof cell === 'boolean' || /^(?:true|false|yes|no|ja|nein)$/i.test(text);
  kinds.date &&= readAccountDate(text) !== undefined;
  kinds.duration &&= typeof cell === 'string' && parseDuration(text) !== undefined;
  kinds.status &&= AccountStatus.safeParse(text.toLowerCase()).success;
}
