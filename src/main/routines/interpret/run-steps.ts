import type { StepContext } from '../action';
import { Block, CompiledCondition, type CompiledStep } from '../compiled-step';
import { resolveParams } from '../late';
import type { Variables, VariableValue } from '../ports';
import type { RoutineRun, StepEvent } from '../routine-runner';
import type { ActiveTime } from './active-time';
import { assertIs, holds } from './ask-condition';
import { isWorthRetrying, StepTimeout, toStepFailure, type StepFailure } from './step-failure';
import type { WatchedVariables } from './watched-variables';

/** One routine in work: the outermost one or one it calls. */
export interface Frame {
  readonly variables: Variables;
  /** Path of the call with a `/`; empty for the outermost routine. */
  readonly prefix: string;
  readonly depth: number;
  /** Top-level step of the outermost routine that called; null in the outermost itself. */
  readonly index: number | null;
}

/** What all steps of one iteration share. */
export interface Machine {
  readonly run: RoutineRun;
  readonly variables: WatchedVariables;
  readonly time: ActiveTime;
  /** Number of top-level steps of the outermost routine. */
  readonly total: number;
  stepsSinceYield: number;
  call(
    name: string,
    inputs: Readonly<Record<string, VariableValue>>,
    caller: { frame: Frame; path: string; index: number; signal: AbortSignal },
  ): Promise<void>;
}

interface Scope {
  readonly frame: Frame;
  readonly signal: AbortSignal;
}

/** After this many steps others get their turn, also when no step waits for anything. */
const STEPS_PER_TURN = 200;
const MAX_LABEL_LENGTH = 120;
/** The shortest a timer waits anyway. */
const TURN_MS = 1;

/** Runs the steps of a block in order. Rejects with a `StepFailure`, or with the signal's reason. */
export async function runBlock(machine: Machine, block: Block, scope: Scope): Promise<void> {
  for (const step of block.steps) await runStep(machine, step, scope);
}

async function runStep(machine: Machine, step: CompiledStep, scope: Scope): Promise<void> {
  await passBoundary(machine, scope.signal);
  machine.variables.backTo(scope.frame.depth);
  const active = new ActiveStep(machine, step, scope);
  const prepared = active.prepare();
  for (let failures = 0; ; failures += 1) {
    try {
      await active.attempt(prepared);
      active.tell('finished');
      return;
    } catch (error) {
      active.afterFailure(error, failures < prepared.retries);
      await active.untilNextTry(prepared.retryDelayMs);
    }
  }
}

/** Between two steps: here a bot is paused, is stopped, and lets others work. */
async function passBoundary(machine: Machine, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  machine.stepsSinceYield += 1;
  if (machine.stepsSinceYield >= STEPS_PER_TURN) {
    machine.stepsSinceYield = 0;
    await machine.run.context.clock.sleep(TURN_MS, signal);
  }
  await machine.time.pass(signal);
  signal.throwIfAborted();
}

interface PreparedStep {
  readonly params: Readonly<Record<string, unknown>>;
  readonly timeoutMs: number | undefined;
  readonly retries: number;
  readonly retryDelayMs: number;
}

/** One step while it works: its events, tries and failures. */
class ActiveStep {
  private readonly machine: Machine;
  private readonly step: CompiledStep;
  private readonly scope: Scope;
  private readonly path: string;
  private readonly index: number;
  private readonly startedAt: number;
  private label: string;

  constructor(machine: Machine, step: CompiledStep, scope: Scope) {
    this.machine = machine;
    this.step = step;
    this.scope = scope;
    this.path = `${scope.frame.prefix}${step.path}`;
    this.index = scope.frame.index ?? step.index;
    this.startedAt = machine.run.context.clock.monotonic();
    this.label = step.action.name;
  }

  /** Evaluates the step's expressions and announces it. */
  prepare(): PreparedStep {
    const { step, scope } = this;
    try {
      const settings = resolveParams(step.settings, scope.frame.variables);
      const params = resolveParams(step.params, scope.frame.variables);
      const label = settings.name ?? step.action.label?.(params) ?? step.action.name;
      this.label = label.slice(0, MAX_LABEL_LENGTH);
      this.tell('started');
      return {
        params,
        timeoutMs: settings.timeout ?? step.action.defaultTimeoutMs,
        retries: settings.retry?.times ?? 0,
        retryDelayMs: settings.retry?.delay ?? 0,
      };
    } catch (error) {
      this.tell('started');
      this.tell('failed');
      throw this.failureOf(error);
    }
  }

  /** One try. On a time-out the action is told to end, and has ended, before this rejects. */
  async attempt({ params, timeoutMs }: PreparedStep): Promise<void> {
    const outer = this.scope.signal;
    if (timeoutMs === undefined) {
      await this.step.action.run(params, this.contextWith(outer));
      return;
    }
    const limit = new AbortController();
    const forward = (): void => {
      limit.abort(outer.reason);
    };
    outer.addEventListener('abort', forward, { once: true });
    const disarm = this.machine.time.schedule(timeoutMs, () => {
      limit.abort(new StepTimeout(timeoutMs));
    });
    try {
      await this.step.action.run(params, this.contextWith(limit.signal));
    } catch (error) {
      // Whatever an action says after its time was over, that is why it ended.
      limit.signal.throwIfAborted();
      throw error;
    } finally {
      disarm();
      outer.removeEventListener('abort', forward);
    }
    limit.signal.throwIfAborted();
  }

  /** Throws unless the step is to be tried again. A cancellation is passed on as it is. */
  afterFailure(error: unknown, retriesLeft: boolean): void {
    this.throwIfEnded();
    const failure = this.failureOf(error);
    if (!retriesLeft || !isWorthRetrying(failure.failure)) {
      this.tell('failed');
      throw failure;
    }
    this.tell('retrying');
  }

  async untilNextTry(delayMs: number): Promise<void> {
    const { signal } = this.scope;
    try {
      await this.machine.run.context.clock.sleep(delayMs, signal);
      await passBoundary(this.machine, signal);
    } catch (error) {
      this.throwIfEnded();
      throw error;
    }
  }

  /** Only the end of an enclosing step's time is a failure; a stop is none and leaves no trace. */
  private throwIfEnded(): void {
    const { signal } = this.scope;
    if (signal.aborted && signal.reason instanceof StepTimeout) this.tell('failed');
    signal.throwIfAborted();
  }

  tell(phase: StepEvent['phase']): void {
    const elapsedMs =
      phase === 'started' ? null : this.machine.run.context.clock.monotonic() - this.startedAt;
    const { path, label, index } = this;
    this.machine.run.observer.step({ phase, path, label, index, total: this.machine.total, elapsedMs });
  }

  private failureOf(error: unknown): StepFailure {
    return toStepFailure(error, { step: this.path, at: this.step.at });
  }

  private contextWith(signal: AbortSignal): StepContext {
    const { machine, path, index } = this;
    const { frame } = this.scope;
    const { context } = machine.run;
    return {
      device: context.device,
      eye: context.eye,
      evidence: context.evidence,
      accounts: context.accounts,
      files: context.files,
      clock: context.clock,
      random: context.random,
      variables: frame.variables,
      signal,
      log: (level, message) => {
        context.log(level, message);
      },
      run: (nested) => runBlock(machine, assertIs(Block, nested), { frame, signal }),
      holds: (condition) =>
        holds(assertIs(CompiledCondition, condition), { ...context, variables: frame.variables, signal }),
      call: (name, inputs) => machine.call(name, inputs, { frame, path, index, signal }),
    };
  }
}
