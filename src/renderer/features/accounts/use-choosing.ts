import { useCallback, useMemo, useRef } from 'react';
import { useHost } from '../../state/host-context';
import { ALL_ACCOUNTS, NO_ACCOUNTS, type AccountsUi, type ChosenAccounts } from '../../state/accounts-ui';
import type { AccountName, AccountPages } from './account-pages';

/** Ways to choose accounts. */
export interface Choosing {
  /** This one alone. */
  readonly only: (account: AccountName, row: number) => void;
  /** Takes it in or out. */
  readonly toggle: (account: AccountName, row: number) => void;
  /** Everything from the one chosen last up to this one. */
  readonly upTo: (account: AccountName, row: number) => void;
  readonly all: () => void;
  readonly none: () => void;
}

/** Whether this account is chosen. */
export function isChosen(chosen: ChosenAccounts, id: number): boolean {
  return chosen.kind === 'all' ? !chosen.except.has(id) : chosen.keys.has(id);
}

/** Chooses accounts of a list, one, some, or all that match. */
export function useChoosing(list: AccountPages): Choosing {
  const { uiStore } = useHost();
  const anchor = useRef<number | null>(null);
  const set = useCallback(
    (next: (accounts: AccountsUi) => ChosenAccounts) => {
      uiStore.setState(({ accounts }) => ({ accounts: { ...accounts, chosen: next(accounts) } }));
    },
    [uiStore],
  );
  return useMemo(
    (): Choosing => ({
      only: ({ id, key }, row) => {
        anchor.current = row;
        set(() => ({ kind: 'some', keys: new Map([[id, key]]) }));
      },
      toggle: (account, row) => {
        anchor.current = row;
        set(({ chosen }) => toggled(chosen, account));
      },
      upTo: (account, row) => {
        const from = anchor.current ?? row;
        void list.between(from, row).then((names) => {
          const keys = new Map(names.map(({ id, key }) => [id, key]));
          set(() => ({ kind: 'some', keys: keys.size === 0 ? new Map([[account.id, account.key]]) : keys }));
        });
      },
      all: () => {
        set(() => ALL_ACCOUNTS);
      },
      none: () => {
        anchor.current = null;
        set(() => NO_ACCOUNTS);
      },
    }),
    [list, set],
  );
}

function toggled(chosen: ChosenAccounts, { id, key }: AccountName): ChosenAccounts {
  const names = new Map(chosen.kind === 'all' ? chosen.except : chosen.keys);
  if (!names.delete(id)) names.set(id, key);
  return chosen.kind === 'all' ? { kind: 'all', except: names } : { kind: 'some', keys: names };
}
