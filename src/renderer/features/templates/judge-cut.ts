import type { CutComparison, CutWeakness } from '../../../shared/contract/templates';
import type { Box, ScreenSize } from '../../../shared/screen-place';

/** What is to be said of a cut, the worst first. */
export type CutRemark =
  | { readonly kind: CutWeakness }
  /** Something else there is as like as it needs to be; `apart` is a threshold that tells them apart, null where none does. */
  | { readonly kind: 'ambiguous' | 'close'; readonly score: number; readonly apart: number | null }
  | { readonly kind: 'large' }
  | { readonly kind: 'unique'; readonly score: number | null };

/** A larger share of the screen is likely to hold something that changes. */
const LARGE_SHARE = 0.25;
/** The next best place is so near the threshold that another screen may bring it over. */
const CLOSE = 0.1;
/** What is found again is seldom more alike than this: screens shimmer, and are scaled. */
const REACHED = 0.97;

export interface JudgedCut {
  readonly box: Box;
  readonly screen: ScreenSize & { readonly isScreen: boolean };
  readonly threshold: number;
  readonly comparison: CutComparison;
}

/** How good a template the cut would be. */
export function judgeCut({ box, screen, threshold, comparison }: JudgedCut): readonly CutRemark[] {
  const { weak, next } = comparison;
  const own: readonly CutRemark[] = weak === null ? [] : [{ kind: weak }];
  // A picture that is all there is has nothing to be told apart from.
  if (!screen.isScreen || own.some(isUseless)) return own;
  const share = (box.width * box.height) / (screen.width * screen.height);
  const large: readonly CutRemark[] = share > LARGE_SHARE ? [{ kind: 'large' }] : [];
  const score = next?.score ?? null;
  const remarks = [...likeness(score, threshold), ...own, ...large];
  return remarks.length === 0 ? [{ kind: 'unique', score }] : remarks;
}

function likeness(score: number | null, threshold: number): readonly CutRemark[] {
  if (score === null || score <= threshold - CLOSE) return [];
  return [{ kind: score >= threshold ? 'ambiguous' : 'close', score, apart: apartOf(score) }];
}

/** Half way between what else is there and what is reached again; rounded up to hundredths. */
function apartOf(score: number): number | null {
  const apart = Math.ceil(((score + REACHED) / 2) * 100) / 100;
  return apart < REACHED && apart - score >= 0.02 ? apart : null;
}

/** Whether it can't be saved so. */
export function isUseless({ kind }: CutRemark): boolean {
  return kind === 'flat' || kind === 'flat_gray' || kind === 'transparent';
}
