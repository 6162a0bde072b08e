import { createContext, use } from 'react';
import type { Problem } from '../../../shared/problem';
import type { FilterField } from './filter-fields';

/** What every rule of a filter that is being built asks for. */
export interface FilterFacts {
  readonly fields: readonly FilterField[];
  readonly problems: readonly Problem[];
  readonly routines: readonly string[];
  readonly pools: readonly string[];
}

export const FilterContext = createContext<FilterFacts>({
  fields: [],
  problems: [],
  routines: [],
  pools: [],
});

/** The facts of the filter this rule belongs to. */
export function useFilterFacts(): FilterFacts {
  return use(FilterContext);
}

/** Problems of the rule at `path`, whether its places are written `all.0` or `all[0]`. */
export function problemsAt(problems: readonly Problem[], path: string): readonly Problem[] {
  return problems.filter((problem) => {
    const at = problem.path.replaceAll(/\[(\d+)\]/g, '.$1');
    return at === path || at.startsWith(`${path}.`);
  });
}
