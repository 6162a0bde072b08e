import type { RoutineConfig } from '../../../shared/definition';
import { resolveInputs, type InputValue } from '../../../shared/routine-inputs';
import type { Program } from '../compile/compile-routine';
import { LinkedRoutine } from '../compile/link-routines';
import type { VariableValue } from '../ports';
import type { RoutineEnd, RoutineRun, RunRoutine } from '../routine-runner';
import { ActiveTime } from './active-time';
import { RoutineError, StepFailure, toStepFailure } from './step-failure';
import { runBlock, type Frame, type Machine } from './run-steps';
import { WatchedVariables } from './watched-variables';

/** Deepest nesting of `runRoutine`; a routine named by an expression may call itself. */
const MAX_CALL_DEPTH = 16;

/**
 * Runs one iteration. The routine is shared and never changed; variables are new each time. Resolves when the steps
 * are done or one has failed; rejects with the signal's reason when it aborts, once nothing is in work any more.
 */
export const runRoutine: RunRoutine = async (routine, run, signal) => {
  signal.throwIfAborted();
  if (!(routine instanceof LinkedRoutine)) throw new TypeError('The routine was not made by this compiler');
  const { program, library } = routine;
  const machine: Machine = {
    run,
    variables: new WatchedVariables((name) => accountValue(name, run.context)),
    time: new ActiveTime(run.context.clock, run.gate),
    total: program.steps.steps.length,
    stepsSinceYield: 0,
    call: (name, inputs, caller) => callRoutine({ name, inputs, caller, library, machine }),
  };
  run.observer.variables?.(machine.variables);
  return endOf(() => runProgram(machine, { program, config: run.config }, signal), signal);
};

/** `account.key` and `account.label`; neither can be the name of an input or variable. */
function accountValue(name: string, { accounts }: RoutineRun['context']): VariableValue | undefined {
  if (name === 'account.key') return accounts.current()?.key;
  return name === 'account.label' ? accounts.current()?.label : undefined;
}

async function runProgram(
  machine: Machine,
  { program, config }: { readonly program: Program; readonly config: RoutineConfig },
  signal: AbortSignal,
): Promise<void> {
  const values = inputValues(program, config);
  const variables = machine.variables.enter(program.inputs, values, { depth: 1, prefix: '' });
  await runBlock(machine, program.steps, { frame: { variables, prefix: '', depth: 1, index: null }, signal });
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
  readonly caller: {
    readonly frame: Frame;
    readonly path: string;
    readonly index: number;
    readonly signal: AbortSignal;
  };
  readonly library: ReadonlyMap<string, Program>;
  readonly machine: Machine;
}

async function callRoutine({ name, inputs, caller, library, machine }: Call): Promise<void> {
  const program = library.get(name);
  if (!program) throw new RoutineError('routine_missing', { routine: name });
  const depth = caller.frame.depth + 1;
  if (depth > MAX_CALL_DEPTH)
    throw new RoutineError('recursion_limit', { routine: name, limit: MAX_CALL_DEPTH });
  const prefix = `${caller.path}/`;
  const variables = machine.variables.enter(program.inputs, inputValues(program, inputs), { depth, prefix });
  const frame: Frame = { variables, prefix, depth, index: caller.index };
  await runBlock(machine, program.steps, { frame, signal: caller.signal });
  machine.variables.backTo(caller.frame.depth);
}

/** Inputs of an iteration. Unknown ones were reported before the start and change nothing. */
function inputValues(program: Program, config: RoutineConfig): ReadonlyMap<string, InputValue> {
  const { values, problems } = resolveInputs(program.inputs, config);
  const problem = problems.find(({ code }) => code !== 'input_unknown');
  if (!problem) return values;
  throw new RoutineError('expression_invalid', { ...problem.detail, problem: problem.code });
}
