import { currentLocale, t } from '../../shared/catalogue/translate';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** `00:12:41`; hours grow beyond two digits. Negative lengths (clocks that differ) count as zero. */
export function clockDuration(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / SECOND));
  return [Math.floor(seconds / 3_600), Math.floor((seconds % 3_600) / 60), seconds % 60]
    .map(twoDigits)
    .join(':');
}

/** `00:18`, or `01:00:18` from an hour on: the time left, rounded up so that it ends at 00:00. */
export function clockCountdown(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / SECOND));
  if (seconds >= 3_600) return clockDuration(seconds * SECOND);
  return `${twoDigits(Math.floor(seconds / 60))}:${twoDigits(seconds % 60)}`;
}

/** `00:18`, or `01:00:18` from an hour on: the time that went by, in whole seconds. */
export function clockWaited(ms: number): string {
  return clockCountdown(Math.floor(Math.max(0, ms) / SECOND) * SECOND);
}

/** `just now`, `4 min ago`, `2 h ago`, `yesterday 21:04`, then the date; clock and date as the user's locale has them. */
export function relativeTime(at: number, now: number): string {
  const age = now - at;
  if (age < 45 * SECOND) return t('just now');
  if (age < HOUR) return t('{minutes} min ago', { minutes: Math.max(1, Math.round(age / MINUTE)) });
  const days = calendarDays(at, now);
  if (days === 0 || age < 6 * HOUR) return t('{hours} h ago', { hours: Math.round(age / HOUR) });
  if (days === 1) return t('yesterday {time}', { time: clockTime(at) });
  const year =
    new Date(at).getFullYear() === new Date(now).getFullYear() ? {} : ({ year: 'numeric' } as const);
  return dateFormat({ day: 'numeric', month: 'short', ...year }).format(at);
}

/** Date and time to the second in the user's locale. */
export function exactTime(at: number): string {
  return dateFormat({ dateStyle: 'medium', timeStyle: 'medium' }).format(at);
}

/** Time of day, to the second when asked. */
export function clockTime(at: number, seconds = false): string {
  return dateFormat({
    hour: '2-digit',
    minute: '2-digit',
    ...(seconds ? { second: '2-digit' } : {}),
  }).format(at);
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** A format is kept, for making one costs as much as drawing a row; one knows its language and time zone only. */
function dateFormat(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const locale = currentLocale();
  const name = JSON.stringify([locale, new Date().getTimezoneOffset(), options]);
  const known = formats.get(name) ?? new Intl.DateTimeFormat(locale, options);
  formats.set(name, known);
  return known;
}

function calendarDays(at: number, now: number): number {
  const midnight = (time: number): number => new Date(time).setHours(0, 0, 0, 0);
  return Math.round((midnight(now) - midnight(at)) / DAY);
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
