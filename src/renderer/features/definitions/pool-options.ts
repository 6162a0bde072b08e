import { t } from '../../../shared/catalogue/translate';
import type { PoolView } from '../../../shared/view';

const natural = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });

/** Pools to choose from, by name; the one that is chosen stands first when it is not there. */
export function poolOptions(
  pools: Readonly<Record<string, PoolView>>,
  chosen: string | null,
): { value: string; label: string }[] {
  const names = [...new Set(Object.values(pools).map(({ pool }) => pool.name))]
    .filter((name) => name !== '')
    .sort(natural.compare);
  const options = names.map((name) => ({ value: name, label: name }));
  if (chosen === null || names.includes(chosen)) return options;
  return [{ value: chosen, label: t('{name} (not found)', { name: chosen }) }, ...options];
}
