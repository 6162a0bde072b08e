import { t } from '../../shared/catalogue/translate';
import type { RoutineSummary } from '../../shared/routine-summary';

/** Routines to choose from, by title; the one that is chosen stands first when it is not there. */
export function routineOptions(
  routines: Readonly<Record<string, RoutineSummary>>,
  chosen: string,
): { value: string; label: string }[] {
  const options = Object.values(routines)
    .map(({ name, title }) => ({
      value: name,
      label: title === '' || title === name ? name : `${title} – ${name}`,
    }))
    .sort((a, b) => a.label.localeCompare(b.label));
  const missing = chosen !== '' && routines[chosen] === undefined;
  return missing
    ? [{ value: chosen, label: t('{name} (not found)', { name: chosen }) }, ...options]
    : options;
}
