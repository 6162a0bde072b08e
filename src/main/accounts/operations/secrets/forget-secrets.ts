import type { AccountsFile } from '../../file/accounts-file';
import { removeUnopened } from '../../secrets/sealed-values';
import { keysOf } from '../../secrets/thread-keys';
import { forgetChanges } from '../undo/kept-changes';

/**
 * Removes the secrets that don't open: all of them with their keys while they are locked or lost, else those that are
 * damaged. Answers how many.
 */
export function forgetSecrets(file: AccountsFile, _input: null): number {
  const data = keysOf(file).current();
  forgetChanges(file);
  if (!data) file.run('DELETE FROM data_keys');
  return removeUnopened(file, data);
}
