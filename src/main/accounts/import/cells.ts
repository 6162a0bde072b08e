import {
  AccountStatus,
  MAX_ACCOUNT_KEY,
  MAX_ACCOUNT_TAGS,
  MAX_ACCOUNT_TEXT,
  type AccountFieldType,
} from '../../../shared/account';
import type { AccountColumnTarget } from '../../../shared/account-import';
import { storedAccountValue } from '../../../shared/account-values';
import type { Cell, ProblemCode } from './forms/source-row';
import { splitTags } from './tag-text';

/** What a column holds, as the file of accounts keeps it; null: the row says nothing. */
export type StoredCell = string | number | null;
export type ReadCell = { readonly stored: StoredCell } | { readonly code: ProblemCode };

const NUMBER = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i;
const TRUE = new Set(['true', 'yes', 'ja', 'on', '1']);
const FALSE = new Set(['false', 'no', 'nein', 'off', '0']);

/** A cell for its target; `stored` tags are a JSON list. */
export function readCell(target: AccountColumnTarget, cell: Cell): ReadCell {
  if (cell === null || cell === '') return { stored: null };
  if (target.kind === 'field') return readField(target.type, cell);
  if (target.name === 'tags') return readTags(cell);
  const text = textOf(cell);
  switch (target.name) {
    case 'key':
      return limited(text.trim() === '' ? null : text.trim(), MAX_ACCOUNT_KEY);
    case 'label':
      return limited(text, MAX_ACCOUNT_KEY);
    case 'notes':
      return limited(text, MAX_ACCOUNT_TEXT);
    case 'status': {
      const status = AccountStatus.safeParse(text.trim().toLowerCase());
      return status.success ? { stored: status.data } : { code: 'value_invalid' };
    }
  }
}

function readField(type: AccountFieldType, cell: Cell): ReadCell {
  if (type === 'text' || type === 'secret') return limited(textOf(cell), MAX_ACCOUNT_TEXT);
  const text = textOf(cell).trim();
  if (text === '') return { stored: null };
  const value = typeof cell === 'string' ? valueOf(type, text) : plain(cell);
  const stored = value === undefined ? undefined : storedAccountValue(type, value);
  return stored === undefined ? { code: 'value_invalid' } : { stored };
}

/** What the text of a table says, as the type has it. */
function valueOf(
  type: Exclude<AccountFieldType, 'text' | 'secret'>,
  text: string,
): string | number | boolean | undefined {
  if (type === 'number') return NUMBER.test(text) ? Number(text) : undefined;
  if (type !== 'boolean') return text;
  const lower = text.toLowerCase();
  if (TRUE.has(lower)) return true;
  return FALSE.has(lower) ? false : undefined;
}

function plain(cell: Exclude<Cell, string>): number | boolean | undefined {
  return typeof cell === 'number' || typeof cell === 'boolean' ? cell : undefined;
}

function readTags(cell: Cell): ReadCell {
  const tags = (typeof cell === 'object' && cell !== null ? cell : splitTags(textOf(cell)))
    .map((tag) => tag.trim())
    .filter((tag) => tag !== '');
  const tooLong = tags.length > MAX_ACCOUNT_TAGS || tags.some((tag) => tag.length > MAX_ACCOUNT_KEY);
  if (tags.some((tag) => tag.includes('\0'))) return { code: 'not_text' };
  return tooLong ? { code: 'too_long' } : { stored: JSON.stringify(tags) };
}

function limited(text: string | null, max: number): ReadCell {
  if (text === null) return { stored: null };
  if (text.length > max) return { code: 'too_long' };
  // JSON can say NUL; the file of accounts can't keep it.
  return text.includes('\0') ? { code: 'not_text' } : { stored: text };
}

/** A cell as text: what a table would show. */
export function textOf(cell: Cell): string {
  if (typeof cell === 'string') return cell;
  return typeof cell === 'object' && cell !== null ? cell.join(', ') : String(cell ?? '');
}
