import type { AccountField, AccountValue } from '../../../shared/account';
import { formatDuration } from '../../../shared/routine-duration';
import { joinTags } from '../import/tag-text';
import { writable, type AccountFormat, type ExportedAccount } from './exported-account';

/** What a spreadsheet takes for the start of a formula, also behind apostrophes: so nothing is lost on the way back. */
const FORMULA = /^'*[=+\-@\t\r\n＝＋－＠]/;
const PLAIN_NUMBER = /^[+-]?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i;
const NEEDS_QUOTES = /[",;|\t\r\n]|^\s|\s$/;

/** A table: a line of names, then a line per account. Custom fields say their type (`since:date`). */
export const CSV_FORMAT: AccountFormat = {
  extension: 'csv',
  // The mark tells spreadsheets that it is UTF-8.
  begin: (fields) =>
    `\uFEFF${line(['key', 'label', 'status', 'tags', 'notes', ...fields.map(({ name, type }) => `${name}:${type}`)])}`,
  accounts: (list, fields) => list.map((account) => accountLine(account, fields)).join(''),
  end: () => '',
};

function accountLine(account: ExportedAccount, fields: readonly AccountField[]): string {
  const { key, label, status, tags, notes, values } = account;
  const custom = fields.map(({ type }, index) => fieldText(type, values[index] ?? null));
  return line([key, label, status, joinTags(tags), notes, ...custom]);
}

/** A value as text that is read back as the same value. */
export function fieldText(type: AccountField['type'], value: AccountValue): string {
  if (value === null) return '';
  return type === 'duration' ? formatDuration(Number(value)) : String(value);
}

function line(cells: readonly string[]): string {
  return `${cells.map((cell) => quoted(neutral(writable(cell)))).join(',')}\r\n`;
}

/**
 * A cell no spreadsheet computes: an apostrophe goes before what begins like a formula, plain numbers excepted.
 * Source: https://owasp.org/www-community/attacks/CSV_Injection
 */
function neutral(cell: string): string {
  return FORMULA.test(cell) && !PLAIN_NUMBER.test(cell) ? `'${cell}` : cell;
}

function quoted(cell: string): string {
  return NEEDS_QUOTES.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
