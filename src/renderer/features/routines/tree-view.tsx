import {
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
  type ReactNode,
} from 'react';
import { useTableWindow } from '../../components/table-window';
import type { TreeRow } from './routine-list';
import css from './tree-view.module.css';

interface TreeViewProps<R extends TreeRow> {
  readonly label: string;
  readonly rows: readonly R[];
  /** Height of a row in pixels. */
  readonly rowHeight: number;
  /** Key of the row that is chosen. */
  readonly chosen: string | null;
  /** It follows the focus; `enter` when it was asked for with Enter or the mouse. */
  readonly onChoose: (row: R, how: 'move' | 'enter') => void;
  readonly onToggle: (row: R, open: boolean) => void;
  /** Keys beyond those of a tree. */
  readonly onKey?: (event: KeyboardEvent<HTMLElement>, row: R) => void;
  readonly children: (row: R) => ReactNode;
}

/** A tree of which only the rows in sight are drawn. One row takes part in the tab order, arrow keys lead to the others. */
export function TreeView<R extends TreeRow>(props: TreeViewProps<R>) {
  const { label, rows, rowHeight, chosen, children } = props;
  const [box, setBox] = useState<HTMLDivElement | null>(null);
  const { tabStop, focus, current } = useTreeFocus({ box, rows, rowHeight, chosen });
  const keys = useMemo(() => rows.map(({ key }) => key), [rows]);
  const heightOf = useCallback(() => rowHeight, [rowHeight]);
  const { parts } = useTableWindow({ box, keys, heightOf, head: 0, kept: tabStop });
  const go = (index: number): void => {
    const row = rows[index];
    if (!row) return;
    focus(index);
    props.onChoose(row, 'move');
  };
  return (
    <div ref={setBox} className={css['tree']} role="tree" aria-label={label}>
      {parts.map((part) => {
        if (part.kind === 'gap')
          return <div key={`gap ${String(part.before)}`} role="none" style={{ height: part.height }} />;
        const row = rows[part.index];
        if (row === undefined) return null;
        return (
          <div
            key={row.key}
            role="treeitem"
            className={css['row']}
            data-row={row.key}
            aria-level={row.level}
            aria-setsize={row.size}
            aria-posinset={row.position}
            aria-selected={row.key === chosen}
            {...(row.isOpen === null ? {} : { 'aria-expanded': row.isOpen })}
            tabIndex={part.index === tabStop ? 0 : -1}
            style={{ height: rowHeight, paddingInlineStart: 8 + (row.level - 1) * 16 }}
            onFocus={() => {
              current(row.key);
            }}
            onClick={() => {
              props.onChoose(row, 'enter');
            }}
            onKeyDown={(event) => {
              pressOnRow(event, { ...props, index: part.index, row, go });
            }}
          >
            {children(row)}
          </div>
        );
      })}
    </div>
  );
}

interface Pressed<R extends TreeRow> extends TreeViewProps<R> {
  readonly index: number;
  readonly row: R;
  readonly go: (index: number) => void;
}

function pressOnRow<R extends TreeRow>(event: KeyboardEvent<HTMLElement>, pressed: Pressed<R>): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const act = KEYS[event.key];
  if (!act) {
    pressed.onKey?.(event, pressed.row);
    return;
  }
  event.preventDefault();
  // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- rows go through unread
  act(pressed as unknown as Pressed<TreeRow>);
}

/** As trees are used everywhere. */
const KEYS: Readonly<Record<string, (pressed: Pressed<TreeRow>) => void>> = {
  ArrowDown: ({ index, go }) => {
    go(index + 1);
  },
  ArrowUp: ({ index, go }) => {
    go(index - 1);
  },
  Home: ({ go }) => {
    go(0);
  },
  End: ({ rows, go }) => {
    go(rows.length - 1);
  },
  ArrowRight: ({ row, index, go, onToggle }) => {
    if (row.isOpen === false) onToggle(row, true);
    else if (row.isOpen === true) go(index + 1);
  },
  ArrowLeft: ({ row, rows, index, go, onToggle }) => {
    if (row.isOpen === true) onToggle(row, false);
    else go(rows.findLastIndex(({ level }, at) => at < index && level < row.level));
  },
  Enter: ({ row, onChoose }) => {
    onChoose(row, 'enter');
  },
  ' ': ({ row, onChoose }) => {
    onChoose(row, 'enter');
  },
};

interface FocusInput {
  readonly box: HTMLElement | null;
  readonly rows: readonly TreeRow[];
  readonly rowHeight: number;
  readonly chosen: string | null;
}

/** Which row Tab leads to, and the way to another one, drawn or not. What is chosen from elsewhere comes in sight. */
function useTreeFocus({ box, rows, rowHeight, chosen }: FocusInput) {
  const [current, setCurrent] = useState<string | null>(null);
  const wanted = useRef<string | null>(null);
  const indexOf = (key: string | null): number => rows.findIndex((row) => row.key === key);
  const tabStop = Math.max(0, current !== null && indexOf(current) >= 0 ? indexOf(current) : indexOf(chosen));
  const chosenAt = indexOf(chosen);
  useLayoutEffect(() => {
    if (wanted.current === null || !box) return;
    const drawn = [...box.querySelectorAll<HTMLElement>('[data-row]')];
    const row = drawn.find(({ dataset }) => dataset['row'] === wanted.current);
    if (!row) return;
    wanted.current = null;
    row.focus({ preventScroll: true });
  });
  useEffect(() => {
    if (box && chosenAt >= 0) bringInSight(box, chosenAt, rowHeight);
    // Rows that come and go above it do not make the list jump.
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the place counts when something is chosen or comes to be there, not when it moves
  }, [box, chosen, chosenAt >= 0, rowHeight]);
  const focus = (index: number): void => {
    const key = rows[index]?.key;
    if (key === undefined || !box) return;
    wanted.current = key;
    bringInSight(box, index, rowHeight);
    setCurrent(key);
  };
  const lastAt = useRef(0);
  useLayoutEffect(() => {
    if (current === null) return;
    if (indexOf(current) >= 0) lastAt.current = indexOf(current);
    // The row that had the focus is gone, and the focus with it: the one in its place has it.
    else if (document.activeElement === document.body) focus(Math.min(lastAt.current, rows.length - 1));
  });
  return { tabStop, focus, current: setCurrent };
}

function bringInSight(box: HTMLElement, index: number, rowHeight: number): void {
  const top = index * rowHeight;
  if (top < box.scrollTop) box.scrollTop = top;
  else if (top + rowHeight > box.scrollTop + box.clientHeight)
    box.scrollTop = top + rowHeight - box.clientHeight;
}
