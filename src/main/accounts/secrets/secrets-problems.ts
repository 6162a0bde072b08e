import { msg } from '../../../shared/catalogue/translate';

/** Why a way does not open the secrets, and what helps. Said in the language of whoever shows them (`say`). */
export const SECRETS_PROBLEMS = {
  keyStoreElsewhere: msg(
    'Only the desktop app on the computer and for the user that kept these secrets can open them. Set a passphrase there on the Accounts page, then unlock them with it here.',
  ),
  keyStoreAbsent: msg(
    'The key store of the system is not to be had. Unlock or start it, then start Muster again.',
  ),
  keyStoreWaiting: msg(
    'The key store of the system has not answered yet. It may be waiting for your consent.',
  ),
  keyStoreOther: msg(
    'The key store of this system does not open the secrets: they were kept by another computer or user. Set a passphrase there, or bring them over as an export.',
  ),
  keyFileGone: msg('The key file .state/accounts.key is gone. Put it back, then start Muster again.'),
  keyFileOther: msg(
    'The key file .state/accounts.key belongs to other secrets. Put the right one back, then start Muster again.',
  ),
  keyFileUnreadable: msg(
    'The key file .state/accounts.key can’t be read. Allow this user to read it, then start Muster again.',
  ),
  passphraseWrong: msg('The passphrase given at the start does not open the secrets.'),
} as const;
