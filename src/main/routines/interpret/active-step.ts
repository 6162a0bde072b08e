import type { FailedLook } from '../../../shared/looked';
import type { ErrorFacts } from '../action';
import type { CompiledStep } from '../compiled-step';
import { resolveParams } from '../late';
import type { AnsweredLook } from '../looks';
import type { StepEvent } from '../routine-runner';
import { isWayOut } from './control-flow';
import { EnteringContext } from './entering-context';
import { hidingFailure } from './hidden-secrets';
import { scopeAt, type Machine, type Place } from './machine';
import { TryContext, type ContextOwner } from './step-context';
import { isWorthRetrying, StepFailure, StepTimeout, toStepFailure } from './step-failure';
import { whyNot } from './why-not';

const MAX_LABEL_LENGTH = 120;
/** However fast the pauses grow, a bot that tries again is heard of. */
const MAX_DELAY_MS = 3_600_000;

/** How a step is tried again. */
export interface Tries {
  readonly retries: number;
  /** Pause after so many failures, from 0; milliseconds. */
  readonly delayOf: (failures: number) => number;
}

/** One step while it works: its events, tries and failures. */
export class ActiveStep implements ContextOwner {
  readonly path: string;
  readonly index: number;
  readonly #machine: Machine;
  readonly #step: CompiledStep;
  readonly #place: Place;
  readonly #startedAt: number;
  #label: string;
  #params: Readonly<Record<string, unknown>> = {};
  #timeoutMs: number | undefined;
  #awaited: (() => string) | undefined;
  #lookBefore: AnsweredLook | null = null;

  constructor(machine: Machine, step: CompiledStep, place: Place) {
    this.#machine = machine;
    this.#step = step;
    this.#place = place;
    this.path = `${place.frame.prefix}${step.path}`;
    this.index = place.frame.index ?? step.index;
    this.#startedAt = machine.run.context.clock.monotonic();
    this.#label = step.action.name;
  }

  /** Evaluates the step's expressions and announces it. */
  prepare(): Tries {
    const step = this.#step;
    try {
      const scope = scopeAt(this.#machine, this.#place);
      const settings = resolveParams(step.settings, scope);
      this.#params = resolveParams(step.params, scope);
      const label = settings.name ?? step.action.label?.(this.#params) ?? step.action.name;
      this.#label = this.#machine.variables.hide(label).slice(0, MAX_LABEL_LENGTH);
      this.#timeoutMs = settings.timeout ?? step.action.defaultTimeoutMs;
      this.tell('started');
      const { times = 0, delay = 0, backoff = 1 } = settings.retry ?? {};
      return { retries: times, delayOf: (failures) => Math.min(delay * backoff ** failures, MAX_DELAY_MS) };
    } catch (error) {
      this.tell('started');
      this.tell('failed');
      throw this.failureOf(error);
    }
  }

  /** One try. On a time-out the action is told to end, and has ended, before this rejects. */
  attempt(): Promise<void> | void {
    const timeoutMs = this.#timeoutMs;
    this.#awaited = undefined;
    this.#lookBefore = this.#machine.lastLook;
    if (timeoutMs !== undefined) return this.#attemptWithin(timeoutMs);
    return this.#step.action.run(this.#params, this.#contextOf(this.#place));
  }

  async #attemptWithin(timeoutMs: number): Promise<void> {
    const outer = this.#place.signal;
    // Whoever hears that the step begins may have stopped the bot; a signal that has aborted tells nobody again.
    outer.throwIfAborted();
    const limit = new AbortController();
    const forward = (): void => {
      limit.abort(outer.reason);
    };
    outer.addEventListener('abort', forward, { once: true });
    const disarm = this.#machine.time.schedule(timeoutMs, () => {
      limit.abort(new StepTimeout(timeoutMs, this.#awaited?.()));
    });
    try {
      await this.#step.action.run(this.#params, this.#contextOf({ ...this.#place, signal: limit.signal }));
    } catch (error) {
      // Whatever an action says after its time was over, that is why it ended.
      if (!isWayOut(error)) limit.signal.throwIfAborted();
      throw error;
    } finally {
      disarm();
      outer.removeEventListener('abort', forward);
    }
    limit.signal.throwIfAborted();
  }

  /** Looks once more where the step has found nothing; undefined when there is nothing to look for. */
  whyNot(error: unknown): Promise<FailedLook | null> | undefined {
    const { onError } = this.#step.settings;
    return whyNot(this.#machine, this.#place, {
      ...{ path: this.path, label: this.#label, before: this.#lookBefore },
      failure: this.failureOf(error).failure,
      isExpected: onError !== undefined && onError !== 'fail',
    });
  }

  /** Throws unless the step is to be tried again. A cancellation is passed on as it is. */
  afterFailure(error: unknown, retriesLeft: boolean, look: FailedLook | null): void {
    this.#throwIfEnded();
    const failed = this.failureOf(error);
    const failure = look ? new StepFailure({ ...failed.failure, look }, error) : failed;
    if (!retriesLeft || !isWorthRetrying(failure.failure)) {
      this.tell('failed');
      throw failure;
    }
    this.tell('retrying');
  }

  async untilNextTry(delayMs: number, passBoundary: () => Promise<void> | undefined): Promise<void> {
    try {
      await this.#machine.run.context.clock.sleep(delayMs, this.#place.signal);
      await passBoundary();
    } catch (error) {
      this.#throwIfEnded();
      throw error;
    }
  }

  /** Only the end of an enclosing step's time is a failure; a stop is none and leaves no trace. */
  #throwIfEnded(): void {
    const { signal } = this.#place;
    if (signal.aborted && signal.reason instanceof StepTimeout) this.tell('failed');
    signal.throwIfAborted();
  }

  tell(phase: StepEvent['phase']): void {
    const { clock } = this.#machine.run.context;
    const elapsedMs = phase === 'started' || phase === 'skipped' ? null : clock.monotonic() - this.#startedAt;
    const { total, run } = this.#machine;
    const event = { phase, path: this.path, label: this.#label, index: this.index, total, elapsedMs };
    const { id } = this.#step.settings;
    run.observer.step(id === undefined ? event : { ...event, id });
  }

  failureOf(error: unknown): StepFailure {
    const failed = toStepFailure(error, { step: this.path, at: this.#step.at });
    return hidingFailure(failed, this.#machine.variables.hide);
  }

  waitsFor(what: () => string): void {
    this.#awaited = what;
  }

  /** A failure as expressions read it. */
  factsOf({ failure }: StepFailure): ErrorFacts {
    const message = failure.detail['message'];
    return {
      code: failure.code,
      message: typeof message === 'string' ? message : failure.code,
      step: failure.step ?? this.path,
    };
  }

  factsOfError(error: unknown): ErrorFacts {
    return this.factsOf(this.failureOf(error));
  }

  #contextOf(place: Place): TryContext {
    const { start, frame } = place;
    if (start?.isReached !== false) return new TryContext(this.#machine, place, this);
    const entrance = start.entranceOf(this.#step, this.#params, frame.prefix);
    return new EnteringContext(this.#machine, place, { owner: this, entrance });
  }
}
