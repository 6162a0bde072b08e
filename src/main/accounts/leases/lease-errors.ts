import type { AppError } from '../../../shared/errors';
import { AccountError } from '../account-leases';
import { AccountsFileError, RefusedError } from '../accounts-thread';

const TOO_SLOW = 'The filter of the pool takes too long';

/** What bots are told of what went wrong in the file; a bug passes through. */
export function toAccountError(error: unknown, file: string): unknown {
  if (error instanceof AccountsFileError)
    return new AccountError('accounts_unusable', { file, reason: error.message }, { cause: error });
  if (error instanceof RefusedError) return refusal(error.error, error);
  return error;
}

function refusal(error: AppError, cause: RefusedError): unknown {
  switch (error.code) {
    case 'account_field_unknown':
      return new AccountError(error.code, { field: error.field }, { cause });
    case 'account_value_invalid':
      return new AccountError(error.code, { field: error.field, type: error.type }, { cause });
    case 'secrets_locked':
      return new AccountError(error.code, { state: error.state }, { cause });
    case 'account_filter_invalid':
      if (error.problems.some(({ code }) => code === 'filter_too_slow'))
        return new AccountError('account_refused', { reason: TOO_SLOW }, { cause });
      return new AccountError('account_field_unknown', error.problems[0]?.detail ?? {}, { cause });
    default:
      return cause;
  }
}
