import { useEffect, useState } from 'react';

/** Cards drawn at once: few enough that no task holds the window up. */
const AT_ONCE = 2;
/** At first more are drawn, so that a window of usual size is there with the first picture. */
const AT_FIRST = 15;

/** Of the cards that are wanted, those whose turn has come; the others follow a few at a time, the first ones first. */
export function useAdmitted(wanted: readonly string[]): ReadonlySet<string> {
  const [known, setKnown] = useState<ReadonlySet<string> | null>(null);
  const admitted = admit(wanted, known);
  useEffect(() => {
    if (admitted === known || admitted.size === 0) return undefined;
    const turn = setTimeout(() => {
      setKnown(admitted);
    });
    return () => {
      clearTimeout(turn);
    };
  }, [admitted, known]);
  return admitted;
}

function admit(wanted: readonly string[], known: ReadonlySet<string> | null): ReadonlySet<string> {
  if (known === null) return new Set(wanted.slice(0, AT_FIRST));
  const stay = wanted.filter((key) => known.has(key));
  const fresh = wanted.filter((key) => !known.has(key)).slice(0, AT_ONCE);
  return fresh.length === 0 && stay.length === known.size ? known : new Set([...stay, ...fresh]);
}
