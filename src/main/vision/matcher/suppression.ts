import type { Match } from './match-result';

/** Best first; of equal ones the topmost, then the leftmost. */
export function byRank(a: Match, b: Match): number {
  return b.score - a.score || a.y - b.y || a.x - b.x;
}

/** Whether two windows of one template show the same thing: less than half of it apart in both directions. */
export function isSame(a: Match, b: Match): boolean {
  return Math.abs(a.x - b.x) * 2 < a.width && Math.abs(a.y - b.y) * 2 < a.height;
}

/** Non-maximum suppression: the best, then the best that is the same as none before, up to `limit`. */
export function suppress(matches: readonly Match[], limit: number): readonly Match[] {
  const kept: Match[] = [];
  for (const match of matches.toSorted(byRank)) {
    if (kept.length >= limit) break;
    if (!kept.some((other) => isSame(match, other))) kept.push(match);
  }
  return kept;
}
