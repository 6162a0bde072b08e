import type { AccountsFile } from '../../file/accounts-file';
import { keptWays, newestKey, type KeyWay, type WayParameters } from '../../secrets/key-wraps';
import { keysOf } from '../../secrets/thread-keys';

/** How the secrets of the file can be opened, and whether they are. */
export interface FoundWays {
  /** Whether there is a data key at all. */
  readonly made: boolean;
  readonly open: boolean;
  readonly ways: readonly { readonly kind: KeyWay; readonly parameters: WayParameters }[];
}

/** The ways that stand in the file now; another process may have changed them. */
export function readWays(file: AccountsFile, _input: null): FoundWays {
  const ways = keptWays(file).map(({ kind, parameters }) => ({ kind, parameters }));
  return { made: newestKey(file) !== undefined, open: keysOf(file).current() !== undefined, ways };
}
