import { useMemo } from 'react';
import { tIn } from '../../../shared/catalogue/translate';
import { explainRoutineName } from '../../../shared/explain/routine-name';
import { routineNameFault } from '../../../shared/routine-name';
import { useTemplates } from '../../state/templates-context';

/** Names of all templates, in small letters. */
export function useTemplateNames(): ReadonlySet<string> {
  const templates = useTemplates();
  return useMemo(() => new Set((templates ?? []).map(({ name }) => name.toLowerCase())), [templates]);
}

/** Why a new template can't have the name; null when it can. */
export function whyNotName(name: string, names: ReadonlySet<string>): string | null {
  const fault = routineNameFault(name.trim());
  if (fault !== null) return explainRoutineName(fault);
  return names.has(name.trim().toLowerCase())
    ? tIn('picture', 'There is already a template named “{name}”', { name: name.trim() })
    : null;
}
