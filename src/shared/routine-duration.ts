const UNIT_MS = { d: 86_400_000, h: 3_600_000, m: 60_000, s: 1_000, ms: 1 } as const;
type Unit = keyof typeof UNIT_MS;
const UNITS_LARGEST_FIRST: readonly Unit[] = ['d', 'h', 'm', 's', 'ms'];
const PART = /^(\d{1,15}(?:\.\d{1,6})?)\s*(ms|s|m|h|d)(?:\s+|(?=\d)|$)/;

/** What a duration in a routine looks like; for messages and forms. */
export const DURATION_EXAMPLES = '500ms, 2s or 1m 30s';

/**
 * Milliseconds of a text like `500ms`, `2s`, `1m 30s`; undefined when it is none. Units go from large to small,
 * each at most once; a number without unit is no duration, because nobody can tell what it means.
 */
export function parseDuration(text: string): number | undefined {
  let rest = text.trim();
  let totalMs = 0;
  let nextUnit = 0;
  while (rest !== '') {
    const part = PART.exec(rest);
    if (!part) return undefined;
    const unit = UNITS_LARGEST_FIRST.findIndex((name) => name === part[2]);
    const name = UNITS_LARGEST_FIRST[unit];
    if (name === undefined || unit < nextUnit) return undefined;
    nextUnit = unit + 1;
    totalMs += Number(part[1]) * UNIT_MS[name];
    rest = rest.slice(part[0].length);
  }
  return nextUnit === 0 ? undefined : Math.round(totalMs);
}

/** The shortest text that `parseDuration` reads back: `1m 30s`, `500ms`; `0s` for nothing. */
export function formatDuration(ms: number): string {
  // In the outline of a routine it may be an expression yet: shown as it is written.
  if (!Number.isFinite(ms)) return String(ms);
  let restMs = Math.max(0, Math.round(ms));
  const parts: string[] = [];
  for (const unit of UNITS_LARGEST_FIRST) {
    const count = Math.floor(restMs / UNIT_MS[unit]);
    if (count > 0) parts.push(`${String(count)}${unit}`);
    restMs -= count * UNIT_MS[unit];
  }
  return parts.length === 0 ? '0s' : parts.join(' ');
}
