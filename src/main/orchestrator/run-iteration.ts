import type { RoutineConfig } from '../../shared/definition';
import type { Device } from '../devices/device';
import { NO_ACCOUNTS } from '../routines/no-accounts';
import type { ActionAccounts, EvidenceSink, Notice, SharedCounters } from '../routines/ports';
import type {
  CompiledRoutine,
  KeptVariables,
  RoutineEnd,
  RoutineObserver,
  RoutineRun,
  RunVariables,
  StepEvent,
  StepGate,
} from '../routines/routine-runner';
import type { AnsweredLook, WhyNot } from '../routines/looks';
import type { SentryListener } from '../routines/sentries/sentry';
import type { PoolRoutineWork } from './accounts-host';
import type { BotAccounts } from './bot-accounts';
import type { GroupParts } from './group-parts';

/** What the iterations of one bot work with; what is told comes from the one in work. */
export interface IterationWork {
  readonly routine: CompiledRoutine;
  readonly config: RoutineConfig;
  readonly parts: Pick<GroupParts, 'clock' | 'random' | 'eye' | 'files' | 'http' | 'consents' | 'runRoutine'>;
  readonly evidence: EvidenceSink;
  readonly gate: StepGate;
  /** The step that the iteration in work begins with; undefined: the first. */
  startAt(): string | undefined;
  /** What the bot keeps from one iteration to the next. */
  readonly kept: KeptVariables;
  /** Of the group. */
  readonly counters: SharedCounters;
  /** What expressions read of the program. */
  facts: NonNullable<RoutineRun['facts']>;
  device(): Device;
  step(event: StepEvent, signal: AbortSignal): void;
  variables(run: RunVariables): void;
  looked(look: AnsweredLook): void;
  /** Tells why steps find nothing. */
  readonly whyNot: WhyNot | undefined;
  /** Hears of the sentries of an iteration. */
  sentries(signal: AbortSignal): SentryListener;
  log(level: 'info' | 'warn' | 'error', message: string, signal: AbortSignal): void;
  notify(notice: Notice, signal: AbortSignal): void;
}

/**
 * Runs one iteration; with accounts it settles those it used, and takes one first when the routine needs one. Rejects
 * with the reason of `signal`, or with what kept it from beginning.
 */
export function runIteration(
  work: IterationWork,
  accounts: BotAccounts | null,
  signal: AbortSignal,
): Promise<RoutineEnd> {
  const iterate = async (own: ActionAccounts, inner: AbortSignal): Promise<RoutineEnd> => {
    if (work.routine.summary.needsAccount) await own.take(inner);
    const observer: RoutineObserver = {
      step: (event) => work.step(event, inner),
      variables: (run) => work.variables(run),
      looked: (look) => work.looked(look),
    };
    return work.parts.runRoutine(
      work.routine,
      { ...runOf(work, { config: work.config, own, observer, inner }), startAt: work.startAt() },
      inner,
    );
  };
  return accounts ? accounts.iterate(iterate, signal) : iterate(NO_ACCOUNTS, signal);
}

/** Runs a routine of the pool; its steps are told with `prefix` before their paths. */
export function runPoolRoutine(
  work: IterationWork,
  routine: CompiledRoutine,
  prefix: string,
  { config, accounts, signal }: PoolRoutineWork,
): Promise<RoutineEnd> {
  const observer: RoutineObserver = {
    step: (event) => work.step({ ...event, path: `${prefix}${event.path}` }, signal),
    looked: (look) => work.looked(look),
  };
  const run = runOf(work, { config, own: accounts, observer, inner: signal });
  return work.parts.runRoutine(routine, run, signal).then((end) => within(prefix, end));
}

interface RunWith {
  readonly config: RoutineConfig;
  readonly own: ActionAccounts;
  readonly observer: RoutineObserver;
  readonly inner: AbortSignal;
}

function runOf(work: IterationWork, { config, own, observer, inner }: RunWith): RoutineRun {
  const { clock, random, eye, files, http, consents } = work.parts;
  return {
    config,
    context: {
      ...{ device: work.device(), eye, evidence: work.evidence, accounts: own, files, clock, random },
      ...{ http, consents, counters: work.counters },
      log: (level, message) => work.log(level, message, inner),
      notify: (notice) => work.notify(notice, inner),
    },
    sentries: work.sentries(inner),
    ...{ gate: work.gate, observer, kept: work.kept, facts: work.facts, whyNot: work.whyNot },
  };
}

function within(prefix: string, end: RoutineEnd): RoutineEnd {
  if (end.ok || end.failure.step === undefined) return end;
  return { ok: false, failure: { ...end.failure, step: `${prefix}${end.failure.step}` } };
}
