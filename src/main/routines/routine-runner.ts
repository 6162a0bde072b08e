import type { BotVariable } from '../../shared/contract/bots';
import type { Failure } from '../../shared/failure';
import type { RoutineConfig } from '../../shared/definition';
import type { Problem } from '../../shared/problem';
import type { ErrorOf, Result } from '../../shared/errors';
import type { DeclaredSentry, OutlineStep } from '../../shared/routine-outline';
import type { RoutineProblem, RoutineSummary } from '../../shared/routine-summary';
import type { CompiledFile } from './compile/compile-routine';
import type { NeededConsent } from './consent/needed-consents';
import type { AnsweredLook, WhyNot } from './looks';
import type { ActionContext, VariableValue } from './ports';
import type { SentryListener } from './sentries/sentry';

/** A routine compiled once and shared by all bots; opaque to the orchestrator. */
export interface CompiledRoutine {
  readonly summary: RoutineSummary;
}

/** Lists routines by name; follows the files under `routines/`. Bots finish with the version they began with. */
export interface RoutineDirectory {
  list(): readonly RoutineSummary[];
  find(name: string): CompiledRoutine | undefined;
  /** Problems of `routineConfig` against the routine's inputs, with paths like `routineConfig.rounds`. */
  checkConfig(name: string, config: RoutineConfig): Problem[];
  /** Templates given to inputs that are missing or can't be used; none where nobody knows which there are. */
  checkTemplates(name: string, config: RoutineConfig): Problem[];
  /** Whether a run can begin with a step, by its number, `id` or path; true while nobody can tell. */
  canStartAt(name: string, step: string): boolean;
  /** What a person has to allow before the routine can run. */
  neededConsents(name: string): readonly NeededConsent[];
  /** Its file as it is now. */
  read(name: string): Promise<Result<ReadRoutine, ErrorOf<'routine_not_found' | 'file_unreadable'>>>;
  /** What would be wrong if this were its file; nothing is kept. */
  check(name: string, text: string): Pick<ReadRoutine, 'outline' | 'problems'>;
  /** What would be known of these if they were among the others, or in place of those of their name. */
  link(files: readonly CompiledFile[]): ReadonlyMap<string, RoutineSummary>;
  /** Files below the folder were written or taken away by this program: the watcher may not tell. */
  touched(files: readonly string[]): void;
  watch(listener: (change: RoutineChange) => void): () => void;
  close(): Promise<void>;
}

/** A routine's file, for people to look at. */
export interface ReadRoutine {
  readonly file: string;
  readonly text: string;
  readonly hash: string;
  readonly outline: OutlineStep[];
  readonly problems: RoutineProblem[];
  /** None while there are errors. */
  readonly sentries: DeclaredSentry[];
}

export type RoutineChange =
  | { readonly type: 'put'; readonly routine: RoutineSummary }
  | { readonly type: 'remove'; readonly routineName: string };

/** What the runner tells while it works; calls are in order and cheap. */
export interface RoutineObserver {
  step(event: StepEvent): void;
  /** Once, before the first step: the iteration's variables from now on, and as they were when it has ended. */
  variables?(run: RunVariables): void;
  /** After each look at the screen, those of sentries included. */
  looked?(look: AnsweredLook): void;
}

/** The variables of one iteration, for people to look at. */
export interface RunVariables {
  /** Those of the outermost routine, then of the routines in work it calls, under their step: `4/rounds`. */
  list(): readonly RunVariable[];
  /** Calls synchronously at every change; cheap listeners only. */
  watch(listener: () => void): () => void;
}

/** `value` is a text for people: cut, and without any secret. */
export type RunVariable = BotVariable;

export interface StepEvent {
  /** `skipped`: its `when` did not hold. */
  readonly phase: 'started' | 'finished' | 'failed' | 'retrying' | 'skipped';
  /** `3.then.1`; nested routines continue the path of their call: `4/1`. */
  readonly path: string;
  /** Its own, when it has one. The path tells which step it is: a routine called twice has each id twice. */
  readonly id?: string;
  readonly label: string;
  /** Top-level step of the outermost routine, from 1, and how many there are. */
  readonly index: number;
  readonly total: number;
  readonly elapsedMs: number | null;
}

/**
 * Passed before every step: nothing to wait for unless the bot is paused, else a promise that resolves when it goes on
 * and rejects with the signal's reason.
 */
export type StepGate = (signal: AbortSignal) => Promise<void> | undefined;

export interface RoutineRun {
  readonly config: RoutineConfig;
  readonly context: Omit<ActionContext, 'variables' | 'signal'>;
  /** The bot's own; sentries pass it too, but not what they hold themselves. */
  readonly gate: StepGate;
  /** Hears of the sentries; without one, those that want the bot paused or stopped fail the iteration. */
  readonly sentries?: SentryListener | undefined;
  readonly observer: RoutineObserver;
  /** What expressions read of the program, by its name in `ROUTINE_ROOTS`; `error` is the interpreter's own. */
  readonly facts?: ((name: string) => Readonly<Record<string, VariableValue>> | undefined) | undefined;
  /** Variables a bot keeps from one iteration to the next; none are kept without. */
  readonly kept?: KeptVariables | undefined;
  /** Tells why a step has found nothing; what failed has no look without. Sentries, which mostly find nothing, don't ask. */
  readonly whyNot?: WhyNot | undefined;
  /** Number, `id` or path of the step it begins with, such as `3.then.1`; `4/2` is one of the routine that step 4 calls. */
  readonly startAt?: string | undefined;
}

/** Variables of one bot that outlive its iterations, by routine. */
export interface KeptVariables {
  of(routineName: string): ReadonlyMap<string, VariableValue>;
  keep(routineName: string, name: string, value: VariableValue): void;
}

/** How one iteration ended. Cancellation is not an end: the promise rejects with the signal's reason. */
export type RoutineEnd = { readonly ok: true } | { readonly ok: false; readonly failure: Failure };

/** Runs one iteration of a routine. */
export type RunRoutine = (
  routine: CompiledRoutine,
  run: RoutineRun,
  signal: AbortSignal,
) => Promise<RoutineEnd>;
