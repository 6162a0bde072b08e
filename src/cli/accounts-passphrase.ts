import { readFile, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { err, ok, type ErrorOf, type Result } from '../shared/errors';
import { errorCode } from '../main/platform/file-bytes';
import type { GlobalOptions } from './options';
import type { Output } from './output';

const MAX_BYTES = 10_000;
const OF_OTHERS = 0o077;

/**
 * The passphrase of the accounts' secrets, from the file of `--accounts-passphrase-file`, else of
 * `MUSTER_ACCOUNTS_PASSPHRASE_FILE`; null where neither names one. Never from the command line or the environment
 * itself: other users see the one, every process started the other.
 */
export async function accountsPassphraseOf(
  { accountsPassphraseFile }: GlobalOptions,
  output: Pick<Output, 'note'>,
): Promise<Result<string | null, ErrorOf<'file_unreadable'>>> {
  const named = accountsPassphraseFile ?? process.env['MUSTER_ACCOUNTS_PASSPHRASE_FILE'] ?? '';
  if (named === '') return ok(null);
  const file = resolve(named);
  const unreadable = (reason: string): Result<never, ErrorOf<'file_unreadable'>> =>
    err({ code: 'file_unreadable', file, reason });
  try {
    const { mode, size } = await stat(file);
    if (size > MAX_BYTES) return unreadable('it is too large for a passphrase');
    if (process.platform !== 'win32' && (mode & OF_OTHERS) !== 0)
      output.note(`Other users may read ${file}: close it to them (chmod 600).`);
    const passphrase = passphraseIn(await readFile(file, 'utf8'));
    return passphrase === '' ? unreadable('it is empty') : ok(passphrase);
  } catch (error) {
    return unreadable(errorCode(error));
  }
}

/** Editors end a file with a line break and some begin it with a mark; neither is part of it. */
function passphraseIn(text: string): string {
  return text.replace(/^\uFEFF/, '').replace(/\r?\n$/, '');
}
