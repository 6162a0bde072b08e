import type { AccountsFile } from '../../file/accounts-file';
import { keysOf, type FirstWays } from '../../secrets/thread-keys';

/** What is done for the first secret, and what is said of those that don't open. */
export function settleSecrets(
  file: AccountsFile,
  input: { readonly keyFile: string; readonly first: FirstWays | null; readonly why: 'locked' | 'lost' },
): null {
  keysOf(file).settle(input);
  return null;
}
