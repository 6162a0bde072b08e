import type { RoutineEnd } from '../routine-runner';
import type { CompiledSentry, SentryRun } from '../sentries/sentry';
import type { Machine } from './machine';
import { endOf } from './routine-end';
import { StepTimeout } from './step-failure';

/** How a run of a sentry came to its end. */
export type SentryEnd = Pick<SentryRun, 'durationMs' | 'ended' | 'failure'>;

/**
 * Works one run of a sentry in a machine of its own. Never rejects: a run that is cut short by `signal` says so. The
 * run begins when the bot is not paused, and only time it worked counts.
 */
export async function workSentry(
  machine: Machine,
  { times }: { readonly times: CompiledSentry['times'] },
  steps: (signal: AbortSignal) => Promise<void>,
  signal: AbortSignal,
): Promise<SentryEnd> {
  const limit = new AbortController();
  const forward = (): void => limit.abort(signal.reason);
  if (signal.aborted) forward();
  signal.addEventListener('abort', forward, { once: true });
  let startedAt = machine.time.now();
  let disarm = (): void => undefined;
  const end = await endOf(async () => {
    await machine.time.pass(signal);
    startedAt = machine.time.now();
    disarm = machine.time.schedule(times.timeout, () => limit.abort(new StepTimeout(times.timeout)));
    await withinLimit(() => steps(limit.signal), limit.signal);
  }, signal).catch((): null => null);
  disarm();
  signal.removeEventListener('abort', forward);
  return { durationMs: machine.time.now() - startedAt, ...asEnd(end) };
}

/** When the time is over, that is why it ended, whatever the steps say. */
async function withinLimit(work: () => Promise<void>, limit: AbortSignal): Promise<void> {
  try {
    await work();
  } finally {
    limit.throwIfAborted();
  }
}

function asEnd(end: RoutineEnd | null): Pick<SentryEnd, 'ended' | 'failure'> {
  if (!end) return { ended: 'cut', failure: null };
  return end.ok ? { ended: 'succeeded', failure: null } : { ended: 'failed', failure: end.failure };
}
