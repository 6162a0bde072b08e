import type { DefinitionId } from '../../../shared/ids';

type Selection = readonly DefinitionId[];

const SETS = new WeakMap<Selection, ReadonlySet<DefinitionId>>();

/** Whether a card is chosen. Every card asks at every change of the window, so that the answer is a look-up. */
export function isSelected(selection: Selection, id: DefinitionId): boolean {
  if (selection.length === 0) return false;
  let set = SETS.get(selection);
  if (!set) {
    set = new Set(selection);
    SETS.set(selection, set);
  }
  return set.has(id);
}

/** Adds a card that is not chosen, takes out one that is. */
export function toggled(selection: Selection, id: DefinitionId): Selection {
  return isSelected(selection, id) ? selection.filter((each) => each !== id) : [...selection, id];
}

/** Adds cards to those that are chosen. */
export function added(selection: Selection, ids: Selection): Selection {
  return [...new Set([...selection, ...ids])];
}

/** The cards from one to the other, both included, in the order they are shown; just `to` when `from` is not shown. */
export function rangeOf(order: Selection, from: DefinitionId | null, to: DefinitionId): Selection {
  const start = from === null ? -1 : order.indexOf(from);
  const end = order.indexOf(to);
  if (start < 0 || end < 0) return [to];
  return order.slice(Math.min(start, end), Math.max(start, end) + 1);
}

/** What is left of a selection when only `there` is there; the same array when all is. */
export function withoutGone(selection: Selection, there: (id: DefinitionId) => boolean): Selection {
  const left = selection.filter(there);
  return left.length === selection.length ? selection : left;
}
