import type { AccountOutcome, AccountStatus } from '../../shared/account';
import { msg } from '../../shared/catalogue/translate';
import { lateWords, type Words } from '../../shared/explain/words';

/** What the status of an account is called and means. */
export const ACCOUNT_STATUS_WORDS: Readonly<Record<AccountStatus, Words>> = {
  available: lateWords(msg('available'), msg('A pool may give it to a bot.')),
  completed: lateWords(msg('done'), msg('Its last use ended well. Pools take it again as their rules say.')),
  failed: lateWords(
    msg('failed'),
    msg('It failed as often as its pool allows. Set it to available to use it again.'),
  ),
  quarantined: lateWords(msg('quarantined'), msg('It was put aside with a reason, and no pool takes it.')),
  disabled: lateWords(msg('switched off'), msg('A person switched it off, and no pool takes it.')),
};

/** How a use of an account ended. */
export const ACCOUNT_OUTCOME_WORDS: Readonly<Record<AccountOutcome, Words>> = {
  completed: lateWords(msg('completed'), msg('The routine did what it should with it.')),
  failed: lateWords(msg('failed'), msg('The routine failed with it.')),
  returned: lateWords(msg('returned'), msg('It was given back unused.')),
  quarantined: lateWords(msg('quarantined'), msg('The routine put it aside.')),
  expired: lateWords(msg('expired'), msg('Its holder fell silent.')),
  released: lateWords(msg('released'), msg('A person took it away, or its holder had ended.')),
};
