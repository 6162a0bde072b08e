import type { DeclaredSentry } from '../../../shared/routine-outline';
import { formatDuration } from '../../../shared/routine-duration';
import { Late } from '../late';
import type { CompiledSentry } from '../sentries/sentry';

/** The sentries of a routine, for people to look at. */
export function declaredSentries(sentries: readonly CompiledSentry[]): DeclaredSentry[] {
  return sentries.map(({ routineName, severity, onSuccess, onFailure, times }) => {
    const every: unknown = times.every;
    return {
      ...{ routineName, severity, onSuccess, onFailure },
      every: every instanceof Late ? every.template.source : formatDuration(Number(every)),
    };
  });
}
