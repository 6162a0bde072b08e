/** A run of text that both have, that only the later one has, or that only the earlier one has. */
export interface TextPiece {
  readonly kind: 'same' | 'added' | 'removed';
  readonly text: string;
}

/** Comparing takes a table of this many cells at most; longer texts are told as a whole. */
const CELLS = 1_000_000;

/** What was taken out of a text and put into it, word by word; white space belongs to the word before it. */
export function wordDifference(before: string, after: string): readonly TextPiece[] {
  const [one, other] = [words(before), words(after)];
  const start = commonStart(one, other);
  const end = commonEnd(one.slice(start), other.slice(start));
  const [oneMiddle, otherMiddle] = [middle(one, start, end), middle(other, start, end)];
  return joined([
    ...pieces('same', one.slice(0, start)),
    ...middleDifference(oneMiddle, otherMiddle),
    ...pieces('same', end === 0 ? [] : one.slice(-end)),
  ]);
}

type Words = readonly string[];

function words(text: string): Words {
  return text.match(/\s+|\S+\s*/gu) ?? [];
}

function middle(all: Words, start: number, end: number): Words {
  return all.slice(start, all.length - end);
}

function commonStart(one: Words, other: Words): number {
  let length = 0;
  while (length < one.length && length < other.length && one[length] === other[length]) length += 1;
  return length;
}

function commonEnd(one: Words, other: Words): number {
  let length = 0;
  while (length < one.length && length < other.length && one.at(-1 - length) === other.at(-1 - length)) {
    length += 1;
  }
  return length;
}

function pieces(kind: TextPiece['kind'], all: Words): TextPiece[] {
  return all.map((text) => ({ kind, text }));
}

function middleDifference(one: Words, other: Words): TextPiece[] {
  if (one.length * other.length > CELLS) return [...pieces('removed', one), ...pieces('added', other)];
  const lengthFrom = commonLengths(one, other);
  const found: TextPiece[] = [];
  let [row, column] = [0, 0];
  while (row < one.length && column < other.length) {
    const kind = stepAt(one[row] === other[column], lengthFrom(row + 1, column), lengthFrom(row, column + 1));
    found.push(...pieces(kind, kind === 'added' ? other.slice(column, column + 1) : one.slice(row, row + 1)));
    if (kind !== 'added') row += 1;
    if (kind !== 'removed') column += 1;
  }
  return [...found, ...pieces('removed', one.slice(row)), ...pieces('added', other.slice(column))];
}

function stepAt(same: boolean, withoutOne: number, withoutOther: number): TextPiece['kind'] {
  if (same) return 'same';
  return withoutOne >= withoutOther ? 'removed' : 'added';
}

/** Length of the longest common sequence from a pair of words on. */
function commonLengths(one: Words, other: Words): (row: number, column: number) => number {
  const width = other.length + 1;
  const table = new Uint32Array((one.length + 1) * width);
  const lengthFrom = (row: number, column: number): number => table[row * width + column] ?? 0;
  for (let row = one.length - 1; row >= 0; row -= 1) {
    for (let column = other.length - 1; column >= 0; column -= 1) {
      table[row * width + column] =
        one[row] === other[column]
          ? lengthFrom(row + 1, column + 1) + 1
          : Math.max(lengthFrom(row + 1, column), lengthFrom(row, column + 1));
    }
  }
  return lengthFrom;
}

function joined(all: readonly TextPiece[]): TextPiece[] {
  const runs: TextPiece[] = [];
  for (const piece of all) {
    const last = runs.at(-1);
    if (last?.kind === piece.kind) runs[runs.length - 1] = { kind: last.kind, text: last.text + piece.text };
    else runs.push(piece);
  }
  return runs;
}
