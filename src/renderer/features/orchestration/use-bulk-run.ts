import { t } from '../../../shared/catalogue/translate';
import { useCallback, useRef, useState } from 'react';
import type { DefinitionView, GroupView } from '../../../shared/view';
import type { StopMode } from '../../../shared/lifecycle-states';
import { toastDone } from '../../components/toasts';
import type { HostLink } from '../../rpc/host-link';
import { useHost } from '../../state/host-context';
import { stoppable, type BulkFacts } from './bulk-rules';
import { failureOf, toastFailures, type BulkFailure } from './bulk-toasts';
import { runBounded } from './run-bounded';

const AT_ONCE = 4;

/** Many calls under way. */
export interface BulkProgress {
  readonly verb: 'start' | 'stop';
  readonly done: number;
  readonly total: number;
}

export interface BulkRun {
  readonly progress: BulkProgress | null;
  readonly start: (facts: BulkFacts) => void;
  readonly stop: (facts: BulkFacts, mode: StopMode) => void;
  /** No further call is made; what was done by then stays and is told. */
  readonly cancel: () => void;
}

/** What came of many calls. */
interface BulkOutcome {
  readonly succeeded: number;
  /** Not called any more, because of a cancel. */
  readonly notReached: number;
  readonly failures: readonly BulkFailure[];
}

type RunAll = <T>(
  verb: BulkProgress['verb'],
  items: readonly T[],
  call: (item: T) => Promise<BulkFailure | null>,
) => Promise<BulkOutcome>;

/** Starts or stops many groups, each by its own call, a few at a time; tells at the end how each went. */
export function useBulkRun(): BulkRun {
  const { link } = useHost();
  const { progress, isRunning, runAll, cancel } = useRunAll();
  return {
    progress,
    cancel,
    start: (facts) => {
      if (!isRunning()) void startAll(link, runAll, facts);
    },
    stop: (facts, mode) => {
      if (!isRunning()) void stopAll(link, runAll, stoppable(facts.running, mode), mode);
    },
  };
}

function useRunAll() {
  const [progress, setProgress] = useState<BulkProgress | null>(null);
  const running = useRef<AbortController | null>(null);
  const runAll: RunAll = useCallback(async (verb, items, call) => {
    const abort = new AbortController();
    running.current = abort;
    const failures: BulkFailure[] = [];
    let done = 0;
    setProgress({ verb, done, total: items.length });
    const act = async (item: (typeof items)[number]): Promise<void> => {
      const failure = await call(item);
      if (failure) failures.push(failure);
      done += 1;
      setProgress({ verb, done, total: items.length });
    };
    const ended = await runBounded(items, AT_ONCE, act, abort.signal);
    running.current = null;
    setProgress(null);
    return { succeeded: ended - failures.length, notReached: items.length - ended, failures };
  }, []);
  const cancel = useCallback(() => running.current?.abort(), []);
  const isRunning = useCallback(() => running.current !== null, []);
  return { progress, isRunning, runAll, cancel };
}

async function startAll(link: HostLink, runAll: RunAll, { startable, drafts }: BulkFacts): Promise<void> {
  const { succeeded, notReached, failures } = await runAll(
    'start',
    startable,
    async ({ id, definition: { name } }) => {
      const answer = await link.call('groups.start', { definitionId: id, overrides: null });
      return answer.ok ? null : failureOf(name, answer.error);
    },
  );
  tellStarted(succeeded, notReached, [...failures, ...drafts.map(draftFailure)]);
}

async function stopAll(
  link: HostLink,
  runAll: RunAll,
  groups: readonly GroupView[],
  mode: StopMode,
): Promise<void> {
  const { succeeded, notReached, failures } = await runAll(
    'stop',
    groups,
    async ({ orchestrationId, name }) => {
      const answer = await link.call('groups.stop', { orchestrationId, mode });
      // One that has ended by itself meanwhile needs no stop any more.
      return answer.ok || answer.error.code === 'group_not_found' ? null : failureOf(name, answer.error);
    },
  );
  tellStopped(succeeded, notReached, failures);
}

function draftFailure({ definition: { name } }: DefinitionView): BulkFailure {
  return { name, reason: t('It has problems: edit it first.') };
}

function tellStarted(started: number, notReached: number, failures: readonly BulkFailure[]): void {
  if (started > 0)
    toastDone(
      t('{count, plural, one {1 group was started} other {# groups were started}}', { count: started }),
    );
  if (notReached > 0) toastDone(t('Cancelled: {count} more were not started', { count: notReached }));
  if (failures.length === 0) return;
  const title = t('{count, plural, one {1 group was not started} other {# groups were not started}}', {
    count: failures.length,
  });
  toastFailures(title, failures);
}

function tellStopped(stopped: number, notReached: number, failures: readonly BulkFailure[]): void {
  if (stopped > 0)
    toastDone(
      t('{count, plural, one {1 group is stopping} other {# groups are stopping}}', { count: stopped }),
    );
  if (notReached > 0) toastDone(t('Cancelled: {count} more were not stopped', { count: notReached }));
  if (failures.length === 0) return;
  const title = t(
    '{count, plural, one {1 group could not be stopped} other {# groups could not be stopped}}',
    { count: failures.length },
  );
  toastFailures(title, failures);
}
