import { ArrowDown, ArrowUp } from 'lucide-react';
import css from './sort-head.module.css';

interface SortHeadProps {
  readonly title: string;
  /** How the rows are ordered by this column; null when they are not. */
  readonly direction: 'asc' | 'desc' | null;
  /** Orders by this column, besides others when Shift was held; null when rows can't be. */
  readonly onSort: ((isAdded: boolean) => void) | null;
}

/** The head of a column; pressing it orders the rows. */
export function SortHead({ title, direction, onSort }: SortHeadProps) {
  if (onSort === null)
    return (
      <th scope="col" title={title}>
        {title}
      </th>
    );
  const Arrow = direction === 'desc' ? ArrowDown : ArrowUp;
  return (
    <th
      scope="col"
      title={title}
      aria-sort={direction === null ? 'none' : direction === 'desc' ? 'descending' : 'ascending'}
    >
      <button
        type="button"
        className={css['sort']}
        onClick={(event) => {
          onSort(event.shiftKey);
        }}
      >
        <span>{title}</span>
        {direction === null ? null : <Arrow size={12} aria-hidden />}
      </button>
    </th>
  );
}
