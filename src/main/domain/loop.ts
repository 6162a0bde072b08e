import type { Loop } from '../../shared/definition';

/** Iterations never follow each other faster than this, so that an empty routine cannot spin. */
export const MIN_ITERATION_MS = 100;

export interface IterationEnd {
  /** Completed iterations of this bot, this one included. */
  readonly completed: number;
  readonly startedMs: number;
  readonly nowMs: number;
}

export type LoopDecision = { readonly kind: 'done' } | Again;

interface Again {
  readonly kind: 'again';
  readonly delayMs: number;
}

const DONE: LoopDecision = { kind: 'done' };

/** Whether a bot begins another iteration after one that was completed, and how long it waits first. */
export function decideLoop(loop: Loop, end: IterationEnd): LoopDecision {
  switch (loop.kind) {
    case 'once':
      return DONE;
    case 'count':
      return isCountReached(loop, end.completed) ? DONE : again(loop.pauseMs, end);
    case 'until': {
      const next = again(loop.pauseMs, end);
      return isTimeOver(loop, end.nowMs + next.delayMs) ? DONE : next;
    }
    case 'untilPoolEmpty':
    case 'forever':
      return again(loop.pauseMs, end);
  }
}

/** When a bot whose account was given up begins with another one: as fast as its loop would, never faster. */
export function decideAnother(
  loop: Loop,
  end: Pick<IterationEnd, 'startedMs' | 'nowMs'>,
): { readonly delayMs: number } {
  return again(loop.kind === 'once' ? 0 : loop.pauseMs, end);
}

/** Whether nothing is left of a loop that counts, as when an interrupted run had completed it. */
export function isCountReached(loop: Loop, completed: number): boolean {
  if (loop.kind === 'once') return completed >= 1;
  return loop.kind === 'count' && completed >= loop.count;
}

/** Whether an iteration may not begin any more because of the hour; a time that cannot be read counts as past. */
export function isTimeOver(loop: Loop, nowMs: number): boolean {
  return loop.kind === 'until' && !(nowMs < Date.parse(loop.at));
}

function again(pauseMs: number, { startedMs, nowMs }: Pick<IterationEnd, 'startedMs' | 'nowMs'>): Again {
  // The wall clock may have been set back in between; the wait must not grow with that.
  const tookMs = Math.max(nowMs - startedMs, 0);
  return { kind: 'again', delayMs: Math.max(pauseMs, MIN_ITERATION_MS - tookMs, 0) };
}
