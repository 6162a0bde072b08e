import type { Lane, Mark, Span } from './timeline-model';
import { placeIn, type Range } from './timeline-range';

/** A span as drawn: shares of the width. */
export interface SpanPart {
  readonly state: Span['state'];
  readonly from: number;
  readonly to: number;
  readonly left: number;
  readonly width: number;
}

/** Marks that would stand on each other are one; the worst of them shows. */
export interface MarkPart {
  readonly kind: Mark['kind'];
  readonly left: number;
  readonly marks: readonly Mark[];
}

const NARROWEST = 1 / 1_500;
const MARK_WIDTH = 1 / 60;
const TICK_WIDTH = 1 / 300;

/** The spans of a lane within the range; what is narrower than a hair beside another one is left out. */
export function spanParts({ spans }: Lane, range: Range, now: number): readonly SpanPart[] {
  const parts: SpanPart[] = [];
  let drawnTo = -1;
  for (const { state, from, to } of spans) {
    const end = to ?? now;
    if (end < range.from || from > range.to) continue;
    const left = Math.max(0, placeIn(range, from));
    const right = Math.min(1, placeIn(range, end));
    if (right - left < NARROWEST && right - drawnTo < NARROWEST) continue;
    drawnTo = right;
    parts.push({ state, from, to: end, left, width: Math.max(NARROWEST, right - left) });
  }
  return parts;
}

/** The marks of a lane within the range, those of iterations and the others each merged among themselves. */
export function markParts({ marks }: Lane, range: Range): readonly MarkPart[] {
  const seen = marks.filter(({ at }) => at >= range.from && at <= range.to);
  const isTick = ({ kind }: Mark): boolean => kind === 'iteration' || kind === 'iterationFailed';
  return [
    ...merged(seen.filter(isTick), range, TICK_WIDTH),
    ...merged(
      seen.filter((mark) => !isTick(mark)),
      range,
      MARK_WIDTH,
    ),
  ];
}

const WORSE: Readonly<Record<Mark['kind'], number>> = {
  failure: 3,
  iterationFailed: 2,
  restart: 1,
  iteration: 0,
};

function merged(marks: readonly Mark[], range: Range, width: number): readonly MarkPart[] {
  const parts: { kind: Mark['kind']; left: number; marks: Mark[] }[] = [];
  for (const mark of marks) {
    const left = placeIn(range, mark.at);
    const last = parts.at(-1);
    if (last && left - last.left < width) {
      last.marks.push(mark);
      if (WORSE[mark.kind] > WORSE[last.kind]) last.kind = mark.kind;
    } else parts.push({ kind: mark.kind, left, marks: [mark] });
  }
  return parts;
}
