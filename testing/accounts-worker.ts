import { programOfTests } from './programs';

/** The thread of accounts, bundled from its sources. */
export function accountsWorkerFromSource(): { url: URL } {
  return { url: programOfTests('accounts.worker') };
}

/** The same, which dies when it is asked to remove the view `die`, or for uses of account -1. */
export function mortalAccountsWorkerFromSource(): { url: URL } {
  return { url: programOfTests('accounts-worker-mortal-entry') };
}
