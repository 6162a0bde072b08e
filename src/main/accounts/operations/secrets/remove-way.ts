import type { AccountsFile } from '../../file/accounts-file';
import type { KeyWay } from '../../secrets/key-wraps';

/** Takes a way away. Whether another one is left is the caller's to know. */
export function removeSecretsWay(file: AccountsFile, { kind }: { readonly kind: KeyWay }): null {
  file.run('DELETE FROM key_wraps WHERE kind = ?', [kind]);
  return null;
}
