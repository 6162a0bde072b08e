import type { RoutineConfig } from '../../../shared/definition';
import { resolveInputs, type InputValue } from '../../../shared/routine-inputs';
import type { Program } from '../compile/compile-routine';
import { LinkedRoutine } from '../compile/link-routines';
import { Block } from '../compiled-step';
import type { VariableValue } from '../ports';
import type { RoutineEnd, RunRoutine } from '../routine-runner';
import { ActiveTime } from './active-time';
import { RoutineRestart, RoutineReturn } from './control-flow';
import type { Frame, Machine } from './machine';
import { runBlock } from './run-block';
import { RoutineError, StepFailure, toStepFailure } from './step-failure';
import { WatchedVariables } from './watched-variables';

/** Deepest nesting of `runRoutine`; a routine named by an expression may call itself. */
const MAX_CALL_DEPTH = 16;
/** How often one iteration may begin anew by `onError: restart`; then the failure counts. */
const MAX_RESTARTS = 10;

/**
 * Runs one iteration. The routine is shared and never changed; variables are new each time but for those kept.
 * Resolves when the steps are done or one has failed; rejects with the signal's reason when it aborts, once nothing is
 * in work any more.
 */
export const runRoutine: RunRoutine = async (routine, run, signal) => {
  signal.throwIfAborted();
  if (!(routine instanceof LinkedRoutine)) throw new TypeError('The routine was not made by this compiler');
  const { program, library } = routine;
  const machine: Machine = {
    run,
    variables: new WatchedVariables(),
    time: new ActiveTime(run.context.clock, run.gate),
    total: program.steps.steps.length,
    stepsSinceYield: 0,
    match: null,
    call: (name, inputs, caller) => callRoutine({ name, inputs, caller, library, machine }),
  };
  run.observer.variables?.(machine.variables);
  return endOf(() => runProgram(machine, program, signal), signal);
};

async function runProgram(machine: Machine, program: Program, signal: AbortSignal): Promise<void> {
  const steps = stepsFrom(program.steps, machine.run.startAt);
  for (let restarts = 0; ; restarts += 1) {
    const variables = enter(machine, program, { given: machine.run.config, depth: 1, prefix: '' });
    const frame: Frame = { variables, prefix: '', depth: 1, index: null, screen: program.screen };
    try {
      await runBlock(machine, steps, { frame, signal });
      return;
    } catch (error) {
      if (error instanceof RoutineReturn) return;
      if (!(error instanceof RoutineRestart)) throw error;
      if (restarts >= MAX_RESTARTS) throw error.reason;
    }
  }
}

/** The steps from the one with this number or id on; all of them when there is none such. */
function stepsFrom(steps: Block, startAt: string | undefined): Block {
  if (startAt === undefined) return steps;
  const first = steps.steps.findIndex(
    ({ index, settings }) => String(index) === startAt || settings.id === startAt,
  );
  if (first < 0) throw new RoutineError('step_unknown', { step: startAt });
  return new Block(steps.steps.slice(first));
}

/** Tells an end from a cancellation: when the signal has aborted, nothing else counts. */
async function endOf(work: () => Promise<void>, signal: AbortSignal): Promise<RoutineEnd> {
  try {
    await work();
  } catch (error) {
    signal.throwIfAborted();
    const failure = error instanceof StepFailure ? error.failure : failureOutsideSteps(error);
    return { ok: false, failure };
  }
  signal.throwIfAborted();
  return { ok: true };
}

function failureOutsideSteps(error: unknown): StepFailure['failure'] {
  const nowhere = { step: '', at: { file: '', line: 1, column: 1 } };
  const { step: _step, at: _at, ...failure } = toStepFailure(error, nowhere).failure;
  return failure;
}

interface Call {
  readonly name: string;
  readonly inputs: Readonly<Record<string, VariableValue>>;
  readonly caller: Parameters<Machine['call']>[2];
  readonly library: ReadonlyMap<string, Program>;
  readonly machine: Machine;
}

async function callRoutine({
  name,
  inputs,
  caller,
  library,
  machine,
}: Call): Promise<VariableValue | undefined> {
  const program = library.get(name);
  if (!program) throw new RoutineError('routine_missing', { routine: name });
  const { frame: outer, signal } = caller.place;
  const depth = outer.depth + 1;
  if (depth > MAX_CALL_DEPTH)
    throw new RoutineError('recursion_limit', { routine: name, limit: MAX_CALL_DEPTH });
  const prefix = `${caller.path}/`;
  const variables = enter(machine, program, { given: inputs, depth, prefix });
  const frame: Frame = { variables, prefix, depth, index: caller.index, screen: program.screen };
  try {
    await runBlock(machine, program.steps, { frame, signal });
  } catch (error) {
    if (!(error instanceof RoutineReturn)) throw error;
    machine.variables.backTo(outer.depth);
    return error.value;
  }
  machine.variables.backTo(outer.depth);
  return undefined;
}

interface Entry {
  readonly given: Readonly<Record<string, VariableValue>>;
  readonly depth: number;
  readonly prefix: string;
}

/** The variables of a routine that begins: its inputs, and what the bot kept from earlier iterations. */
function enter(
  { run, variables }: Machine,
  program: Program,
  { given, depth, prefix }: Entry,
): Frame['variables'] {
  const values = new Map<string, VariableValue>(inputValues(program, given));
  const { kept } = run;
  for (const [name, value] of kept?.of(program.name) ?? []) values.set(name, value);
  const own = variables.enter(program.inputs, values, { depth, prefix });
  if (!kept || program.kept.size === 0) return own;
  return {
    get: (name) => own.get(name),
    set: (name, value) => {
      own.set(name, value);
      if (program.kept.has(name)) kept.keep(program.name, name, value);
    },
  };
}

/** Inputs of an iteration. Unknown ones were reported before the start and change nothing. */
function inputValues(program: Program, given: Entry['given']): ReadonlyMap<string, InputValue> {
  const { values, problems } = resolveInputs(program.inputs, asConfig(given));
  const problem = problems.find(({ code }) => code !== 'input_unknown');
  if (!problem) return values;
  throw new RoutineError('expression_invalid', { ...problem.detail, problem: problem.code });
}

/** Inputs hold no lists: one that is given becomes the text it would be shown as. */
function asConfig(given: Entry['given']): RoutineConfig {
  return Object.fromEntries(
    Object.entries(given).map(([name, value]) => [
      name,
      typeof value === 'object' ? value.join(', ') : value,
    ]),
  );
}
