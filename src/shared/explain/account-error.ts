import { t } from '../catalogue/translate';
import type { ErrorOf } from '../errors';
import { explainProblem } from './problem';
import { listed, type Words } from './words';

/** Words for what can go wrong with accounts and pools; part of the table in `explain.ts`. */
export const ACCOUNT_ERROR_WORDS = {
  account_not_found: ({ account }: ErrorOf<'account_not_found'>): Words => ({
    title: t('There is no account “{account}”', { account }),
    hint: t('It may have been deleted meanwhile. Look in the list of accounts.'),
  }),
  account_changed: ({ key }: ErrorOf<'account_changed'>): Words => ({
    title: t('Account “{key}” was changed by something else meanwhile', { key }),
    hint: t('Look at it anew, then make your change again; nothing has been overwritten.'),
  }),
  account_key_taken: ({ key }: ErrorOf<'account_key_taken'>): Words => ({
    title: t('There is already an account “{key}”', { key }),
    hint: t('Choose another key, or change that account.'),
  }),
  account_value_invalid: ({ field, type }: ErrorOf<'account_value_invalid'>): Words => ({
    title: t('Field “{field}” can’t hold this value', { field }),
    hint: t(
      '{type, select, number {Give a number.} boolean {Give true or false.} date {Give a date such as 2026-11-21 or 2026-11-21T10:00:00Z.} duration {Give a duration such as 12h or 1m 30s.} other {Give a text that is not too long.}}',
      { type },
    ),
  }),
  account_field_unknown: ({ field }: ErrorOf<'account_field_unknown'>): Words => ({
    title: t('Accounts have no field “{field}”', { field }),
    hint: t('Check the name, or add the field to the accounts.'),
  }),
  account_field_taken: ({ field }: ErrorOf<'account_field_taken'>): Words => ({
    title: t('There is already a field “{field}” of another type', { field }),
    hint: t('Choose another name. The type of a field that has values stays.'),
  }),
  account_fields_too_many: ({ limit }: ErrorOf<'account_fields_too_many'>): Words => ({
    title: t('There are too many fields'),
    hint: t('Accounts can have up to {limit}. Remove one that is not needed.', { limit }),
  }),
  account_filter_invalid: ({ problems }: ErrorOf<'account_filter_invalid'>): Words => ({
    title: t('This filter can’t be used'),
    hint: listed(problems.map((problem) => explainProblem(problem).title)),
  }),
  account_mapping_invalid: ({ column, reason }: ErrorOf<'account_mapping_invalid'>): Words => ({
    title: t('The columns are not assigned well'),
    hint: t(
      '{reason, select, no_key {Choose the column that holds the key of each account.} target_twice {Column “{column}” goes where another one goes too.} other {Column “{column}” goes into a field of another type.}}',
      { reason, column },
    ),
  }),
  accounts_unusable: ({ file, reason }: ErrorOf<'accounts_unusable'>): Words => ({
    title: t('Accounts can’t be used now'),
    hint: t('{file} can’t be worked with: {reason}. It is left as it is.', { file, reason }),
  }),
  secrets_locked: ({ state }: ErrorOf<'secrets_locked'>): Words => ({
    title: t(
      '{state, select, damaged {A secret can’t be opened} other {The secrets of accounts are locked}}',
      { state },
    ),
    hint: t(
      '{state, select, damaged {It was changed, or belongs to another account or field. Enter it anew.} lost {The key that opened them is gone. Bring it back, or forget these secrets and enter them anew.} other {Unlock them with the passphrase on the Accounts page.}}',
      { state },
    ),
  }),
  passphrase_wrong: (): Words => ({
    title: t('This passphrase does not open the secrets'),
    hint: t('Try it again; capital letters make a difference.'),
  }),
  last_key: (): Words => ({
    title: t('Nothing else opens the secrets'),
    hint: t('Without the passphrase they would be lost. Add another way first.'),
  }),
  pool_not_found: ({ pool, known }: ErrorOf<'pool_not_found'>): Words => ({
    title: t('Account pool “{name}” was not found', { name: pool }),
    hint:
      known.length === 0 ? t('There is no pool yet.') : t('There is: {names}.', { names: known.join(', ') }),
  }),
  pool_name_taken: ({ name }: ErrorOf<'pool_name_taken'>): Words => ({
    title: t('There is already a pool named “{name}”', { name }),
    hint: t('Choose another name; capital letters make no difference.'),
  }),
  pool_changed_on_disk: ({ file }: ErrorOf<'pool_changed_on_disk'>): Words => ({
    title: t('{file} was changed by something else meanwhile', { file }),
    hint: t('Look at it anew, then make your change again; nothing has been overwritten.'),
  }),
  pool_read_only: ({ file }: ErrorOf<'pool_read_only'>): Words => ({
    title: t('{file} is read-only', { file }),
    hint: t('Allow writing to the file, or make a copy of the pool.'),
  }),
  pool_in_use: ({ pool, groupName }: ErrorOf<'pool_in_use'>): Words => ({
    title: t('Group “{group}” draws from pool “{pool}” now', { group: groupName, pool }),
    hint: t('Stop the group first.'),
  }),
};
