import { err, ok, type AppError, type ErrorOf, type Result } from '../../shared/errors';
import { AccountsFileError, RefusedError } from './accounts-thread';

/**
 * The answer to a person from work in the file of accounts: what was refused as its error, a file that can't be used as
 * `accounts_unusable`. Anything else is a bug and passes through.
 */
export async function accountAnswer<T, E extends AppError = never>(
  file: string,
  work: Promise<T>,
): Promise<Result<T, E | ErrorOf<'accounts_unusable'>>> {
  try {
    return ok(await work);
  } catch (error) {
    // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- operations refuse with the codes of their call only
    if (error instanceof RefusedError) return err(error.error as E);
    if (error instanceof AccountsFileError)
      return err({ code: 'accounts_unusable', file, reason: error.message });
    throw error;
  }
}
