import { formatDuration } from '../../shared/routine-duration';
import type { ProblemDetail } from '../../shared/problem';

/** Something was waited for, and did not come in time. */
export class InVain extends Error {
  override readonly name = 'InVain';
  readonly code = 'condition_not_met';
  readonly detail: ProblemDetail;

  constructor(awaited: string, timeoutMs: number) {
    const message = `waited ${formatDuration(timeoutMs)} in vain for ${awaited}`;
    super(message);
    this.detail = { awaited, timeoutMs, message };
  }
}
