import { useCallback, useEffect, useState } from 'react';
import type { AccountView } from '../../../../shared/account';
import type { AppError } from '../../../../shared/errors';
import { useAccounts } from '../../../state/accounts-context';
import { useHost } from '../../../state/host-context';

/** An account as the host knows it now; followed while it is shown. */
export function useAccount(accountKey: string | null): {
  readonly account: AccountView | null;
  readonly error: AppError | null;
  /** Shows what the host answered to a change. */
  readonly take: (account: AccountView) => void;
} {
  const { link } = useHost();
  const revision = useAccounts()?.revision ?? 0;
  const [account, setAccount] = useState<AccountView | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  const key = account?.key ?? accountKey;
  useEffect(() => {
    if (key === null) return undefined;
    const work = new AbortController();
    void link.call('accounts.get', { key }, work.signal).then((answer) => {
      if (work.signal.aborted) return;
      setError(answer.ok ? null : answer.error);
      if (answer.ok) setAccount(answer.value);
    });
    return () => {
      work.abort();
    };
  }, [link, key, revision]);
  const take = useCallback((next: AccountView) => {
    setError(null);
    setAccount(next);
  }, []);
  return { account, error, take };
}
