import { useMemo } from 'react';
import { t } from '../../../../shared/catalogue/translate';
import { explainRoutineName } from '../../../../shared/explain/routine-name';
import { asRoutineName, routineNameFault } from '../../../../shared/routine-name';
import { useView } from '../../../state/host-context';

/** Names of all routines, in small letters. */
export function useRoutineNames(): ReadonlySet<string> {
  const routines = useView((state) => state.view?.routines);
  return useMemo(() => new Set(Object.keys(routines ?? {}).map((name) => name.toLowerCase())), [routines]);
}

/** Why a routine can't have the name; `own` is the one it has. Null when it can. */
export function whyNotName(name: string, names: ReadonlySet<string>, own?: string): string | null {
  const fault = routineNameFault(asRoutineName(name));
  if (fault !== null) return explainRoutineName(fault);
  const key = asRoutineName(name).toLowerCase();
  return names.has(key) && key !== own?.toLowerCase()
    ? t('There is already a routine named “{name}”', { name: asRoutineName(name) })
    : null;
}
