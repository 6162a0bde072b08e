import type { Handlers } from '../../../shared/contract';
import type { HandlerParts } from '../handler-parts';

type Names = Extract<keyof Handlers, `evidence.${string}`>;

/** Calls on what was kept of runs. Wiring, no logic. */
export function createEvidenceHandlers({
  keptPicture,
}: Pick<HandlerParts, 'keptPicture'>): Pick<Handlers, Names> {
  return { 'evidence.picture': (wanted) => keptPicture(wanted) };
}
