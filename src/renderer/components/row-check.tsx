import { useEffect, useRef, type ChangeEvent } from 'react';
import css from './row-check.module.css';

interface RowCheckProps {
  /** What is chosen by it, for screen readers. */
  readonly label: string;
  readonly checked: boolean;
  readonly indeterminate?: boolean;
  readonly tabIndex?: number;
  readonly onChange: (event: ChangeEvent<HTMLInputElement>) => void;
}

/** A box to tick in a table of many rows: the browser's own, for the rows come and go while one scrolls. */
export function RowCheck({ label, checked, indeterminate = false, tabIndex, onChange }: RowCheckProps) {
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (box.current) box.current.indeterminate = indeterminate;
  }, [indeterminate]);
  return (
    <input
      ref={box}
      type="checkbox"
      className={css['check']}
      aria-label={label}
      checked={checked}
      tabIndex={tabIndex}
      onChange={onChange}
    />
  );
}
