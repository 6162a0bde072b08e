import type { AccountColumnTarget } from '../../../shared/account-import';
import { createFileSecretOpener, isSealedForFile } from '../export/exported-secret';
import { readCell, textOf, type ReadCell, type StoredCell } from './cells';
import { cut, type Cell, type RowProblem, type SourceRow } from './forms/source-row';

export interface MappedColumn {
  readonly column: string;
  readonly target: AccountColumnTarget;
}

/** A row as its targets have it, or everything that is wrong with it. */
export type CheckedRow =
  | { readonly values: readonly StoredCell[]; readonly problems: undefined }
  | { readonly values: undefined; readonly problems: readonly RowProblem[] };

/** Makes the check of rows: each value for its target, in the order of the targets. */
export function createRowCheck(
  mapped: readonly MappedColumn[],
  passphrase: string | null,
): (row: SourceRow) => CheckedRow {
  const keyIndex = mapped.findIndex(({ target }) => target.kind === 'builtIn' && target.name === 'key');
  const indexes = new Map(mapped.map(({ column }, index) => [column, index]));
  const open = passphrase === null ? null : createFileSecretOpener(passphrase);
  let lastNames: readonly string[] | undefined;
  let lastIndexes: readonly (number | undefined)[] = [];
  return (row) => {
    // Rows of a table share their names.
    if (row.names !== lastNames) lastIndexes = row.names.map((name) => indexes.get(name));
    lastNames = row.names;
    const values = new Array<StoredCell>(mapped.length).fill(null);
    const problems: RowProblem[] = [];
    for (const [at, index = -1] of lastIndexes.entries()) {
      const column = mapped[index];
      if (!column) continue;
      const read = readMapped(column, row.cells[at] ?? null, open);
      if ('code' in read) problems.push(problemOf(row, at, { target: column.target, code: read.code }));
      else values[index] = read.stored;
    }
    if (problems.length > 0) return { values: undefined, problems };
    if (values[keyIndex] === null)
      return { values: undefined, problems: [keyMissing(row, mapped[keyIndex])] };
    return { values, problems: undefined };
  };
}

function keyMissing({ line }: SourceRow, mapped: MappedColumn | undefined): RowProblem {
  return { line, column: mapped?.column ?? null, code: 'key_missing', value: '' };
}

type Opener = ((text: string) => string | undefined) | null;

function readMapped({ target }: MappedColumn, cell: Cell, open: Opener): ReadCell {
  return isSecret(target) ? readSecret(target, cell, open) : readCell(target, cell);
}

function isSecret(target: AccountColumnTarget): boolean {
  return target.kind === 'field' && target.type === 'secret';
}

function readSecret(target: AccountColumnTarget, cell: Cell, open: Opener): ReadCell {
  const text = textOf(cell);
  if (!isSealedForFile(text)) return readCell(target, cell);
  if (!open) return { code: 'passphrase_needed' };
  const clear = open(text);
  return clear === undefined ? { code: 'passphrase_wrong' } : readCell(target, clear);
}

function problemOf(
  { line, names, cells }: SourceRow,
  at: number,
  { target, code }: { target: AccountColumnTarget; code: RowProblem['code'] },
): RowProblem {
  const value = isSecret(target) ? '' : cut(textOf(cells[at] ?? null));
  return { line, column: cut(names[at] ?? ''), code, value };
}
