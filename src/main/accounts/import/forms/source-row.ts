import type { AccountFileForm, AccountRowProblem } from '../../../../shared/account-import';

/** A value as its file has it: text, or what JSON knows besides. Lists of texts are tags. */
export type Cell = string | number | boolean | null | readonly string[];

/** One account of a file. `cells[n]` belongs to the column `names[n]`; rows of a table share their names. */
export interface SourceRow {
  /** From 1: where the account begins. */
  readonly line: number;
  readonly names: readonly string[];
  readonly cells: readonly Cell[];
}

export type ProblemCode = AccountRowProblem['code'];
export type RowProblem = Omit<AccountRowProblem, 'source'>;

/** What a reader hands on. */
export type SourceItem = SourceRow | RowProblem;

export function isProblem(item: SourceItem): item is RowProblem {
  return 'code' in item;
}

/** A source being read. Ends by itself, or throws `BadSource` where nothing further can be understood. */
export interface SourceReading {
  readonly form: AccountFileForm;
  readonly items: AsyncGenerator<readonly SourceItem[]>;
}

const MAX_VALUE = 60;

/** A file can't be understood from here on. */
export class BadSource extends Error {
  override readonly name = 'BadSource';
  readonly problem: RowProblem;

  constructor(code: ProblemCode, line: number, value = '') {
    super(code);
    this.problem = { line, column: null, code, value: cut(value) };
  }
}

/** The text as far as a message shows it. */
export function cut(text: string): string {
  return text.length > MAX_VALUE ? `${text.slice(0, MAX_VALUE)}…` : text;
}
