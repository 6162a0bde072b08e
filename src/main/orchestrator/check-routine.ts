import type { DefinitionDraft } from '../../shared/definition';
import { errorAt, type Problem } from '../../shared/problem';
import type { RoutineSummary } from '../../shared/routine-summary';
import type { RoutineDirectory } from '../routines/routine-runner';

type Chosen = Pick<DefinitionDraft, 'routineName' | 'routineConfig'>;

/** What is wrong with the choice of a routine and the values of its inputs. */
export function checkRoutine(chosen: Chosen, routines: RoutineDirectory): Problem[] {
  const summary = routines.list().find(({ name }) => name === chosen.routineName);
  return checkFoundRoutine(chosen, summary, routines);
}

/** The same for somebody who has found the routine already. */
export function checkFoundRoutine(
  { routineName, routineConfig }: Chosen,
  summary: RoutineSummary | undefined,
  routines: RoutineDirectory,
): Problem[] {
  if (routineName.trim() === '') return [];
  if (!summary) return [errorAt('routineName', 'routine_not_found', { routineName })];
  const first = summary.problems.find((problem) => problem.level === 'error');
  if (first) {
    const message = `${first.file}, line ${String(first.line)}: ${first.message}`;
    return [errorAt('routineName', 'routine_invalid', { routineName, message })];
  }
  const needed = routines
    .neededConsents(routineName)
    .map(({ routineName: asking, hash, capability }) =>
      errorAt('routineName', 'consent_needed', { routineName: asking, hash, capability }),
    );
  return [...routines.checkConfig(routineName, routineConfig), ...needed];
}
