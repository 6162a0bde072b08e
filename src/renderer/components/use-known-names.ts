import { useMemo } from 'react';
import type { InputType, RoutineSummary } from '../../shared/routine-summary';
import type { DefinitionView } from '../../shared/view';
import { useView } from '../state/host-context';

/** Something an input can name. */
export interface KnownName {
  readonly name: string;
  readonly title: string;
}

const NO_ROUTINES: Readonly<Record<string, RoutineSummary>> = {};
const NO_GROUPS: Readonly<Record<string, DefinitionView>> = {};

/**
 * What is known of a kind of thing that an input names. There is no list of all templates and apps, which lie in folders
 * and on devices: known are those that routines and groups name already.
 */
export function useKnownNames(type: InputType): readonly KnownName[] {
  const routines = useView((state) => state.view?.routines ?? NO_ROUTINES);
  const groups = useView((state) => state.view?.definitions ?? NO_GROUPS);
  return useMemo(
    () =>
      type === 'routine'
        ? Object.values(routines)
            .map(({ name, title }) => ({ name, title }))
            .sort((a, b) => a.name.localeCompare(b.name))
        : namedBy(type, Object.values(routines), Object.values(groups)).map((name) => ({ name, title: '' })),
    [type, routines, groups],
  );
}

function namedBy(
  type: InputType,
  routines: readonly RoutineSummary[],
  groups: readonly DefinitionView[],
): readonly string[] {
  const inputs = routines.flatMap((routine) =>
    routine.inputs.filter((input) => input.type === type).map((input) => ({ ...input, of: routine.name })),
  );
  const defaults = inputs.map((input) => input.default);
  const given = groups.flatMap(({ definition: { routineName, routineConfig } }) =>
    inputs.filter(({ of }) => of === routineName).map(({ name }) => routineConfig[name]),
  );
  const looked = type === 'template' ? routines.flatMap(({ templates }) => templates) : [];
  const names = [...defaults, ...given, ...looked].filter((name) => typeof name === 'string' && name !== '');
  return [...new Set(names.map(String))].sort((a, b) => a.localeCompare(b));
}
