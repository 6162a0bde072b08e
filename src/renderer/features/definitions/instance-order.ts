import type { InstanceView } from '../../../shared/view';

const order = new Intl.Collator(undefined, { numeric: true });

/** The list with one row moved: `to` is the place it has afterwards. */
export function moved(list: readonly string[], from: number, to: number): string[] {
  const rest = list.filter((_, index) => index !== from);
  return [...rest.slice(0, to), ...list.slice(from, from + 1), ...rest.slice(to)];
}

/** Whether a reference came with an import and stands for no instance yet. */
export function isPlaceholder(ref: string): boolean {
  return ref.startsWith('index:');
}

/** Each placeholder replaced by the next free one, in their order, as long as there are some. */
export function mapPlaceholders(chosen: readonly string[], free: readonly string[]): string[] {
  const left = [...free];
  return chosen.map((ref) => (isPlaceholder(ref) ? (left.shift() ?? ref) : ref));
}

/** Known instances that are not chosen yet and hold every word of the search, in counting order. */
export function choosable(
  known: Readonly<Record<string, InstanceView>>,
  chosen: readonly string[],
  search = '',
): readonly InstanceView[] {
  const words = search.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  return Object.values(known)
    .filter((instance) => !chosen.includes(instance.ref) && holdsAll(instance, words))
    .sort((a, b) => order.compare(a.ref, b.ref));
}

/** Ready and held by nobody. */
export function isFree({ state, holder }: InstanceView): boolean {
  return state === 'ready' && holder === null;
}

function holdsAll({ ref, label, model, state, holder }: InstanceView, words: readonly string[]): boolean {
  const text = [ref, label, model, state, holder?.groupName].join('\n').toLocaleLowerCase();
  return words.every((word) => text.includes(word));
}
