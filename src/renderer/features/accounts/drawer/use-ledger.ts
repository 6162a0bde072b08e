import { useCallback, useEffect, useState } from 'react';
import type { AccountView, LedgerEntry } from '../../../../shared/account';
import type { AppError } from '../../../../shared/errors';
import { useHost } from '../../../state/host-context';

const PAGE = 20;

/** The uses of an account, newest first, a page at a time; asked anew whenever the account changed. */
export function useLedger({ id, lastUsedAt, holder }: AccountView) {
  const { link } = useHost();
  const [entries, setEntries] = useState<readonly LedgerEntry[]>([]);
  const [hasMore, setMore] = useState(false);
  const [isLoading, setLoading] = useState(true);
  const [error, setError] = useState<AppError | null>(null);
  const since = holder?.since ?? null;
  useEffect(() => {
    const work = new AbortController();
    void link
      .call('accounts.ledger', { accountId: id, before: null, limit: PAGE }, work.signal)
      .then((answer) => {
        if (work.signal.aborted) return;
        setLoading(false);
        setError(answer.ok ? null : answer.error);
        if (!answer.ok) return;
        setEntries(answer.value.entries);
        setMore(answer.value.entries.length === PAGE);
      });
    return () => {
      work.abort();
    };
  }, [link, id, lastUsedAt, since]);
  const more = useCallback(() => {
    setLoading(true);
    const before = entries.at(-1)?.id ?? null;
    void link.call('accounts.ledger', { accountId: id, before, limit: PAGE }).then((answer) => {
      setLoading(false);
      setError(answer.ok ? null : answer.error);
      if (!answer.ok) return;
      setEntries((known) => [...known, ...answer.value.entries]);
      setMore(answer.value.entries.length === PAGE);
    });
  }, [link, id, entries]);
  return { entries, error, hasMore, isLoading, more };
}
