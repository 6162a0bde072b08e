import type { InstanceView } from '../../shared/view';

const TEXTS = new WeakMap<object, string>();

/** What of the instances decides a start: which there are, in which state, held by whom. Equal texts, equal answers. */
export function instancesAsText(instances: Readonly<Record<string, InstanceView>> | undefined): string {
  if (!instances) return '';
  const known = TEXTS.get(instances);
  if (known !== undefined) return known;
  const text = Object.values(instances)
    .map(({ ref, state, holder }) => `${ref} ${state} ${holder?.orchestrationId ?? ''}`)
    .join('\n');
  TEXTS.set(instances, text);
  return text;
}
