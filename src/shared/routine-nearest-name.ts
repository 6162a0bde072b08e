/** More are not compared: a hint is not worth seconds. */
const MAX_COMPARED = 300;

/** The name a person most likely meant, or undefined when none is close enough to be worth saying. */
export function nearestName(written: string, names: Iterable<string>): string | undefined {
  const word = written.toLowerCase().slice(0, 60);
  let best: string | undefined;
  let bestDistance = Math.max(1, Math.floor(word.length / 3)) + 1;
  let compared = 0;
  for (const name of names) {
    compared += 1;
    if (compared > MAX_COMPARED) break;
    const distance = editDistance(word, name.toLowerCase(), bestDistance);
    if (distance < bestDistance) {
      best = name;
      bestDistance = distance;
    }
  }
  return best;
}

/** A half sentence to append to a message: ` Did you mean "tap"?`, or nothing. */
export function didYouMean(written: string, names: Iterable<string>): string {
  const nearest = nearestName(written, names);
  return nearest === undefined ? '' : ` Did you mean "${nearest}"?`;
}

/** Edits (insert, delete, replace, swap of neighbours) from `a` to `b`; `limit` when there are that many or more. */
function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) >= limit) return limit;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let row = 1; row <= a.length; row += 1) {
    const current = nextRow({ a, b, row }, last, beforeLast);
    if (Math.min(...current) >= limit && Math.min(...last) >= limit) return limit;
    beforeLast = last;
    last = current;
  }
  return Math.min(limit, last[b.length] ?? limit);
}

interface Compared {
  readonly a: string;
  readonly b: string;
  readonly row: number;
}

function nextRow({ a, b, row }: Compared, last: readonly number[], beforeLast: readonly number[]): number[] {
  const at = (cells: readonly number[], column: number): number => cells[column] ?? 0;
  const current = [row];
  for (let column = 1; column <= b.length; column += 1) {
    const same = a.charCodeAt(row - 1) === b.charCodeAt(column - 1);
    const replaced = at(last, column - 1) + (same ? 0 : 1);
    const edited = Math.min(at(last, column) + 1, at(current, column - 1) + 1, replaced);
    const isSwapped = isSwap(a, b, row, column);
    current.push(isSwapped ? Math.min(edited, at(beforeLast, column - 2) + 1) : edited);
  }
  return current;
}

function isSwap(a: string, b: string, row: number, column: number): boolean {
  return row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
}

/** The name that was meant; all of them only where none is near, for nobody reads fifty names beside the right one. */
export function didYouMeanOf(written: string, names: readonly string[]): string {
  return didYouMean(written, names) || ` Known: ${names.join(', ')}.`;
}
