import type { AccountsFile } from '../../file/accounts-file';
import { Refused } from '../../file/refused';
import { newestKey, type OpenWay } from '../../secrets/key-wraps';
import { resealAll } from '../../secrets/sealed-values';
import { keysOf } from '../../secrets/thread-keys';
import { forgetChanges } from '../undo/kept-changes';

/**
 * Makes a new data key, seals every secret anew and lets go of the key before: all or nothing, for it is one
 * operation. Every way in stays one; `renewed` get the keys given. Answers how many secrets were sealed, and how many
 * are damaged and stayed as they were.
 */
export function rotateSecrets(
  file: AccountsFile,
  { renewed }: { readonly renewed: readonly OpenWay[] },
): { readonly sealed: number; readonly damaged: number } {
  if (!newestKey(file)) return { sealed: 0, damaged: 0 };
  const keys = keysOf(file);
  const before = keys.current();
  if (!before) throw new Refused({ code: 'secrets_locked', state: 'locked' });
  const after = keys.renew(before, renewed);
  const done = resealAll(file, before, after);
  forgetChanges(file);
  file.run('DELETE FROM data_keys WHERE id <> ?', [after.generation]);
  return done;
}
