import { t } from '../../../shared/catalogue/translate';
import type { PoolProgress } from '../../../shared/pool';

/** Shares of the strip, together at most 1; the rest is what nobody has taken yet. */
export interface PoolShares {
  readonly completed: number;
  readonly failed: number;
  readonly taken: number;
}

/**
 * How much of the strip is what. What is gone is split as the uses ended: an account may be used more than once, so that
 * uses are no share of the accounts.
 */
export function poolShares({ remaining, total, taken, completed, failed }: PoolProgress): PoolShares {
  if (total <= 0) return { completed: 0, failed: 0, taken: 0 };
  const left = Math.min(total, Math.max(0, remaining));
  const gone = (total - left) / total;
  const uses = completed + failed;
  const good = uses === 0 ? gone : (gone * completed) / uses;
  return { completed: good, failed: gone - good, taken: Math.min(taken, left) / total };
}

/** `3 taken, 19 done, 2 failed`; what is zero is left out. */
export function poolTally({ taken, completed, failed }: PoolProgress): string {
  const parts = [
    taken > 0 ? t('{count, number} taken', { count: taken }) : '',
    completed > 0
      ? t('{count, plural, one {# account done} other {# accounts done}}', { count: completed })
      : '',
    failed > 0 ? t('{count, number} failed', { count: failed }) : '',
  ].filter((part) => part !== '');
  return parts.length === 0 ? t('no account taken yet') : parts.join(', ');
}

/** `41 left of 60`. */
export function poolLeft({ remaining, total }: PoolProgress): string {
  return t('pool <b>{remaining, number}</b> left of {total, number}', { remaining, total });
}
