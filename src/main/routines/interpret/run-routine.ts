import { LinkedRoutine } from '../compile/link-routines';
import type { RunRoutine } from '../routine-runner';
import { Iteration } from './iteration';
import { endOf } from './routine-end';
import { startingPathOf } from './starting-point';

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
        const startPath = run.startAt === undefined ? undefined : startingPathOf(routine, run.startAt);
        return iteration.runProgram(iteration.main, program, {
          ...{ given: run.config, steps: program.steps, startPath, prefix: '' },
          ...{ signal: inner, stop: inner, callers: [] },
        });
      }, signal),
    signal,
  );
};
