import type { DefinitionDraft } from '../../shared/definition';
import { errorAt, type Problem } from '../../shared/problem';
import type { RoutineSummary } from '../../shared/routine-summary';
import { isSecretInput, withoutSecretValues } from '../../shared/secret-inputs';
import type { RoutineDirectory } from '../routines/routine-runner';
import type { AccountFacts } from './account-facts';

type Chosen = Pick<DefinitionDraft, 'routineName' | 'routineConfig'>;

/** What is wrong with the choice of a routine and the values of its inputs. */
export function checkRoutine(chosen: Chosen, routines: RoutineDirectory): Problem[] {
  const summary = routines.list().find(({ name }) => name === chosen.routineName);
  return checkFoundRoutine(chosen, summary, routines);
}

/** What is known of a group's secret inputs, whose values stand elsewhere than in the group. */
export interface SecretsOfGroup {
  /** Those that have a value. */
  readonly kept: ReadonlySet<string>;
  /** Kept ones can't be opened now. */
  readonly locked: boolean;
}

/** The secret inputs of a group with what is given beside: a value for this time, or an empty one for none. */
export function secretsOfGroup(
  definitionId: string | null,
  { inputSecrets, secrets }: Pick<AccountFacts, 'inputSecrets' | 'secrets'>,
  given: Readonly<Record<string, string>> = {},
): SecretsOfGroup {
  const stored = (definitionId === null ? undefined : inputSecrets[definitionId]) ?? [];
  const used = stored.filter((name) => !Object.hasOwn(given, name));
  const added = Object.keys(given).filter((name) => given[name] !== '');
  return {
    kept: new Set([...used, ...added]),
    locked: used.length > 0 && (secrets === 'locked' || secrets === 'lost'),
  };
}

/** The same for somebody who has found the routine already. A pool's routines have no `secrets`. */
export function checkFoundRoutine(
  { routineName, routineConfig }: Chosen,
  summary: RoutineSummary | undefined,
  routines: RoutineDirectory,
  secrets?: SecretsOfGroup,
): Problem[] {
  if (routineName.trim() === '') return [];
  if (!summary) return [errorAt('routineName', 'routine_not_found', { routineName })];
  const first = summary.problems.find((problem) => problem.level === 'error');
  if (first) {
    const message = `${first.file}, line ${String(first.line)}: ${first.message}`;
    return [errorAt('routineName', 'routine_invalid', { routineName, message })];
  }
  const needed = routines.neededConsents(routineName).map(({ routineName: asking, hash, capability }) =>
    errorAt('routineName', 'consent_needed', {
      ...{ routineName: asking, hash, capability },
      ...(capability === 'network' && privateHostsOf(asking, routines)),
    }),
  );
  const inputs = secrets
    ? checkWithSecrets({ routineName, routineConfig }, summary, routines, secrets)
    : routines.checkConfig(routineName, routineConfig);
  return [...inputs, ...needed];
}

/** What is wrong with the step that a start names as the first. */
export function checkStartAt(
  { routineName }: Pick<Chosen, 'routineName'>,
  startAt: string | null,
  routines: RoutineDirectory,
): Problem[] {
  if (startAt === null || routines.canStartAt(routineName, startAt)) return [];
  return [errorAt('startAt', 'step_unknown', { step: startAt, routineName })];
}

/** Hosts of the person's own network that a routine names: what they allow includes them. */
function privateHostsOf(routineName: string, routines: RoutineDirectory): { readonly hosts?: string } {
  const { privateHosts = [] } = routines.list().find(({ name }) => name === routineName) ?? {};
  return privateHosts.length > 0 ? { hosts: privateHosts.join(', ') } : {};
}

/** A value that stands in the group itself is never used: everybody who gets the group could read it. */
function checkWithSecrets(
  { routineName, routineConfig }: Chosen,
  { inputs }: RoutineSummary,
  routines: RoutineDirectory,
  { kept, locked }: SecretsOfGroup,
): Problem[] {
  const names = inputs.filter(isSecretInput).map(({ name }) => name);
  const others = routines.checkConfig(routineName, withoutSecretValues(routineConfig, names));
  const keptHere = names.filter((name) => kept.has(name));
  const misplaced = names.filter((name) => String(routineConfig[name] ?? '') !== '');
  return [
    ...others.filter(({ path }) => !keptHere.some((name) => path === `routineConfig.${name}`)),
    ...misplaced.map((input) => errorAt(`routineConfig.${input}`, 'secret_misplaced', { input })),
    ...(locked ? keptHere.map((name) => errorAt(`routineConfig.${name}`, 'secrets_locked')) : []),
  ];
}
