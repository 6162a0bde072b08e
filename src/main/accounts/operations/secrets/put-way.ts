import type { AccountsFile } from '../../file/accounts-file';
import type { OpenWay } from '../../secrets/key-wraps';
import { keysOf } from '../../secrets/thread-keys';

/** Adds or replaces a way; makes the data key where there is none. Refused with `secrets_locked`. */
export function putSecretsWay(file: AccountsFile, way: OpenWay): null {
  const keys = keysOf(file);
  keys.put(keys.forKeeping(), way);
  return null;
}
