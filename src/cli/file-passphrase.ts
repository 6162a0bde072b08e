import { ok, type ErrorOf, type Result } from '../shared/errors';
import { accountsPassphraseOf } from './accounts-passphrase';
import type { CommandContext } from './command-context';

/** The passphrase of an exported file, from `--passphrase-file`; null where it was not given. */
export function filePassphraseOf(
  file: string | undefined,
  { globals, output }: CommandContext,
): Promise<Result<string | null, ErrorOf<'file_unreadable'>>> {
  return file === undefined
    ? Promise.resolve(ok(null))
    : accountsPassphraseOf({ ...globals, accountsPassphraseFile: file }, output);
}
