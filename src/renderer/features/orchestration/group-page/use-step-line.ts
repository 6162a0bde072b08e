import { useEffect, useState } from 'react';
import type { OutlineStep } from '../../../../shared/routine-outline';
import { useHost, useView } from '../../../state/host-context';

interface Lines {
  /** Of the file the lines are of. */
  readonly hash: string;
  readonly byPath: ReadonlyMap<string, number>;
}

/**
 * The line of a step in the file of a group's routine; of a step of a routine it calls, the line of the call. Null while
 * nobody knows. The file is read once, and again when it was changed.
 */
export function useStepLine(routineName: string | undefined, path: string | undefined): number | null {
  const { link } = useHost();
  const hash = useView((state) => state.view?.routines[routineName ?? '']?.hash);
  const [lines, setLines] = useState<Lines | null>(null);
  useEffect(() => {
    if (routineName === undefined || hash === undefined) return undefined;
    const abort = new AbortController();
    void link.call('routines.read', { routineName }, abort.signal).then((answer) => {
      if (!abort.signal.aborted && answer.ok) setLines({ hash, byPath: linesOf(answer.value.outline) });
    });
    return () => {
      abort.abort();
    };
  }, [link, routineName, hash]);
  const own = path?.split('/')[0];
  if (own === undefined || lines === null || lines.hash !== hash) return null;
  return lines.byPath.get(own) ?? null;
}

function linesOf(outline: readonly OutlineStep[], found = new Map<string, number>()): Map<string, number> {
  for (const { path, line, children } of outline) {
    found.set(path, line);
    linesOf(children, found);
  }
  return found;
}
