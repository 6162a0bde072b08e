import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { AccountSort } from '../../../shared/account-filter';
import type { AccountQuery } from '../../../shared/contract/accounts';
import { useHost, useView } from '../../state/host-context';
import { AccountPages, type AccountPagesState } from './account-pages';

/** The list a query finds, kept up to date; `revision` grows with every change of accounts. */
export function useAccountPages(
  query: AccountQuery,
  sort: readonly AccountSort[],
  revision: number,
): { readonly list: AccountPages; readonly state: AccountPagesState } {
  const { link } = useHost();
  const [list] = useState(() => new AccountPages(link));
  const state = useStore(list.store);
  const connected = useView((view) => view.link.status === 'connected');
  useEffect(() => {
    list.ask(query, sort);
  }, [list, query, sort]);
  useEffect(() => {
    list.revise(revision);
  }, [list, revision]);
  useEffect(() => {
    // What was asked for while there was nobody to answer.
    if (connected && list.store.getState().error !== null) list.again();
  }, [list, connected]);
  useEffect(
    () => () => {
      list.close();
    },
    [list],
  );
  return { list, state };
}
