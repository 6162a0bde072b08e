import { INSTANCE_STATE_WORDS } from '../../../shared/explain/states';
import type { InstanceState, InstanceView } from '../../../shared/view';
import type { InstanceFilter } from '../../state/ui-store';

const order = new Intl.Collator(undefined, { numeric: true });

/** States in which something must be done before the instance can be used. */
const NEEDS_ATTENTION = new Set<InstanceState>([
  'offline',
  'unauthorized',
  'authorizing',
  'recovery',
  'sideload',
  'bootloader',
  'no_permissions',
  'unknown',
]);

const MATCHES: Readonly<Record<InstanceFilter, (instance: InstanceView) => boolean>> = {
  all: () => true,
  free: ({ state, holder }) => state === 'ready' && holder === null,
  inUse: ({ holder }) => holder !== null,
  attention: ({ state }) => NEEDS_ATTENTION.has(state),
  gone: ({ state }) => state === 'gone',
};

/** Instances by reference in natural order: `sim:2` before `sim:10`. */
export function sortInstances(instances: Readonly<Record<string, InstanceView>>): InstanceView[] {
  return Object.values(instances).sort((a, b) => order.compare(a.ref, b.ref));
}

/** Those a filter lets through in which every word of the search is found. */
export function findInstances(
  instances: readonly InstanceView[],
  { search, filter }: { readonly search: string; readonly filter: InstanceFilter },
): InstanceView[] {
  const words = search.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  return instances.filter((instance) => {
    if (!MATCHES[filter](instance)) return false;
    if (words.length === 0) return true;
    const text = textOf(instance);
    return words.every((word) => text.includes(word));
  });
}

/** How many instances each filter lets through. */
export function countInstances(instances: readonly InstanceView[]): Readonly<Record<InstanceFilter, number>> {
  const count = (filter: InstanceFilter): number => instances.filter(MATCHES[filter]).length;
  return {
    all: instances.length,
    free: count('free'),
    inUse: count('inUse'),
    attention: count('attention'),
    gone: count('gone'),
  };
}

function textOf(instance: InstanceView): string {
  const { ref, label, serial, otherSerials, adbServer, model, holder, state } = instance;
  return [
    ref,
    label,
    serial,
    ...otherSerials,
    adbServer,
    model,
    holder?.groupName,
    INSTANCE_STATE_WORDS[state].title,
  ]
    .join('\n')
    .toLocaleLowerCase();
}
