import { columnOf } from '../file/account-columns';
import type { AccountsFile } from '../file/accounts-file';
import type { DataKey } from './key-wraps';
import { generationOf, NotOpenedError, openSecret, sealSecret, type SecretPlace } from './sealing';

const PAGE = 500;

/** A secret as it stands in the file. */
export interface SealedValue extends SecretPlace {
  readonly accountId: number;
  readonly sealed: Uint8Array;
}

/** Seals every secret anew, under `after`. Those that did not open before stay as they are. */
export function resealAll(
  file: AccountsFile,
  before: DataKey,
  after: DataKey,
): { readonly sealed: number; readonly damaged: number } {
  const count = { sealed: 0, damaged: 0 };
  forEachSealed(file, (value) => {
    const clear = openedOrNull(before, value);
    if (clear === null) {
      count.damaged += 1;
      return;
    }
    write(file, value, sealSecret(after.generation, after.key, value, clear));
    count.sealed += 1;
  });
  return count;
}

/** Removes the secrets that `data` does not open, all without one. Answers how many. */
export function removeUnopened(file: AccountsFile, data: DataKey | undefined): number {
  let removed = 0;
  forEachSealed(file, (value) => {
    if (data && openedOrNull(data, value) !== null) return;
    write(file, value, null);
    removed += 1;
  });
  return removed;
}

function openedOrNull(data: DataKey, value: SealedValue): string | null {
  if (generationOf(value.sealed) !== data.generation) return null;
  try {
    return openSecret(data.key, value, value.sealed);
  } catch (error) {
    if (error instanceof NotOpenedError) return null;
    throw error;
  }
}

/** Page by page, so that neither the memory nor a cursor over changing rows limits how many there may be. */
function forEachSealed(file: AccountsFile, visit: (value: SealedValue) => void): void {
  for (const { id: fieldId, type } of file.columns().fields) {
    if (type !== 'secret') continue;
    const column = columnOf(fieldId);
    const sql = `SELECT id, uid, ${column} AS sealed FROM accounts WHERE id > ? AND ${column} IS NOT NULL ORDER BY id LIMIT ${String(PAGE)}`;
    for (let rows = file.all(sql, [0]); rows.length > 0; rows = file.all(sql, [rows.at(-1)?.['id'] ?? 0])) {
      for (const row of rows) {
        const sealed = row['sealed'];
        visit({
          accountId: Number(row['id']),
          accountUid: String(row['uid']),
          fieldId,
          sealed: sealed instanceof Uint8Array ? sealed : new Uint8Array(),
        });
      }
    }
  }
}

function write(file: AccountsFile, { accountId, fieldId }: SealedValue, sealed: Uint8Array | null): void {
  file.run(`UPDATE accounts SET ${columnOf(fieldId)} = ? WHERE id = ?`, [sealed, accountId]);
}
