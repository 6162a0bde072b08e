import { ok, type ErrorOf, type Result } from '../shared/errors';
import type { GlobalOptions } from './options';
import type { Output } from './output';
import { readSecretFile } from './secret-file';

/**
 * The passphrase of the accounts' secrets, from the file of `--accounts-passphrase-file`, else of
 * `MUSTER_ACCOUNTS_PASSPHRASE_FILE`; null where neither names one. Never from the command line or the environment
 * itself: other users see the one, every process started the other.
 */
export function accountsPassphraseOf(
  { accountsPassphraseFile }: GlobalOptions,
  output: Pick<Output, 'note'>,
): Promise<Result<string | null, ErrorOf<'file_unreadable'>>> {
  const named = accountsPassphraseFile ?? process.env['MUSTER_ACCOUNTS_PASSPHRASE_FILE'] ?? '';
  return named === '' ? Promise.resolve(ok(null)) : readSecretFile(named, output);
}
