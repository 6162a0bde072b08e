import { useMemo } from 'react';
import type { DefinitionId } from '../../../shared/ids';
import type { RoutineSummary } from '../../../shared/routine-summary';
import type { DefinitionView } from '../../../shared/view';
import { useView } from '../../state/host-context';

/** Who names a template. */
export interface TemplateUsers {
  /** Names of routines. */
  readonly routines: readonly string[];
  readonly groups: readonly { readonly id: DefinitionId; readonly name: string }[];
}

const NO_ROUTINES: Readonly<Record<string, RoutineSummary>> = {};
const NO_GROUPS: Readonly<Record<string, DefinitionView>> = {};
export const NO_USERS: TemplateUsers = { routines: [], groups: [] };

/** Who names which template now: routines in their steps or as an input's default, groups as the value of an input. */
export function useTemplateUsers(): ReadonlyMap<string, TemplateUsers> {
  const routines = useView((state) => state.view?.routines ?? NO_ROUTINES);
  const groups = useView((state) => state.view?.definitions ?? NO_GROUPS);
  return useMemo(() => usersOf(Object.values(routines), Object.values(groups)), [groups, routines]);
}

function usersOf(
  routines: readonly RoutineSummary[],
  groups: readonly DefinitionView[],
): ReadonlyMap<string, TemplateUsers> {
  const users = new Map<string, { routines: string[]; groups: { id: DefinitionId; name: string }[] }>();
  const of = (template: string) => {
    const known = users.get(template) ?? { routines: [], groups: [] };
    users.set(template, known);
    return known;
  };
  const inputsOf = new Map<string, readonly string[]>();
  for (const { name, templates, inputs } of routines) {
    const asked = inputs.filter(({ type }) => type === 'template');
    inputsOf.set(
      name,
      asked.map((input) => input.name),
    );
    const named = [...templates, ...asked.map((input) => String(input.default ?? ''))];
    for (const template of new Set(named.filter(Boolean))) of(template).routines.push(name);
  }
  for (const { id, definition } of groups) {
    const asked = inputsOf.get(definition.routineName) ?? [];
    const given = asked.map((input) => String(definition.routineConfig[input] ?? '')).filter(Boolean);
    for (const template of new Set(given)) of(template).groups.push({ id, name: definition.name });
  }
  return users;
}
