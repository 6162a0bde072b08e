import { useEffect, useRef, type RefObject } from 'react';

/** What was drawn last, for work that outlives the drawing it began in. */
export function useLatest<T>(value: T): RefObject<T> {
  const latest = useRef(value);
  useEffect(() => {
    latest.current = value;
  }, [value]);
  return latest;
}
