import type { Block } from '../compiled-step';
import type { Machine, Place } from './machine';
import { StepTimeout } from './step-failure';

/** Time that the last steps of a `try` have when that of a step around them is over. */
const LAST_STEPS_MS = 30_000;

/**
 * Runs steps that have to run however those before have ended. When the time of a step around them is over they have a
 * little of their own, once; a stop of the bot leaves them out.
 */
export async function runLast(machine: Machine, block: Block, place: Place): Promise<void> {
  const { signal, stop } = place;
  if (!signal.aborted) return machine.runBlock(block, place);
  stop.throwIfAborted();
  if (place.isLast === true || !(signal.reason instanceof StepTimeout)) signal.throwIfAborted();
  const limit = new AbortController();
  const forward = (): void => limit.abort(stop.reason);
  stop.addEventListener('abort', forward, { once: true });
  const disarm = machine.time.schedule(LAST_STEPS_MS, () => limit.abort(new StepTimeout(LAST_STEPS_MS)));
  try {
    await machine.runBlock(block, { ...place, signal: limit.signal, isLast: true });
  } finally {
    disarm();
    stop.removeEventListener('abort', forward);
  }
}
