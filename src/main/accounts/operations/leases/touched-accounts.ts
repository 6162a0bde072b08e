import type { AccountsFile } from '../../file/accounts-file';

/** So many are kept; whoever has not looked for longer counts anew. */
const MOST = 20_000;
/** Old ones are let go of once in so many. */
const TIDIED_EVERY = 1_024;

/** To be called by what changes one account under its lease, the lease itself included. */
export function touch(file: AccountsFile, accountId: number): void {
  note(file, accountId);
}

/** To be called by what may change any account. */
export function touchAll(file: AccountsFile): void {
  note(file, null);
}

/** In the file, with the change itself: another connection sees both or neither. */
function note(file: AccountsFile, accountId: number | null): void {
  const { lastInsertRowid: id } = file.run('INSERT INTO touched (account_id) VALUES (?)', [accountId]);
  if (id % TIDIED_EVERY === 0) file.run('DELETE FROM touched WHERE id <= ?', [id - MOST]);
}

/** How far one has looked. */
export type TouchMark = number;

/** All up to now. */
export function touchMark(file: AccountsFile): TouchMark {
  return Number(file.get('SELECT max(id) AS id FROM touched')?.['id'] ?? 0);
}

/** Accounts touched since; undefined when that is not known one by one. */
export function touchedSince(file: AccountsFile, mark: TouchMark): readonly number[] | undefined {
  const rows = file.all('SELECT id, account_id FROM touched WHERE id > ? ORDER BY id', [mark]);
  const [first] = rows;
  if (first === undefined) return touchMark(file) === mark ? [] : undefined;
  // A gap: some were let go of.
  if (Number(first['id']) !== mark + 1) return undefined;
  const ids = rows.map((row) => row['account_id']);
  return ids.every((id) => typeof id === 'number') ? ids : undefined;
}
