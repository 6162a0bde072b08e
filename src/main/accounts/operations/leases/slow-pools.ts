import { TimeIsUpError, type AccountsFile } from '../../file/accounts-file';

/** A pool that took too long to count is not counted again for so long, wall clock milliseconds. */
const REFUSED_FOR_MS = 60_000;
const MAX_KEPT = 100;

const ofFile = new WeakMap<AccountsFile, Map<string, number>>();

/**
 * Counts, unless that took too long a moment ago: figures are asked for every second, and each try would keep everybody
 * waiting who looks at something else. Throws `TimeIsUpError`.
 */
export function unlessTooSlow<T>(
  file: AccountsFile,
  { rules, nowMs }: { readonly rules: string; readonly nowMs: number },
  count: () => T,
): T {
  const slow = ofFile.get(file) ?? new Map<string, number>();
  ofFile.set(file, slow);
  const since = slow.get(rules);
  if (since !== undefined && Math.abs(nowMs - since) < REFUSED_FOR_MS)
    throw new TimeIsUpError('too slow before');
  try {
    return count();
  } catch (error) {
    if (error instanceof TimeIsUpError) slow.set(rules, nowMs);
    const [oldest] = slow.keys();
    if (slow.size > MAX_KEPT && oldest !== undefined) slow.delete(oldest);
    throw error;
  }
}
