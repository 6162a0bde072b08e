import {
  CONSENT_CAPABILITIES,
  type ConsentCapability,
  type RoutineSummary,
} from '../../../shared/routine-summary';
import type { Consents } from '../ports';

/** A consent nobody has given yet. */
export interface NeededConsent {
  readonly routineName: string;
  readonly hash: string;
  readonly capability: ConsentCapability;
}

/**
 * What has to be allowed before a routine can run: each routine it reaches by calls of a fixed name, itself included,
 * for what its own steps do and those of the routines it calls, which it gives their inputs.
 */
export function neededConsents(
  routineName: string,
  find: (name: string) => RoutineSummary | undefined,
  consents: Consents,
): readonly NeededConsent[] {
  const reached = new Set([routineName]);
  const needed: NeededConsent[] = [];
  // A set visits what is added while it is walked.
  for (const name of reached) {
    const summary = find(name);
    if (!summary) continue;
    for (const callee of summary.calls) reached.add(callee);
    for (const capability of CONSENT_CAPABILITIES) {
      const isNeeded = summary.capabilities.includes(capability);
      if (isNeeded && !consents.allows(summary.hash, capability))
        needed.push({ routineName: name, hash: summary.hash, capability });
    }
  }
  return needed;
}
