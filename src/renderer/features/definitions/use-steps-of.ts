import { useEffect, useState } from 'react';
import type { OutlineStep } from '../../../shared/routine-outline';
import { useHost, useView } from '../../state/host-context';

const NONE: readonly OutlineStep[] = [];

/** The steps of a routine, read again when its file was changed; none while nobody knows. */
export function useStepsOf(routineName: string): readonly OutlineStep[] {
  const { link } = useHost();
  const hash = useView((state) => state.view?.routines[routineName]?.hash);
  const [read, setRead] = useState({ hash: '', steps: NONE });
  useEffect(() => {
    if (hash === undefined) return undefined;
    const abort = new AbortController();
    void link.call('routines.read', { routineName }, abort.signal).then((answer) => {
      if (!abort.signal.aborted && answer.ok) setRead({ hash, steps: answer.value.outline });
    });
    return () => {
      abort.abort();
    };
  }, [link, routineName, hash]);
  return read.hash === hash ? read.steps : NONE;
}
