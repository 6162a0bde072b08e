import {
  withOverrides,
  type BotGroupDefinition,
  type RoutineConfig,
  type StartOverrides,
} from '../../shared/definition';
import { hasErrors, type Problem } from '../../shared/problem';
import { HIDDEN_VALUE } from '../../shared/routine-inputs';
import type { GroupPlan } from './group-plan';
import type { InputSecrets } from './input-secrets';

/** What a start runs with. Everything but `given` is recorded and shown. */
export interface MergedStart {
  readonly definition: BotGroupDefinition;
  readonly overrides: StartOverrides | null;
  /** Values of secret inputs for this run only; an empty one leaves out what is kept for the group. */
  readonly given: Readonly<Record<string, string>>;
  /** The step that the first iteration of each bot begins with; null: the routine's first. */
  readonly startAt: string | null;
}

/**
 * The frozen copy a start runs with. Values of secret inputs are in neither definition nor overrides: both go into the
 * run history. One that somebody wrote into the group's file is hidden; the start is refused for it.
 */
export function mergeStart(
  saved: BotGroupDefinition,
  overrides: StartOverrides | null,
  inputSecrets: Pick<InputSecrets, 'split'>,
): MergedStart {
  const { routineName } = saved;
  const { plain, secrets: given } = inputSecrets.split(routineName, overrides?.routineConfig ?? {});
  const ownOverrides = overrides?.routineConfig ? { ...overrides, routineConfig: plain } : overrides;
  const merged = structuredClone(withOverrides(saved, ownOverrides ?? {}));
  const misplaced = inputSecrets.split(routineName, merged.routineConfig).secrets;
  const routineConfig: RoutineConfig = { ...merged.routineConfig };
  for (const [name, value] of Object.entries(misplaced)) routineConfig[name] = value && HIDDEN_VALUE;
  return {
    definition: { ...merged, routineConfig },
    overrides: ownOverrides,
    given,
    startAt: overrides?.startAt ?? null,
  };
}

/** The overrides as a person gave them, to start the same again. */
export function withGiven(
  overrides: StartOverrides | null,
  given: MergedStart['given'],
): StartOverrides | null {
  if (Object.keys(given).length === 0) return overrides;
  return { ...overrides, routineConfig: { ...overrides?.routineConfig, ...given } };
}

/**
 * The check of a start that opens its secrets at the end, and what it has opened: values given for this run, else those
 * kept for the group. They are in memory only, and only the bots are given them.
 */
export function openedByPreflight(
  { definition, given }: Pick<MergedStart, 'definition' | 'given'>,
  inputSecrets: Pick<InputSecrets, 'open'>,
  check: () => Promise<readonly Problem[]>,
): Pick<GroupPlan, 'preflight' | 'secrets'> {
  let secrets: RoutineConfig = {};
  return {
    preflight: async () => {
      const problems = await check();
      if (hasErrors(problems)) return problems;
      const opened = await inputSecrets.open(definition.id, definition.routineName);
      if (!opened.ok) return [...problems, ...opened.error];
      secrets = { ...opened.value, ...given };
      return problems;
    },
    secrets: () => secrets,
  };
}
