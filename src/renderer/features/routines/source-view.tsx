import { CircleX, TriangleAlert } from 'lucide-react';
import { memo, useEffect, useMemo, useState } from 'react';
import { t } from '../../../shared/catalogue/translate';
import type { RoutineProblem } from '../../../shared/routine-summary';
import { useWindowedRows } from '../../components/use-windowed-rows';
import type { LineTarget } from '../../state/routines-ui';
import { partsOf, sourceRows, type SourceRow } from './source-lines';
import css from './source-view.module.css';

/** Height of every row in pixels; `source-view.module.css` has the same. */
const ROW_HEIGHT = 21;
/** A file of more lines is drawn only where it is looked at; a shorter one is whole, so that it can be selected. */
const DRAWN_WHOLE = 2_000;

interface SourceViewProps {
  readonly name: string;
  readonly text: string;
  readonly problems: readonly RoutineProblem[];
  readonly target: LineTarget | null;
}

/** A routine's file, to be read: its lines with their numbers, and each problem beneath its line. */
export function SourceView({ name, text, problems, target }: SourceViewProps) {
  const [box, setBox] = useState<HTMLDivElement | null>(null);
  const rows = useMemo(() => sourceRows(text, problems), [problems, text]);
  const inSight = useWindowedRows(box, rows.length, ROW_HEIGHT);
  const { first, end } = rows.length > DRAWN_WHOLE ? inSight : { first: 0, end: rows.length };
  useShownLine(box, rows, target);
  return (
    <div
      ref={setBox}
      className={css['source']}
      role="group"
      aria-label={t('Source of {name}', { name })}
      // eslint-disable-next-line jsx-a11y-x/no-noninteractive-tabindex -- what scrolls can be scrolled by key
      tabIndex={0}
    >
      <div className={css['all']} style={{ height: rows.length * ROW_HEIGHT }}>
        <div style={{ transform: `translateY(${String(first * ROW_HEIGHT)}px)` }}>
          {rows
            .slice(first, end)
            .map((row, index) =>
              row.kind === 'line' ? (
                <Line key={row.number} row={row} isShown={row.number === target?.line} />
              ) : (
                <ProblemLine key={`${String(row.line)} ${String(index)}`} problem={row.problem} />
              ),
            )}
        </div>
      </div>
    </div>
  );
}

/** Brings a line that is asked for into the middle, and gives it the focus when that is wanted. */
function useShownLine(box: HTMLElement | null, rows: readonly SourceRow[], target: LineTarget | null): void {
  useEffect(() => {
    if (!box || target === null) return undefined;
    const index = rows.findIndex((row) => row.kind === 'line' && row.number === target.line);
    if (index < 0) return undefined;
    scrollToRow(box, index);
    if (!target.focus) return undefined;
    // In a long file the line is drawn once the box has been scrolled to it.
    const frame = requestAnimationFrame(() => {
      box.querySelector<HTMLElement>(`[data-line="${String(target.line)}"]`)?.focus({ preventScroll: true });
    });
    return () => {
      cancelAnimationFrame(frame);
    };
    // eslint-disable-next-line react-hooks/exhaustive-deps -- a file that changes does not scroll by itself
  }, [box, target, rows.length === 0]);
}

function scrollToRow(box: HTMLElement, index: number): void {
  box.scrollTop = Math.max(0, index * ROW_HEIGHT - box.clientHeight / 2);
}

interface LineProps {
  readonly row: Extract<SourceRow, { kind: 'line' }>;
  readonly isShown: boolean;
}

const Line = memo(
  function Line({ row: { number, text, level }, isShown }: LineProps) {
    return (
      <div
        className={css['line']}
        data-line={number}
        data-level={level ?? undefined}
        data-shown={isShown}
        tabIndex={-1}
      >
        <span className={css['number']}>{number}</span>
        <code>
          {partsOf(text).map((part, index) =>
            part.kind === 'plain' ? (
              part.text
            ) : (
              <span key={index} data-part={part.kind}>
                {part.text}
              </span>
            ),
          )}
        </code>
      </div>
    );
  },
  (a, b) => a.isShown === b.isShown && a.row.text === b.row.text && a.row.level === b.row.level,
);

function ProblemLine({ problem: { level, message } }: { problem: RoutineProblem }) {
  const Icon = level === 'error' ? CircleX : TriangleAlert;
  return (
    <div className={css['problem']} data-level={level} title={message}>
      <Icon size={13} aria-label={level === 'error' ? t('Error') : t('Warning')} />
      <span>{message}</span>
    </div>
  );
}
