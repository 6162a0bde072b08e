import type { RoutineProblem } from '../../../shared/routine-summary';

/** A line of the source, or a problem beneath the line it is about. */
export type SourceRow =
  | {
      readonly kind: 'line';
      readonly number: number;
      readonly text: string;
      readonly level: 'error' | 'warning' | null;
    }
  | { readonly kind: 'problem'; readonly line: number; readonly problem: RoutineProblem };

/** The lines of a file, each followed by what is wrong with it. A problem past the end stands beneath the last line. */
export function sourceRows(text: string, problems: readonly RoutineProblem[]): readonly SourceRow[] {
  const lines = text.replace(/\r?\n$/u, '').split(/\r?\n/u);
  const byLine = new Map<number, RoutineProblem[]>();
  for (const problem of problems) {
    const line = Math.min(Math.max(1, problem.line), lines.length);
    byLine.set(line, [...(byLine.get(line) ?? []), problem]);
  }
  return lines.flatMap((line, index): SourceRow[] => {
    const number = index + 1;
    const about = byLine.get(number) ?? [];
    const hasError = about.some(({ level }) => level === 'error');
    const level = about.length === 0 ? null : hasError ? 'error' : 'warning';
    return [
      { kind: 'line', number, text: line, level },
      ...about.map((problem): SourceRow => ({ kind: 'problem', line: number, problem })),
    ];
  });
}

/** A piece of a line and what it is. */
export interface SourcePart {
  readonly kind: 'plain' | 'key' | 'comment' | 'expression' | 'text';
  readonly text: string;
}

const COMMENT = /^(\s*)(#.*)$/u;
const KEY = /^(\s*(?:- +)*)([\w$-]+)(:)(?=\s|$)/u;
const PIECE = /(\$\{[^}]*\}?)|('[^']*'|"[^"]*")|(\s#.*$)/gu;
/** A longer line is shown as it is: nobody reads it, and looking through it takes time. */
const LONGEST = 500;

/** A line of YAML in the parts the eye tells apart. Not a parser: what it can't tell is plain. */
export function partsOf(line: string): readonly SourcePart[] {
  if (line.length > LONGEST) return [{ kind: 'plain', text: line }];
  const [, indent, comment] = COMMENT.exec(line) ?? [];
  if (comment !== undefined)
    return [
      { kind: 'plain', text: indent ?? '' },
      { kind: 'comment', text: comment },
    ];
  const head = KEY.exec(line);
  const rest = head === null ? line : line.slice(head[0].length);
  return [...headOf(head), ...piecesOf(rest)];
}

function headOf(match: RegExpExecArray | null): SourcePart[] {
  if (match === null) return [];
  const [, before = '', key = '', colon = ''] = match;
  return [
    { kind: 'plain', text: before },
    { kind: 'key', text: key },
    { kind: 'plain', text: colon },
  ];
}

function piecesOf(text: string): SourcePart[] {
  const parts: SourcePart[] = [];
  let from = 0;
  for (const match of text.matchAll(PIECE)) {
    const [whole, expression, quoted] = match;
    if (match.index > from) parts.push({ kind: 'plain', text: text.slice(from, match.index) });
    const quotes = quoted === undefined ? 'comment' : 'text';
    parts.push({ kind: expression === undefined ? quotes : 'expression', text: whole });
    from = match.index + whole.length;
  }
  return from < text.length ? [...parts, { kind: 'plain', text: text.slice(from) }] : parts;
}
