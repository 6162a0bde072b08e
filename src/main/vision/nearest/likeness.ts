/** How much of a wanted text is in another, 0 to 1, by pairs of neighbouring letters: misread letters cost little. */
export function likeness(wanted: string, seen: string): number {
  const pairs = pairsOf(wanted);
  if (pairs.length === 0) return 0;
  const there = new Set(pairsOf(seen));
  return pairs.filter((pair) => there.has(pair)).length / pairs.length;
}

/** What is like the wanted, the likest first; of equals the shorter. */
export function byLikeness<T>(
  wanted: string,
  items: readonly T[],
  textOf: (item: T) => string,
): readonly T[] {
  return items
    .map((item) => ({ item, length: textOf(item).length, like: likeness(wanted, textOf(item)) }))
    .toSorted((a, b) => b.like - a.like || a.length - b.length)
    .map(({ item }) => item);
}

/** Longer texts are compared by their beginning: a hint is not worth more. */
const MAX_COMPARED = 200;

function pairsOf(text: string): readonly string[] {
  const plain = ` ${text.slice(0, MAX_COMPARED).toLowerCase().replaceAll(/\s+/gu, ' ').trim()} `;
  return plain.length < 3 ? [] : Array.from({ length: plain.length - 1 }, (_, at) => plain.slice(at, at + 2));
}
