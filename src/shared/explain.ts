import type { AppError, ErrorCode, ErrorOf } from './errors';
import { ACCOUNT_ERROR_WORDS } from './explain/account-error';
import { DEFINITION_ERROR_WORDS } from './explain/definition-error';
import { HOST_ERROR_WORDS } from './explain/host-error';
import { INSTANCE_ERROR_WORDS } from './explain/instance-error';
import { RUN_ERROR_WORDS } from './explain/run-error';
import { SETTINGS_ERROR_WORDS } from './explain/settings-error';
import { TEMPLATE_ERROR_WORDS } from './explain/template-error';
import type { Words } from './explain/words';

type WordsOf<C extends ErrorCode> = (error: ErrorOf<C>) => Words;

/** Words for every error a call may answer; a code without a row does not compile. */
const WORDS: { readonly [C in ErrorCode]: WordsOf<C> } = {
  ...ACCOUNT_ERROR_WORDS,
  ...HOST_ERROR_WORDS,
  ...RUN_ERROR_WORDS,
  ...INSTANCE_ERROR_WORDS,
  ...DEFINITION_ERROR_WORDS,
  ...SETTINGS_ERROR_WORDS,
  ...TEMPLATE_ERROR_WORDS,
};

/** What an error means and what to do. */
export function explainError(error: AppError): Words {
  // TypeScript can't see that key and argument belong together; the table above guarantees it.
  // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- key and argument belong together
  const words = WORDS[error.code] as (of: AppError) => Words;
  return words(error);
}
