import type { ActionAccounts } from './ports';

/** A step asked for an account where there is none. */
export class NoAccountError extends Error {
  override readonly name = 'NoAccountError';
  readonly code = 'account_none';
}

const refuse = (): Promise<never> => Promise.reject(new NoAccountError('no pool'));

/** Accounts of a bot whose group draws from no pool. */
export const NO_ACCOUNTS: ActionAccounts = {
  current: () => null,
  take: refuse,
  complete: refuse,
  fail: refuse,
  giveBack: refuse,
  quarantine: refuse,
  report: () => undefined,
  field: refuse,
  setField: refuse,
  incrementField: refuse,
  secret: refuse,
};
