import type { RoutineEnd } from '../routine-runner';
import { StepFailure, toStepFailure } from './step-failure';

/** Tells an end from a cancellation: when the signal has aborted, nothing else counts. */
export async function endOf(work: () => Promise<void>, signal: AbortSignal): Promise<RoutineEnd> {
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
