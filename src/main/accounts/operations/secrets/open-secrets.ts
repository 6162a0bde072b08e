import type { AccountsFile } from '../../file/accounts-file';
import type { KeyWay } from '../../secrets/key-wraps';
import { keysOf } from '../../secrets/thread-keys';

/** Opens the secrets in one way; which of the keys did it, or -1. Proven: a wrong key opens nothing. */
export function openSecrets(
  file: AccountsFile,
  { kind, keys }: { readonly kind: KeyWay; readonly keys: readonly Uint8Array[] },
): number {
  return keysOf(file).openWay(kind, keys);
}
