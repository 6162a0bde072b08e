import { columnOf } from '../file/account-columns';
import type { AccountsFile } from '../file/accounts-file';
import { placeOfInput } from './input-place';
import type { DataKey } from './key-wraps';
import { generationOf, NotOpenedError, openSecret, sealSecret, type SecretPlace } from './sealing';

const PAGE = 500;

/** A secret as it stands in the file. */
export interface SealedValue extends SecretPlace {
  readonly sealed: Uint8Array;
  /** Puts something else in its place; null takes it away. */
  readonly write: (sealed: Uint8Array | null) => void;
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
    value.write(sealSecret(after.generation, after.key, value, clear));
    count.sealed += 1;
  });
  return count;
}

/** Removes the secrets that `data` does not open, all without one. Answers how many. */
export function removeUnopened(file: AccountsFile, data: DataKey | undefined): number {
  let removed = 0;
  forEachSealed(file, (value) => {
    if (data && openedOrNull(data, value) !== null) return;
    value.write(null);
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

function forEachSealed(file: AccountsFile, visit: (value: SealedValue) => void): void {
  forEachOfAccounts(file, visit);
  // A person types these one by one: there are never many.
  const rows = file.all('SELECT definition_id, input, sealed FROM input_secrets');
  for (const { definition_id: definitionId, input, sealed } of rows) {
    const where = 'WHERE definition_id = ? AND input = ?';
    const key = [String(definitionId), String(input)] as const;
    visit({
      ...placeOfInput(...key),
      sealed: bytesOf(sealed),
      write: (again) =>
        again === null
          ? file.run(`DELETE FROM input_secrets ${where}`, key)
          : file.run(`UPDATE input_secrets SET sealed = ? ${where}`, [again, ...key]),
    });
  }
}

/** Page by page, so that neither the memory nor a cursor over changing rows limits how many there may be. */
function forEachOfAccounts(file: AccountsFile, visit: (value: SealedValue) => void): void {
  for (const { id: fieldId, type } of file.columns().fields) {
    if (type !== 'secret') continue;
    const column = columnOf(fieldId);
    const sql = `SELECT id, uid, ${column} AS sealed FROM accounts WHERE id > ? AND ${column} IS NOT NULL ORDER BY id LIMIT ${String(PAGE)}`;
    for (let rows = file.all(sql, [0]); rows.length > 0; rows = file.all(sql, [rows.at(-1)?.['id'] ?? 0])) {
      for (const { id, uid, sealed } of rows) {
        visit({
          ...{ accountUid: String(uid), fieldId, sealed: bytesOf(sealed) },
          write: (again) => file.run(`UPDATE accounts SET ${column} = ? WHERE id = ?`, [again, Number(id)]),
        });
      }
    }
  }
}

function bytesOf(sealed: unknown): Uint8Array {
  return sealed instanceof Uint8Array ? sealed : new Uint8Array();
}
