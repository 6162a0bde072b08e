import { LinkedRoutine } from '../compile/link-routines';
import { Block } from '../compiled-step';
import type { RunRoutine } from '../routine-runner';
import { Iteration } from './iteration';
import { endOf } from './routine-end';
import { RoutineError } from './step-failure';

/**
 * Runs one iteration, with the sentries of its routines beside it. The routine is shared and never changed; variables
 * are new each time but for those kept. Resolves when the steps are done or one has failed; rejects with the signal's
 * reason when it aborts. In each case nothing is in work any more, sentries included.
 */
export const runRoutine: RunRoutine = async (routine, run, signal) => {
  signal.throwIfAborted();
  if (!(routine instanceof LinkedRoutine)) throw new TypeError('The routine was not made by this compiler');
  const { program } = routine;
  const iteration = new Iteration(routine, run);
  run.observer.variables?.(iteration.main.variables);
  return endOf(
    () =>
      iteration.work((inner) => {
        const steps = stepsFrom(program.steps, run.startAt);
        const work = { given: run.config, steps, prefix: '', signal: inner, stop: inner, callers: [] };
        return iteration.runProgram(iteration.main, program, work);
      }, signal),
    signal,
  );
};

/** The steps from the one with this number or id on; all of them when there is none such. */
function stepsFrom(steps: Block, startAt: string | undefined): Block {
  if (startAt === undefined) return steps;
  const first = steps.steps.findIndex(
    ({ index, settings }) => String(index) === startAt || settings.id === startAt,
  );
  if (first < 0) throw new RoutineError('step_unknown', { step: startAt });
  return new Block(steps.steps.slice(first));
}
