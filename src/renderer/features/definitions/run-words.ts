import type { Loop, RestartPolicy } from '../../../shared/definition';
import { spokenDuration } from '../../../shared/explain/words';
import { exactTime } from '../../components/time-words';

/** What the loop comes to, as a sentence. */
export function loopInWords(loop: Loop): string {
  const pause = loop.kind === 'once' || loop.pauseMs <= 0 ? null : spokenDuration(loop.pauseMs);
  switch (loop.kind) {
    case 'once':
      return 'Each bot runs the routine once and is done.';
    case 'count':
      return pause === null
        ? `Each bot runs the routine ${times(loop.count)} and is done.`
        : `Each bot runs the routine ${times(loop.count)}, rests ${pause} in between, and is done.`;
    case 'until':
      return pause === null
        ? `Each bot repeats the routine until ${timeOf(loop.at)}; what it has begun it finishes.`
        : `Each bot repeats the routine until ${timeOf(loop.at)} and rests ${pause} in between; what it has begun it finishes.`;
    case 'untilPoolEmpty':
      return pause === null
        ? 'Each bot repeats the routine until no account is left in the pool.'
        : `Each bot repeats the routine until no account is left in the pool, and rests ${pause} in between.`;
    case 'forever':
      return pause === null
        ? 'Each bot repeats the routine until somebody stops it.'
        : `Each bot repeats the routine until somebody stops it, and rests ${pause} in between.`;
  }
}

/** What the restart policy comes to, as a sentence. */
export function restartInWords({ mode, maxRetries, giveUp, resetAfterMs }: RestartPolicy): string {
  if (mode === 'never' || maxRetries === 0) return 'A bot that fails stays stopped; the others go on.';
  const failures = String(giveUp.failures);
  const within = spokenDuration(giveUp.withinMs);
  const reset = spokenDuration(resetAfterMs);
  return maxRetries < 0
    ? `A bot that fails tries again as often as it takes; it gives up after ${failures} failures at the same step within ${within}.`
    : `A bot that fails tries again, at most ${times(maxRetries)} in a row; it gives up sooner after ${failures} failures at the same step within ${within}. After ${reset} without a failure it counts anew.`;
}

function times(count: number): string {
  return count === 1 ? 'once' : `${String(count)} times`;
}

function timeOf(iso: string): string {
  const at = Date.parse(iso);
  return Number.isNaN(at) ? iso : exactTime(at);
}
