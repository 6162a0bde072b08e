import type { Loop } from '../../shared/definition';

/** Iterations never follow each other faster than this, so that an empty routine cannot spin. */
export const MIN_ITERATION_MS = 100;

export interface IterationEnd {
  /** Completed iterations of this bot, this one included. */
  readonly completed: number;
  readonly startedMs: number;
  readonly nowMs: number;
}

export type LoopDecision = { readonly kind: 'done' } | { readonly kind: 'again'; readonly delayMs: number };

const DONE: LoopDecision = { kind: 'done' };

/** Whether a bot begins another iteration after one that was completed, and how long it waits first. */
export function decideLoop(loop: Loop, end: IterationEnd): LoopDecision {
  switch (loop.kind) {
    case 'once':
      return DONE;
    case 'count':
      return end.completed >= loop.count ? DONE : again(loop.pauseMs, end);
    case 'until':
      return end.nowMs + loop.pauseMs >= Date.parse(loop.at) ? DONE : again(loop.pauseMs, end);
    case 'untilPoolEmpty':
    case 'forever':
      return again(loop.pauseMs, end);
  }
}

function again(pauseMs: number, { startedMs, nowMs }: IterationEnd): LoopDecision {
  const tooFastByMs = MIN_ITERATION_MS - (nowMs - startedMs);
  return { kind: 'again', delayMs: Math.max(pauseMs, tooFastByMs, 0) };
}
