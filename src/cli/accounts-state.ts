import type { Contract } from '../shared/contract';
import type { AccountsState } from '../shared/contract/accounts';
import type { Client } from '../shared/rpc/client';

/** Accounts as a whole as they are now. Rejects when the line to the host is lost. */
export function readAccountsState(client: Client<Contract>): Promise<AccountsState> {
  return new Promise((resolve, reject) => {
    let off = (): void => undefined;
    // The host tells zeros, with revision 0, until it has read the file once.
    const take = (state: AccountsState | undefined): void => {
      if (!state || (state.revision === 0 && state.unusable === null)) return;
      queueMicrotask(() => off());
      resolve(state);
    };
    off = client.subscribe(
      'accounts',
      {},
      {
        snapshot: take,
        patches: (states) => take(states.at(-1)),
        failed: (error) => reject(new Error(`the host refused its accounts: ${error.code}`)),
      },
    );
  });
}
