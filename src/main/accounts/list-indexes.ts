import { rulesOf } from '../../shared/account-filter';
import type { AccountSort } from '../../shared/account-filter';
import type { AccountQuery } from '../../shared/contract/accounts';
import type { Logger } from '../../shared/ports';
import type { AccountsThread } from './accounts-thread';

/** Shorter lists are quick without. */
const LONG_LIST = 5_000;

/** Makes indexes for what people filter and sort long lists by, once each, after they were shown. */
export interface ListIndexes {
  shown(list: { readonly query: AccountQuery; readonly sort: readonly AccountSort[] }, total: number): void;
}

/** Creates it. Without an index a list is as right, only slower: what fails is logged and nobody waits for it. */
export function createListIndexes(thread: AccountsThread, logger: Logger): ListIndexes {
  const asked = new Set<string>();
  return {
    shown({ query, sort }, total) {
      if (total < LONG_LIST) return;
      const rules = query.filter ? rulesOf(query.filter) : [];
      const named = [
        ...rules.flatMap((rule) => ('field' in rule ? [rule.field] : [])),
        ...sort.map(({ by }) => by),
      ];
      const names = named.filter((name) => !asked.has(name.toLowerCase()));
      if (names.length === 0) return;
      for (const name of names) asked.add(name.toLowerCase());
      thread.ask('ensureFieldIndexes', { names }).catch((error: unknown) => {
        logger.warn({ event: 'accounts.index_failed', error });
      });
    },
  };
}
