import { MAX_ACCOUNT_TEXT, type AccountFieldType, type AccountValue } from './account';
import { parseDuration } from './routine-duration';

const DATE = /^(\d{4})-(\d{2})-(\d{2})(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/i;

/**
 * Wall clock milliseconds of an ISO date (`2026-11-21`, `2026-11-21T10:00:00Z`, a space for the `T`); undefined when it
 * is none. A day alone begins at midnight UTC; a time without a zone is that of this computer.
 */
export function readAccountDate(text: string): number | undefined {
  const trimmed = text.trim();
  const [, year, month, day] = (DATE.exec(trimmed) ?? []).map(Number);
  if (year === undefined || month === undefined || day === undefined) return undefined;
  // Engines read 30 February as 2 March.
  const daysInMonth = new Date(Date.UTC(year, month, 0)).getUTCDate();
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth) return undefined;
  const atMs = Date.parse(trimmed.replace(' ', 'T'));
  return Number.isNaN(atMs) ? undefined : atMs;
}

/** Milliseconds of a duration: a whole number of them, or a text such as `12h`; undefined when it is none. */
export function readAccountDuration(value: AccountValue): number | undefined {
  const ms = typeof value === 'string' ? parseDuration(value) : value;
  return typeof ms === 'number' && Number.isSafeInteger(ms) && ms >= 0 ? ms : undefined;
}

/**
 * How a value stands in the file of accounts: dates and durations as milliseconds, booleans as 0 and 1, texts as they
 * are. Undefined when the field can't hold it. `null` and an empty text are no value.
 */
export function storedAccountValue(
  type: AccountFieldType,
  value: AccountValue,
): string | number | null | undefined {
  if (value === null || value === '') return null;
  switch (type) {
    case 'text':
    case 'secret':
      return typeof value === 'string' && isStorableText(value) ? value : undefined;
    case 'number':
      return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
    case 'boolean':
      return typeof value === 'boolean' ? Number(value) : undefined;
    case 'date':
      return typeof value === 'string' ? readAccountDate(value) : undefined;
    case 'duration':
      return readAccountDuration(value);
  }
}

/** NUL ends a text for much of the database, which would then find something else than what is shown. */
export function isStorableText(text: string): boolean {
  return text.length <= MAX_ACCOUNT_TEXT && !text.includes('\0');
}

/** The other way: what a field holds, as people and routines see it. Secrets have no place here. */
export function shownAccountValue(
  type: Exclude<AccountFieldType, 'secret'>,
  stored: string | number,
): Exclude<AccountValue, null> {
  if (type === 'boolean') return stored !== 0;
  return type === 'date' ? new Date(Number(stored)).toISOString() : stored;
}
