import { useEffect, useState } from 'react';
import type { AccountView } from '../../../shared/account';
import { useHost } from '../../state/host-context';

const PAUSE_MS = 200;
const MOST = 20;
const NONE: readonly AccountView[] = [];

/** Accounts in which the text is found, a moment after it was typed; none while nothing is typed. */
export function useAccountSearch(search: string): readonly AccountView[] {
  const { link } = useHost();
  const [found, setFound] = useState(NONE);
  const wanted = search.trim().slice(0, 200);
  useEffect(() => {
    if (wanted === '') return undefined;
    const abort = new AbortController();
    const ask = async (): Promise<void> => {
      const input = {
        query: { filter: null, search: wanted },
        sort: [{ by: 'key', direction: 'asc' as const }],
        offset: 0,
        limit: MOST,
      };
      const answer = await link.call('accounts.list', input, abort.signal);
      if (!abort.signal.aborted) setFound(answer.ok ? answer.value.rows : NONE);
    };
    const timer = setTimeout(() => void ask(), PAUSE_MS);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [link, wanted]);
  return wanted === '' ? NONE : found;
}
