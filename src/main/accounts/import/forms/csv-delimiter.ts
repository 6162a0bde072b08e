/** Tried in this order; what is first wins among equals. */
const CANDIDATES = [',', ';', '\t', '|', '^', '~', ':'] as const;
const MAX_LINES = 20;

/** The line spreadsheets write to tell the delimiter. */
const TOLD = /^sep=(.)\r?\n/i;

/** Our own export. */
const OURS = /^key,label,status,tags,notes[,\r\n]/;

export interface CsvShape {
  readonly delimiter: string;
  /** Characters at the start that tell the shape and are no data. */
  readonly skipped: number;
}

/**
 * How the cells of a table are told apart: the character that divides the most lines into as many cells as the first
 * line has. One column needs none: then it is the comma.
 */
export function guessCsvShape(start: string): CsvShape {
  const told = TOLD.exec(start);
  if (told) return { delimiter: told[1] ?? ',', skipped: told[0].length };
  if (OURS.test(start)) return { delimiter: ',', skipped: 0 };
  const lines = unquotedLines(start);
  const scored = CANDIDATES.map((delimiter) => ({ delimiter, score: scoreOf(lines, delimiter) }));
  const best = scored.reduce((one, other) => (other.score > one.score ? other : one));
  return { delimiter: best.score > 0 ? best.delimiter : ',', skipped: 0 };
}

/** Lines that agree count most, then how many cells there are. */
function scoreOf(lines: readonly string[], delimiter: string): number {
  const counts = lines.map((line) => line.split(delimiter).length - 1);
  const [first = 0] = counts;
  if (first === 0) return 0;
  const agreeing = counts.filter((count) => count === first).length;
  return (agreeing / counts.length) * 1_000 + Math.min(first, 999) / 1_000;
}

/** The first lines without what stands in quotes; the last one may be cut off and is left out. */
function unquotedLines(start: string): readonly string[] {
  const lines = start
    .replaceAll(/"(?:[^"]|"")*"/g, '')
    .split(/\r\n|\n|\r/)
    .slice(0, MAX_LINES + 1);
  const whole = lines.length > 1 ? lines.slice(0, -1) : lines;
  return whole.filter((line) => line.trim() !== '');
}
