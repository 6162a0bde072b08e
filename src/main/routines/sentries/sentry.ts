import type { Failure } from '../../../shared/failure';
import type { SentryOutcome, SentrySeverity } from '../../../shared/sentry-view';
import type { VariableValue } from '../ports';

/** One entry under `sentries:`, compiled; values may be late, as those of steps. */
export interface CompiledSentry {
  /** The same for every declaration of the same routine with the same inputs. */
  readonly key: string;
  readonly routineName: string;
  readonly severity: SentrySeverity;
  readonly times: {
    /** Milliseconds from one run's beginning to the next. */
    readonly every: number;
    /** Milliseconds one run may take. */
    readonly timeout: number;
  };
  readonly inputs: Readonly<Record<string, VariableValue>>;
  readonly onSuccess: SentryOutcome;
  readonly onFailure: SentryOutcome;
}

/** A run of a sentry that has come to its end; one that was cut short is told with `failure` and `outcome` null. */
export interface SentryRun {
  /** Tells sentries apart; opaque. */
  readonly key: string;
  readonly routineName: string;
  readonly severity: SentrySeverity;
  readonly everyMs: number;
  readonly ended: 'succeeded' | 'failed' | 'cut';
  readonly failure: Failure | null;
  readonly outcome: SentryOutcome | null;
  /** Time it worked; a pause of the bot does not count. */
  readonly durationMs: number;
}

/** What the bot is told by the sentries of its iteration; calls are in order and cheap. */
export interface SentryListener {
  /** The sentries the main routine is held by now, by the names of their routines; empty: it goes on. */
  held(by: readonly string[]): void;
  ran(run: SentryRun): void;
  /** A sentry wants the bot paused, until a person lets it go on, or stopped. */
  wants(outcome: 'pause' | 'stop', run: SentryRun): void;
}
