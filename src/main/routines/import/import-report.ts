/** How well something was taken over. */
export type ImportLevel = 'converted' | 'approximated' | 'notConverted';

/** What became of one thing of the source. */
export interface ImportReportLine {
  readonly level: ImportLevel;
  /** Where it stands in the source; from 1. */
  readonly line: number;
  readonly column: number;
  /** What it is, as the source calls it. */
  readonly what: string;
  /** What was done with it, and why; a sentence. Empty when it was simply converted. */
  readonly why: string;
}

/** A routine made of one of another program. */
export interface ConvertedRoutine {
  /** In our language; it compiles, unless it is empty. */
  readonly text: string;
  readonly report: readonly ImportReportLine[];
}

/** Most lines of one report: a file of thousands of steps is told in part. */
const MAX_LINES = 5_000;

/** Gathers a report in the order of the source. */
export class ImportReport {
  private readonly lines: ImportReportLine[] = [];
  private readonly said = new Set<string>();
  private left = 0;

  add(
    level: ImportLevel,
    at: { readonly line: number; readonly column: number },
    what: string,
    why = '',
  ): void {
    if (this.lines.length < MAX_LINES)
      this.lines.push({ level, line: at.line, column: at.column, what, why });
    else this.left += 1;
  }

  /** How much was noted so far. */
  get size(): number {
    return this.lines.length + this.left;
  }

  /** The same remark for many places is made at the first alone. */
  once(
    level: ImportLevel,
    at: { readonly line: number; readonly column: number },
    what: string,
    why: string,
  ): void {
    if (this.said.has(`${what} ${why}`)) return;
    this.said.add(`${what} ${why}`);
    this.add(level, at, what, why);
  }

  all(): readonly ImportReportLine[] {
    const sorted = this.lines.toSorted((a, b) => a.line - b.line || a.column - b.column);
    if (this.left === 0) return sorted;
    const why = `${String(this.left)} more remarks are left out: the file is too long to tell them all.`;
    return [...sorted, { level: 'approximated', line: 1, column: 1, what: 'report', why }];
  }
}
