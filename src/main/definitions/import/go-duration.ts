const NS_PER_MS = 1_000_000;
const UNIT_MS: Readonly<Record<string, number>> = {
  ns: 1 / NS_PER_MS,
  us: 1 / 1_000,
  µs: 1 / 1_000,
  μs: 1 / 1_000,
  ms: 1,
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
};
const SIGN = /^[+-]/;
const PART = /^(\d{1,18}(?:\.\d{0,18})?|\.\d{1,18})(ns|us|µs|μs|ms|s|m|h)/;

/**
 * Milliseconds of a Go duration: a whole number of nanoseconds, or a text like `5m0s`, `1.5h`, `-3s` (see
 * `time.ParseDuration` of Go's standard library). Undefined when it is none.
 */
export function parseGoDuration(value: string | number): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? Math.round(value / NS_PER_MS) : undefined;
  const text = value.trim();
  const sign = text.startsWith('-') ? -1 : 1;
  const unsigned = text.replace(SIGN, '');
  const totalMs = unsigned === '0' ? 0 : sumOfParts(unsigned);
  return totalMs === undefined ? undefined : sign * Math.round(totalMs);
}

function sumOfParts(text: string): number | undefined {
  let rest = text;
  let totalMs: number | undefined;
  while (rest !== '') {
    const part = PART.exec(rest);
    const unit = UNIT_MS[part?.[2] ?? ''];
    if (!part || unit === undefined) return undefined;
    totalMs = (totalMs ?? 0) + Number(part[1]) * unit;
    rest = rest.slice(part[0].length);
  }
  return totalMs;
}
