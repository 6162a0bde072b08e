import { useEffect, useState } from 'react';
import type { Contract } from '../../shared/contract';
import type { StartOverrides } from '../../shared/definition';
import type { DefinitionId } from '../../shared/ids';
import type { ResultOf } from '../../shared/rpc/contract-types';
import { instancesAsText } from '../state/instances-text';
import { useHost, useView } from '../state/host-context';

const PAUSE_MS = 250;

/** What a start would meet, with when it was asked for. */
export interface LivePreflight {
  /** Null until the first answer. */
  readonly answer: ResultOf<Contract, 'groups.preflight'> | null;
  /** Something changed that the answer does not know of yet. */
  readonly stale: boolean;
}

/**
 * What a start would meet now, nothing held: asked at once, and again a moment after anything it depends on changed
 * (the file, the overrides, instances, routines). `skip` asks nothing: what is wanted can't be asked for.
 */
export function usePreflight(
  definitionId: DefinitionId,
  overrides: StartOverrides | null,
  skip = false,
): LivePreflight {
  const { link } = useHost();
  const connected = useView((state) => state.link.status === 'connected');
  const hash = useView((state) => state.view?.definitions[definitionId]?.hash);
  const instances = useView((state) => instancesAsText(state.view?.instances));
  const routines = useView((state) => state.view?.routines);
  const [answer, setAnswer] = useState<LivePreflight['answer']>(null);
  const [asked, setAsked] = useState('');
  const text = JSON.stringify(overrides);
  const wanted = [text, hash, instances].join('\n');
  useEffect(() => {
    if (!connected || skip) return undefined;
    const abort = new AbortController();
    const ask = async (): Promise<void> => {
      const input = { definitionId, overrides };
      const result = await link.call('groups.preflight', input, abort.signal);
      if (abort.signal.aborted) return;
      setAnswer(result);
      setAsked(wanted);
    };
    const timer = setTimeout(() => void ask(), asked === '' ? 0 : PAUSE_MS);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
    // eslint-disable-next-line react-hooks/exhaustive-deps -- `wanted` is all of `overrides`, and `asked` only sets the pause
  }, [connected, definitionId, link, routines, skip, wanted]);
  return { answer, stale: asked !== wanted };
}
