import { randomBytes } from 'node:crypto';
import { deserialize, serialize } from 'node:v8';
import type { SqlValue } from '../../../platform/database-protocol';
import type { AccountsFile } from '../../file/accounts-file';
import { stagingOf, type StagedColumn, type Staging } from './staging';

/** What a row says, in the order of the plan's targets; secrets in clear. */
export type RowValues = readonly (string | number | null)[];

export interface StagedRows {
  readonly fresh: number;
  readonly duplicates: number;
  /** Which of these rows have a key that came before. */
  readonly twice: readonly { readonly index: number; readonly key: string }[];
}

/** Rows as bytes, which cross thread boundaries without being looked at. */
export function packRows(rows: readonly RowValues[]): Uint8Array {
  return serialize(rows);
}

/**
 * Stages rows that were checked. Secrets are sealed here, for the account that has the key or for the one that will:
 * nothing of them is ever clear in a file. Throws `Refused` (`secrets_locked`).
 */
export function stageRows(
  file: AccountsFile,
  { importId, packed }: { readonly importId: string; readonly packed: Uint8Array },
): StagedRows {
  const staging = stagingOf(file, importId);
  // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- see `packRows`
  const rows = deserialize(packed) as readonly RowValues[];
  const uids = randomBytes(16 * rows.length).toString('hex');
  const counts = { fresh: 0, duplicates: 0 };
  const twice: { index: number; key: string }[] = [];
  for (const [index, row] of rows.entries()) {
    const freshUid = uids.slice(index * 32, index * 32 + 32);
    const key = String(row[staging.keyIndex]);
    const known = knownAccount(staging, key);
    if (!stage(file, staging, { row, known, uid: known?.uid ?? freshUid })) twice.push({ index, key });
    else counts[known ? 'duplicates' : 'fresh'] += 1;
  }
  return { ...counts, twice };
}

interface KnownAccount {
  readonly id: number;
  readonly uid: string;
}

function knownAccount({ find }: Staging, key: string): KnownAccount | undefined {
  // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- the statement's own columns
  return find.get(key) as KnownAccount | undefined;
}

interface Staged {
  readonly row: RowValues;
  readonly known: KnownAccount | undefined;
  readonly uid: string;
}

/** False when the key was staged before. */
function stage(file: AccountsFile, staging: Staging, { row, known, uid }: Staged): boolean {
  const { insert, columns, keyIndex, checkOnly, onDuplicate } = staging;
  const values: SqlValue[] = [null, String(row[keyIndex]), known?.id ?? null, uid];
  const isSkipped = known !== undefined && onDuplicate === 'skip';
  if (!checkOnly)
    for (const [index, column] of columns.entries())
      values.push(isSkipped ? null : stagedValue(file, column, row[index] ?? null, uid));
  return insert.run(...values).changes > 0;
}

function stagedValue(
  file: AccountsFile,
  { target, fieldId }: StagedColumn,
  value: RowValues[number],
  uid: string,
): SqlValue {
  const isSecret = target.kind === 'field' && target.type === 'secret';
  return isSecret && typeof value === 'string' ? file.secrets.seal(uid, fieldId ?? 0, value) : value;
}
