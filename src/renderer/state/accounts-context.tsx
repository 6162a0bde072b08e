import { createContext, use, useEffect, useState, type ReactNode } from 'react';
import type { AccountsState } from '../../shared/contract/accounts';
import { useHost } from './host-context';

const AccountsContext = createContext<AccountsState | null>(null);

/** Follows accounts as a whole (totals, fields, saved views, secrets), and gives that to what is inside. */
export function AccountsProvider({ children }: { children: ReactNode }) {
  const { link } = useHost();
  const [state, setState] = useState<AccountsState | null>(null);
  useEffect(
    () =>
      link.subscribe(
        'accounts',
        {},
        {
          snapshot: setState,
          // Each is the whole; the last one holds.
          patches: (changes) => {
            setState((known) => changes.at(-1) ?? known);
          },
        },
      ),
    [link],
  );
  return <AccountsContext value={state}>{children}</AccountsContext>;
}

/** Accounts as a whole; null before the host told. */
export function useAccounts(): AccountsState | null {
  return use(AccountsContext);
}

/** Whether secrets can neither be kept nor opened now. */
export function useSecretsLocked(): boolean {
  const state = useAccounts()?.secrets.state;
  return state === 'locked' || state === 'lost';
}
