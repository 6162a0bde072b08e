import type { VariableValue } from '../ports';

/*
 * Ways a block is left before its last step. They travel as exceptions through the steps they leave and are no
 * failures: nothing retries, catches or counts them.
 */

/** Leaves the innermost loop, or its pass. */
export class LoopExit extends Error {
  override readonly name = 'LoopExit';
  readonly kind: 'break' | 'continue';

  constructor(kind: LoopExit['kind']) {
    super(kind);
    this.kind = kind;
  }
}

/** Ends the routine in work well; `value` is for whoever called it. */
export class RoutineReturn extends Error {
  override readonly name = 'RoutineReturn';
  readonly value: VariableValue | undefined;

  constructor(value: VariableValue | undefined) {
    super('return');
    this.value = value;
  }
}

/** Begins the outermost routine anew, within the same iteration. */
export class RoutineRestart extends Error {
  override readonly name = 'RoutineRestart';
  /** Why; what the iteration fails with when it was begun anew too often. */
  readonly reason: unknown;

  constructor(reason: unknown) {
    super('restart');
    this.reason = reason;
  }
}

/** Whether an error is a way out rather than a failure. */
export function isWayOut(error: unknown): error is LoopExit | RoutineReturn | RoutineRestart {
  return error instanceof LoopExit || error instanceof RoutineReturn || error instanceof RoutineRestart;
}
