import { z } from 'zod';
import {
  AccountDraft,
  AccountField,
  AccountStatus,
  AccountTotals,
  AccountValue,
  AccountView,
  LedgerEntry,
} from '../account';
import { AccountFilter, AccountSort } from '../account-filter';
import { UndoId } from '../ids';
import { call, stream } from '../rpc/contract-types';

const nothing = z.object({});
const changed = z.object({ changed: z.number().int() });

/** Which accounts a list or a bulk change is about: `search` looks in key, label, tags and text fields. */
export const AccountQuery = z.object({
  filter: AccountFilter.nullable(),
  search: z.string().max(200),
});
export type AccountQuery = z.infer<typeof AccountQuery>;

const accountIds = z.array(z.number().int()).max(100_000);

/** Accounts by number, or all that a query finds but those. */
export const AccountSelection = z.union([
  z.object({ ids: accountIds.min(1) }),
  z.object({ query: AccountQuery, except: accountIds.optional() }),
]);
export type AccountSelection = z.infer<typeof AccountSelection>;

/** One change for many accounts. A held account keeps its holder; only `release` takes it away. */
export const AccountChange = z.discriminatedUnion('kind', [
  /** `available` also forgets failures, cool-down and the reason of a quarantine. */
  z.object({ kind: z.literal('status'), status: AccountStatus, reason: z.string().max(500) }),
  z.object({ kind: z.literal('tags'), add: z.array(z.string()), remove: z.array(z.string()) }),
  z.object({ kind: z.literal('field'), name: z.string(), value: AccountValue }),
  z.object({ kind: z.literal('release') }),
  z.object({ kind: z.literal('delete') }),
]);
export type AccountChange = z.infer<typeof AccountChange>;

/** A list of accounts a person saved under a name. */
export const AccountSavedView = z.object({
  name: z.string().trim().min(1).max(80),
  query: AccountQuery,
  sort: z.array(AccountSort).max(3),
  /** Custom fields shown as columns, in order. */
  columns: z.array(z.string()).max(50),
});
export type AccountSavedView = z.infer<typeof AccountSavedView>;

/**
 * How secrets stand: `none` were ever kept; `locked` opens with the passphrase; `lost`: no key opens them, other data
 * is intact.
 */
export const SecretsState = z.object({
  state: z.enum(['none', 'open', 'locked', 'lost']),
  /** What can open them. */
  openedBy: z.array(z.enum(['keystore', 'keyFile', 'passphrase'])),
  /** Why a way that should open them does not, for people. */
  problem: z.string().nullable(),
});
export type SecretsState = z.infer<typeof SecretsState>;

/** What everybody who shows accounts follows; `revision` grows with every change of any account. */
export const AccountsState = z.object({
  revision: z.number().int(),
  totals: AccountTotals,
  fields: z.array(AccountField),
  views: z.array(AccountSavedView),
  secrets: SecretsState,
  /** Why accounts can't be used at all (a file of a newer program, damage, no room); null when they can. */
  unusable: z.object({ file: z.string(), reason: z.string() }).nullable(),
});
export type AccountsState = z.infer<typeof AccountsState>;

/** Calls on accounts. */
export const accountCalls = {
  /** One page of a list. `total` counts all that match. */
  'accounts.list': call({
    input: z.object({
      query: AccountQuery,
      sort: z.array(AccountSort).max(3),
      offset: z.number().int().min(0),
      limit: z.number().int().min(1).max(1_000),
    }),
    output: z.object({ rows: z.array(AccountView), total: z.number().int(), revision: z.number().int() }),
    errors: ['account_filter_invalid', 'accounts_unusable'],
  }),
  'accounts.get': call({
    input: z.object({ key: z.string() }),
    output: AccountView,
    errors: ['account_not_found', 'accounts_unusable'],
  }),
  /** Which of the selected accounts somebody holds: how many, and the first hundred by key. */
  'accounts.holders': call({
    input: z.object({ selection: AccountSelection }),
    output: z.object({ held: z.number().int(), first: z.array(AccountView) }),
    errors: ['account_filter_invalid', 'accounts_unusable'],
  }),
  /** Uses of one account, newest first. `before` is the last entry of the page before. */
  'accounts.ledger': call({
    input: z.object({
      accountId: z.number().int(),
      before: z.number().int().nullable(),
      limit: z.number().int().min(1).max(500),
    }),
    output: z.object({ entries: z.array(LedgerEntry) }),
    errors: ['account_not_found', 'accounts_unusable'],
  }),
  'accounts.create': call({
    input: z.object({ draft: AccountDraft }),
    output: z.object({ accountId: z.number().int() }),
    errors: [
      'account_key_taken',
      'account_value_invalid',
      'account_field_unknown',
      'secrets_locked',
      'accounts_unusable',
    ],
  }),
  /** Changes what the draft names; refused when somebody else changed the account since `updatedAt`. */
  'accounts.update': call({
    input: z.object({ accountId: z.number().int(), updatedAt: z.string(), draft: AccountDraft }),
    output: AccountView,
    errors: [
      'account_not_found',
      'account_changed',
      'account_key_taken',
      'account_value_invalid',
      'account_field_unknown',
      'secrets_locked',
      'accounts_unusable',
    ],
  }),
  /** Changes many at once, all or none. Held accounts are not deleted; `changed` says how many were; a release can't be undone. */
  'accounts.change': call({
    input: z.object({ selection: AccountSelection, change: AccountChange }),
    output: changed.extend({ undoId: UndoId.nullable() }),
    errors: [
      'account_filter_invalid',
      'account_value_invalid',
      'account_field_unknown',
      'secrets_locked',
      'accounts_unusable',
    ],
  }),
  /**
   * Takes back what a call with an `undoId` did, within ten minutes and as long as the host runs. Accounts that were
   * changed since, and deleted ones whose key was given away, are left as they are; `left` says how many.
   */
  'accounts.undo': call({
    input: z.object({ undoId: UndoId }),
    output: z.object({ undone: z.number().int(), left: z.number().int() }),
    errors: ['undo_not_found', 'accounts_unusable'],
  }),
  /** The clear text of one secret, for a person who asked for it; written in the log without the value. */
  'accounts.reveal': call({
    input: z.object({ accountId: z.number().int(), field: z.string() }),
    output: z.object({ value: z.string() }),
    errors: [
      'account_not_found',
      'account_field_unknown',
      'secrets_locked',
      'desktop_only',
      'accounts_unusable',
    ],
  }),
  /** Adds a field, or changes its label. The type of one that has values stays. */
  'accounts.putField': call({
    input: z.object({ field: AccountField }),
    output: nothing,
    errors: ['account_field_taken', 'account_fields_too_many', 'accounts_unusable'],
  }),
  /** Removes a field with all its values. */
  'accounts.removeField': call({
    input: z.object({ name: z.string() }),
    output: nothing,
    errors: ['account_field_unknown', 'accounts_unusable'],
  }),
  'accounts.putView': call({
    input: z.object({ view: AccountSavedView }),
    output: nothing,
    errors: ['accounts_unusable'],
  }),
  'accounts.removeView': call({
    input: z.object({ name: z.string() }),
    output: nothing,
    errors: ['accounts_unusable'],
  }),
  /** Opens secrets that are locked. */
  'accounts.unlock': call({
    input: z.object({ passphrase: z.string().min(1).max(1_000) }),
    output: nothing,
    errors: ['passphrase_wrong', 'accounts_unusable'],
  }),
  /** Adds or replaces the passphrase that opens secrets; null takes it away, if something else opens them. */
  'accounts.setPassphrase': call({
    input: z.object({ passphrase: z.string().min(8).max(1_000).nullable() }),
    output: nothing,
    errors: ['secrets_locked', 'last_key', 'accounts_unusable'],
  }),
  /** Makes a new data key and encrypts every secret anew, all or none. */
  'accounts.rotateKey': call({
    input: nothing,
    output: changed,
    errors: ['secrets_locked', 'accounts_unusable'],
  }),
  /** Gives up secrets whose key is lost: they are removed, everything else stays. */
  'accounts.forgetSecrets': call({ input: nothing, output: changed, errors: ['accounts_unusable'] }),
};

export const accountStreams = {
  /** Totals, fields, views and the state of secrets; again after changes, at most a few times a second. */
  accounts: stream({ input: nothing, snapshot: AccountsState, patch: AccountsState }),
};
