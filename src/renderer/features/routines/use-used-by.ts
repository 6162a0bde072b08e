import { useEffect, useMemo, useState } from 'react';
import type { DefinitionId } from '../../../shared/ids';
import type { PoolId } from '../../../shared/pool';
import type { RoutineSummary } from '../../../shared/routine-summary';
import type { DefinitionView, PoolView } from '../../../shared/view';
import { useHost, useView } from '../../state/host-context';
import type { RoutinesByName } from './routine-list';

const NO_DEFINITIONS: Readonly<Record<string, DefinitionView>> = {};
const NO_POOLS: Readonly<Record<string, PoolView>> = {};
const NO_TEMPLATES: readonly string[] = [];

/** Who names a routine. */
export interface UsedBy {
  readonly routines: readonly string[];
  readonly groups: readonly { readonly id: DefinitionId; readonly name: string }[];
  readonly templates: readonly string[];
  readonly pools: readonly { readonly id: PoolId; readonly name: string }[];
}

/** Who names a routine now. Templates of groups are not in the view: they are asked for when the routine is opened. */
export function useUsedBy(routine: RoutineSummary, routines: RoutinesByName): UsedBy {
  const definitions = useView((state) => state.view?.definitions ?? NO_DEFINITIONS);
  const pools = useView((state) => state.view?.pools ?? NO_POOLS);
  const templates = useTemplates(routine);
  const { name } = routine;
  return useMemo(
    () => ({
      routines: Object.values(routines)
        .filter(({ calls }) => calls.includes(name))
        .map((caller) => caller.name),
      groups: Object.values(definitions)
        .filter(({ definition }) => definition.routineName === name)
        .map(({ id, definition }) => ({ id, name: definition.name })),
      templates,
      pools: Object.values(pools)
        .filter(({ pool }) => [pool.provision, pool.cleanUp].some((used) => used?.routineName === name))
        .map(({ id, pool }) => ({ id, name: pool.name })),
    }),
    [definitions, name, pools, routines, templates],
  );
}

function useTemplates(routine: RoutineSummary): readonly string[] {
  const { link } = useHost();
  const isConnected = useView((state) => state.link.status === 'connected');
  const [known, setKnown] = useState({ name: '', templates: NO_TEMPLATES });
  const { name } = routine;
  useEffect(() => {
    if (!isConnected) return undefined;
    let isWanted = true;
    void link.call('routines.usedBy', { routineName: name }).then((answer) => {
      if (isWanted && answer.ok) setKnown({ name, templates: answer.value.groupTemplates });
    });
    return () => {
      isWanted = false;
    };
  }, [isConnected, link, name, routine]);
  return known.name === name ? known.templates : NO_TEMPLATES;
}
