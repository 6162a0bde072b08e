import type { Failure } from '../../shared/failure';
import type { PauseReason, StopMode } from '../../shared/lifecycle-states';

/** How a bot's life in its group ended. */
export type BotEnd = 'completed' | 'failed' | 'stopped' | 'cancelled';

/** Times are wall clock milliseconds; the runner stamps them. */
export type BotEvent =
  | { readonly type: 'start' }
  | { readonly type: 'prepared'; readonly nowMs: number }
  | {
      readonly type: 'failed';
      readonly failure: Failure;
      readonly nowMs: number;
      readonly jitterUnit: number;
    }
  | { readonly type: 'iterationCompleted'; readonly nowMs: number }
  | { readonly type: 'iterationDue'; readonly nowMs: number }
  | { readonly type: 'retryDue' }
  | { readonly type: 'pause'; readonly reason: PauseReason }
  | { readonly type: 'resume'; readonly reason: PauseReason; readonly nowMs: number }
  | { readonly type: 'accountWait' }
  | { readonly type: 'accountReady' }
  | {
      readonly type: 'poolExhausted';
      readonly policy: 'complete' | 'fail' | 'wait';
      readonly failure: Failure;
    }
  | { readonly type: 'recoveryStarted' }
  | { readonly type: 'recovered' }
  | { readonly type: 'stop'; readonly mode: StopMode }
  | { readonly type: 'restart' }
  | { readonly type: 'settled' }
  | { readonly type: 'forced' };

export type BotEffect =
  /** Make sure that the device answers; then `prepared` or `failed`. */
  | { readonly type: 'prepare' }
  | { readonly type: 'runIteration'; readonly iteration: number }
  | { readonly type: 'scheduleIteration'; readonly delayMs: number }
  | {
      readonly type: 'scheduleRetry';
      readonly delayMs: number;
      readonly attempt: number;
      readonly cause: Failure;
    }
  | { readonly type: 'cancelTimer' }
  | { readonly type: 'closeGate' }
  | { readonly type: 'openGate' }
  /** Abort what runs; then `settled`. */
  | { readonly type: 'abort' }
  | { readonly type: 'ended'; readonly end: BotEnd };
