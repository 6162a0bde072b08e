import type { RestartPolicy } from '../../shared/definition';
import type { Failure } from '../../shared/failure';

/** What the policy remembers of a bot's failures. */
export interface RestartHistory {
  /** Tries used since the last healthy stretch. */
  readonly attempts: number;
  /** Failures at a step, young enough to matter for `giveUp`. */
  readonly recent: readonly { readonly atMs: number; readonly step: string }[];
  /** When the bot last began to run; null before the first time. */
  readonly runningSinceMs: number | null;
}

export const NO_FAILURES: RestartHistory = { attempts: 0, recent: [], runningSinceMs: null };

export type GiveUpReason = 'never' | 'maxRetries' | 'sameStep';

export type RestartDecision =
  | {
      readonly kind: 'retry';
      readonly attempt: number;
      readonly delayMs: number;
      readonly history: RestartHistory;
    }
  | { readonly kind: 'giveUp'; readonly reason: GiveUpReason; readonly history: RestartHistory };

export interface FailureMoment {
  readonly failure: Failure;
  readonly nowMs: number;
  /** Random number in [0, 1) that spreads the delay. */
  readonly jitterUnit: number;
}

/**
 * What follows a failure: another try after `min(initial · factor^(k−1), max) ± jitter`, or the end. Healthy running
 * of `resetAfterMs` forgets earlier tries; `giveUp.failures` failures at one step within `giveUp.withinMs` end it.
 */
export function decideRestart(
  policy: RestartPolicy,
  before: RestartHistory,
  moment: FailureMoment,
): RestartDecision {
  const history = remember(policy, before, moment);
  const attempt = history.attempts;
  if (policy.mode === 'never') return { kind: 'giveUp', reason: 'never', history };
  const { step } = moment.failure;
  const atSameStep = history.recent.filter((entry) => entry.step === step).length;
  if (step !== undefined && atSameStep >= policy.giveUp.failures)
    return { kind: 'giveUp', reason: 'sameStep', history };
  if (policy.maxRetries >= 0 && attempt > policy.maxRetries)
    return { kind: 'giveUp', reason: 'maxRetries', history };
  return { kind: 'retry', attempt, delayMs: retryDelayMs(policy, attempt, moment.jitterUnit), history };
}

/** Wait before try `attempt` (from 1), in whole milliseconds. */
export function retryDelayMs(policy: RestartPolicy, attempt: number, jitterUnit: number): number {
  // Far out the power is Infinity, and 0 · Infinity is not a number.
  const growth = Math.min(policy.factor ** (attempt - 1), Number.MAX_VALUE);
  const plain = Math.min(policy.initialDelayMs * growth, policy.maxDelayMs);
  return Math.round(plain * (1 + policy.jitter * (2 * jitterUnit - 1)));
}

function remember(
  policy: RestartPolicy,
  before: RestartHistory,
  { failure, nowMs }: FailureMoment,
): RestartHistory {
  const healthyMs = before.runningSinceMs === null ? 0 : nowMs - before.runningSinceMs;
  const forgets =
    before.runningSinceMs !== null && policy.resetAfterMs > 0 && healthyMs >= policy.resetAfterMs;
  const recent = (forgets ? [] : before.recent).filter(
    (entry) => nowMs - entry.atMs < policy.giveUp.withinMs,
  );
  return {
    attempts: (forgets ? 0 : before.attempts) + 1,
    recent: failure.step === undefined ? recent : [...recent, { atMs: nowMs, step: failure.step }],
    runningSinceMs: null,
  };
}
