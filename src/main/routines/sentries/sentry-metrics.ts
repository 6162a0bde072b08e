import type { SentryView } from '../../../shared/sentry-view';
import type { SentryRun } from './sentry';

type Figures = Omit<SentryView, 'routineName' | 'severity' | 'everyMs' | 'nextAt'>;

const NONE: Figures = {
  ...{ runs: 0, failures: 0, failuresInRow: 0 },
  ...{ minMs: Infinity, averageMs: 0, maxMs: 0, lastFailure: null },
};

/** Figures of the sentries of one bot, over all its iterations. */
export class SentryMetrics {
  readonly #byKey = new Map<string, SentryView>();

  /** Counts a run that has ended at `nowMs`; one that was cut short counts as none. */
  add(run: SentryRun, nowMs: number): void {
    const { key, routineName, severity, everyMs, ended, failure, durationMs } = run;
    if (ended === 'cut') return;
    const before: Figures = this.#byKey.get(key) ?? NONE;
    const failed = ended === 'failed';
    const runs = before.runs + 1;
    this.#byKey.set(key, {
      ...{ routineName, severity, everyMs, runs },
      failures: before.failures + Number(failed),
      failuresInRow: failed ? before.failuresInRow + 1 : 0,
      minMs: Math.min(before.minMs, durationMs),
      averageMs: before.averageMs + (durationMs - before.averageMs) / runs,
      maxMs: Math.max(before.maxMs, durationMs),
      lastFailure: failure ?? before.lastFailure,
      nextAt: new Date(nextBeat(run, nowMs)).toISOString(),
    });
  }

  /** In the order in which they first ran. */
  list(): readonly SentryView[] {
    return [...this.#byKey.values()];
  }
}

/** Runs begin at beats, and one that took long has skipped some (see `Beats`). */
function nextBeat({ everyMs, durationMs }: SentryRun, nowMs: number): number {
  return nowMs - durationMs + (Math.floor(durationMs / everyMs) + 1) * everyMs;
}
