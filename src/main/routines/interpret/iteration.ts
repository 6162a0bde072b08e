import type { Failure } from '../../../shared/failure';
import type { Program } from '../compile/compile-routine';
import type { LinkedRoutine } from '../compile/link-routines';
import type { Block } from '../compiled-step';
import { resolveParams } from '../late';
import type { VariableValue } from '../ports';
import type { AnsweredLook } from '../looks';
import type { RoutineRun, StepGate } from '../routine-runner';
import { Holds } from '../sentries/holds';
import type { CompiledSentry } from '../sentries/sentry';
import { SentryWatch } from '../sentries/sentry-watch';
import { ActiveTime } from './active-time';
import { RoutineRestart, RoutineReturn } from './control-flow';
import { enterRoutine } from './enter-routine';
import { hidingContext } from './hidden-secrets';
import { scopeAt, type Frame, type KnownFile, type Machine, type Place } from './machine';
import { runBlock } from './run-block';
import { workSentry, type SentryEnd } from './sentry-run';
import { RoutineError, StepFailure } from './step-failure';
import { StartingPoint } from './starting-point';
import { Turn } from './turn';
import { WatchedVariables } from './watched-variables';

/** Deepest nesting of `runRoutine`; a routine named by an expression may call itself. */
const MAX_CALL_DEPTH = 16;
/** How often one iteration may begin anew by `onError: restart`; then the failure counts. */
const MAX_RESTARTS = 10;
/** Shorter periods would leave the bot no time for its routine. */
const MIN_EVERY_MS = 100;

/** Why the steps of the main routine end before their time: a sentry wants the iteration to fail. */
class EndedBySentry extends Error {
  override readonly name = 'EndedBySentry';
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.code);
    this.failure = failure;
  }
}

interface ProgramWork extends Pick<Place, 'signal' | 'stop'> {
  readonly given: Readonly<Record<string, VariableValue>>;
  readonly steps: Block;
  /** Path of the step it begins with, when that is not the first. */
  readonly startPath?: string | undefined;
  readonly prefix: string;
  /** The routines it is run for. */
  readonly callers: readonly KnownFile[];
}

/** A declaration of a sentry, at a routine in work. */
interface Declared {
  readonly sentry: CompiledSentry;
  readonly times: CompiledSentry['times'];
  readonly machine: Machine;
  readonly place: Place;
}

/** One iteration: its main routine, and the sentries beside it. */
export class Iteration {
  readonly main: Machine;
  readonly #run: RoutineRun;
  readonly #library: LinkedRoutine['library'];
  readonly #watch: SentryWatch;
  readonly #holds: Holds;
  readonly #ended = new AbortController();
  #isHeld = false;

  constructor({ program, library }: LinkedRoutine, run: RoutineRun) {
    this.#run = run;
    this.#library = library;
    this.#watch = new SentryWatch(run.context.clock);
    this.#holds = new Holds((names) => this.#held(names));
    this.main = this.#machine(run, this.#holds.before(run.gate), {
      total: program.steps.steps.length,
      guarded: [program.name],
      hold: null,
      variables: new WatchedVariables(),
    });
  }

  /** Works the main routine's steps until they are done, have failed or a sentry ends them; then ends the sentries. */
  async work(steps: (signal: AbortSignal) => Promise<void>, signal: AbortSignal): Promise<void> {
    const ended = this.#ended.signal;
    const forward = (): void => this.#ended.abort(signal.reason);
    // Whoever was told that the iteration begins may have stopped it.
    signal.throwIfAborted();
    signal.addEventListener('abort', forward, { once: true });
    // Sentries end at once as well, not when the main routine has come to its end.
    ended.addEventListener('abort', () => void this.#watch.close(), { once: true });
    try {
      await steps(ended);
    } catch (error) {
      if (!(ended.reason instanceof EndedBySentry)) throw error;
    } finally {
      signal.removeEventListener('abort', forward);
      await this.#watch.close();
    }
    if (ended.reason instanceof EndedBySentry) throw new StepFailure(ended.reason.failure);
  }

  /** Runs a routine as the outermost of a machine; `restart` begins it anew. */
  async runProgram(machine: Machine, program: Program, work: ProgramWork): Promise<void> {
    const { given, steps, prefix, signal, stop } = work;
    for (let restarts = 0; ; restarts += 1) {
      const variables = enterRoutine(machine, program, { given, depth: 1, prefix });
      const frame: Frame = {
        variables,
        prefix,
        depth: 1,
        index: null,
        screen: program.screen,
        routines: [program, ...work.callers],
      };
      try {
        const { startPath } = work;
        const start = startPath === undefined ? undefined : new StartingPoint(startPath);
        await this.#guarded(machine, program, { frame, signal, stop, start }, steps);
        return;
      } catch (error) {
        if (error instanceof RoutineReturn) return;
        if (!(error instanceof RoutineRestart)) throw error;
        if (restarts >= MAX_RESTARTS) throw error.reason;
      }
    }
  }

  async #call(machine: Machine, ...[name, inputs, caller]: Parameters<Machine['call']>): CallEnd {
    const program = this.#find(machine, name);
    const { frame: outer, signal, stop, isLast, picture, start } = caller.place;
    const depth = outer.depth + 1;
    if (depth > MAX_CALL_DEPTH)
      throw new RoutineError('recursion_limit', { routine: name, limit: MAX_CALL_DEPTH });
    const prefix = `${caller.path}/`;
    const variables = enterRoutine(machine, program, { given: inputs, depth, prefix });
    const frame: Frame = {
      variables,
      prefix,
      depth,
      index: caller.index,
      screen: program.screen,
      routines: [program, ...outer.routines],
    };
    const place: Place = { frame, signal, stop, picture, start, ...(isLast === true ? { isLast } : {}) };
    try {
      await this.#guarded(machine, program, place, program.steps);
    } catch (error) {
      if (!(error instanceof RoutineReturn)) throw error;
      machine.variables.backTo(outer.depth);
      return error.value;
    }
    machine.variables.backTo(outer.depth);
    return undefined;
  }

  /** A sentry that runs what it guards would wait for itself or multiply; calls by expressions show only here. */
  #find({ guarded }: Machine, name: string): Program {
    const isInSentry = guarded.length > 1;
    if (isInSentry && guarded.includes(name))
      throw new RoutineError('sentry_circular', { way: [...guarded, name].join(' → ') });
    const program = this.#library.get(name);
    if (!program) throw new RoutineError('routine_missing', { routine: name });
    return program;
  }

  /** Runs the steps of a routine with its sentries beside them; those have ended when this has. */
  async #guarded(machine: Machine, program: Program, place: Place, steps: Block): Promise<void> {
    if (program.sentries.length === 0) return runBlock(machine, steps, place);
    const scope = scopeAt(machine, place);
    const declared = program.sentries.map((sentry): Declared => {
      if (machine.guarded.includes(sentry.routineName))
        throw new RoutineError('sentry_circular', {
          way: [...machine.guarded, sentry.routineName].join(' → '),
        });
      return { sentry, times: resolveParams(sentry.times, scope), machine, place };
    });
    const ends = declared.map((one) =>
      this.#watch.begin({
        sentry: one.sentry,
        everyMs: Math.max(one.times.every, MIN_EVERY_MS),
        run: (everyMs, signal) => this.#runSentry(one, everyMs, signal),
      }),
    );
    try {
      await runBlock(machine, steps, place);
    } finally {
      await Promise.all(ends.map((end) => end()));
    }
  }

  async #runSentry({ sentry, times, ...by }: Declared, everyMs: number, signal: AbortSignal): Promise<void> {
    const { routineName } = sentry;
    const reason = {};
    const machine = this.#machineOf(sentry, by.machine, (held) =>
      held ? this.#holds.add(reason, routineName) : this.#holds.remove(reason),
    );
    const steps = (inner: AbortSignal): Promise<void> => {
      const given = resolveParams(sentry.inputs, scopeAt(by.machine, by.place));
      const program = this.#find(by.machine, routineName);
      return this.runProgram(machine, program, {
        ...{ given, steps: program.steps, prefix: `sentry ${routineName}/` },
        ...{ signal: inner, stop: signal, callers: by.place.frame.routines },
      });
    };
    const end = await workSentry(machine, { times }, steps, signal);
    this.#holds.remove(reason);
    this.#ran(sentry, everyMs, end);
  }

  #ran(sentry: CompiledSentry, everyMs: number, end: SentryEnd): void {
    const { key, routineName, severity, onFailure, onSuccess } = sentry;
    const outcome = end.ended === 'cut' ? null : end.ended === 'failed' ? onFailure : onSuccess;
    const run = { key, routineName, severity, everyMs, outcome, ...end };
    const listener = this.#run.sentries;
    listener?.ran(run);
    if (outcome === null || outcome === 'goOn') return;
    if (listener && outcome !== 'fail') {
      listener.wants(outcome, run);
      return;
    }
    const detail = { sentry: routineName };
    this.#ended.abort(new EndedBySentry(end.failure ?? { class: 'routine', code: 'sentry_ended', detail }));
  }

  #machineOf(sentry: CompiledSentry, from: Machine, hold: NonNullable<Machine['hold']>): Machine {
    const { context, facts, kept, gate, observer } = this.#run;
    const log: typeof context.log = (level, message) =>
      context.log(level, `${sentry.routineName}: ${message}`);
    // Steps of sentries are not told: what people see of the bot is its main routine.
    const own = { step: () => undefined, looked: (look: AnsweredLook) => observer.looked?.(look) };
    const run = { context: { ...context, log }, observer: own, facts, kept };
    return this.#machine(run, gate, {
      total: this.#library.get(sentry.routineName)?.steps.length ?? 0,
      guarded: [...from.guarded, sentry.routineName],
      hold,
      variables: from.variables.beside(),
    });
  }

  #machine(run: Machine['run'], gate: StepGate, of: MachineOf): Machine {
    const { context } = run;
    const { clock } = context;
    const { variables } = of;
    const machine: Machine = {
      ...of,
      run,
      ports: { ...context, ...hidingContext(context, variables.hide) },
      time: new ActiveTime(clock, gate),
      turn: Turn.on(clock),
      match: null,
      lastLook: null,
      remembered: new Map(),
      runBlock: (block, place) => runBlock(machine, block, place),
      call: (...call) => this.#call(machine, ...call),
    };
    return machine;
  }

  /** While it is held no time passes for the main routine, wherever in a step it is. */
  #held(names: readonly string[]): void {
    const isHeld = names.length > 0;
    if (isHeld && !this.#isHeld) this.main.time.pause();
    if (!isHeld && this.#isHeld) this.main.time.resume();
    this.#isHeld = isHeld;
    this.#run.sentries?.held(names);
  }
}

type MachineOf = Pick<Machine, 'total' | 'guarded' | 'hold' | 'variables'>;
type CallEnd = Promise<VariableValue | undefined>;
