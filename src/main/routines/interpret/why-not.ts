import type { Failure, FailureCode } from '../../../shared/failure';
import type { FailedLook } from '../../../shared/looked';
import type { AnsweredLook } from '../looks';
import type { Machine, Place } from './machine';

/** Failures of a step that looked for something and did not see it. */
const IN_VAIN: ReadonlySet<FailureCode> = new Set(['not_found', 'condition_not_met']);

/** A step whose last try has failed. */
export interface FailedStep {
  readonly path: string;
  readonly label: string;
  readonly failure: Failure;
  /** The last look before this try. */
  readonly before: AnsweredLook | null;
  /** Whether the step says what is done then. */
  readonly isExpected: boolean;
}

/** What the step looked for in vain, and why as far as can be told; undefined when it failed for another reason. */
export function whyNot(
  machine: Machine,
  place: Place,
  { path, label, failure, before, isExpected }: FailedStep,
): Promise<FailedLook | null> | undefined {
  const { lastLook, run } = machine;
  const { signal, picture } = place;
  const isOwn = IN_VAIN.has(failure.code) && failure.step === path && !failure.look;
  if (!run.whyNot || !isOwn || !lastLook || lastLook === before || signal.aborted) return undefined;
  const onPicture = picture ? (asks: AnsweredLook['asks']) => picture.look(asks, signal) : null;
  return run.whyNot({ ...lastLook, step: path, label, isExpected, onPicture }, signal);
}
