import { z } from 'zod';

/** What a custom field of accounts holds. */
export const AccountFieldType = z.enum(['text', 'number', 'boolean', 'date', 'duration', 'secret']);
export type AccountFieldType = z.infer<typeof AccountFieldType>;

/** How a custom field is named, so that filters and routines can say it without quotes. */
export const ACCOUNT_FIELD_NAME = /^[A-Za-z][A-Za-z0-9_]{0,63}$/;

/** Fields every account has; no custom field may take one of these names. */
export const BUILT_IN_ACCOUNT_FIELDS = [
  'key',
  'label',
  'status',
  'tags',
  'notes',
  'failureCount',
  'cooldownUntil',
  'quarantineReason',
  'lastUsedAt',
  'createdAt',
  'updatedAt',
] as const;

/** Longest key, label and tag, in UTF-16 units. */
export const MAX_ACCOUNT_KEY = 200;
/** Longest notes and longest value of a text or secret field. */
export const MAX_ACCOUNT_TEXT = 10_000;
export const MAX_ACCOUNT_TAGS = 50;
/** How many custom fields one data folder may have. */
export const MAX_ACCOUNT_FIELDS = 200;

/** A custom field; every account of the data folder may have a value in it. */
export const AccountField = z.object({
  name: z.string().regex(ACCOUNT_FIELD_NAME),
  type: AccountFieldType,
  label: z.string().max(120),
});
export type AccountField = z.infer<typeof AccountField>;

/**
 * Where an account stands by itself; whether somebody holds it is its lease. `completed`: the last use ended well;
 * `failed`: it failed as often as its pool allows; `disabled`: switched off by a person. A pool takes `available`
 * ones, and `completed` ones as far as its `reuse` allows.
 */
export const AccountStatus = z.enum(['available', 'completed', 'failed', 'quarantined', 'disabled']);
export type AccountStatus = z.infer<typeof AccountStatus>;

/** How a use of an account ended. `expired`: its holder fell silent; `released`: a person or a dead holder's end. */
export const AccountOutcome = z.enum([
  'completed',
  'failed',
  'returned',
  'quarantined',
  'expired',
  'released',
]);
export type AccountOutcome = z.infer<typeof AccountOutcome>;

/** A plain value of a custom field: dates as ISO text, durations in milliseconds, null when there is none. */
export const AccountValue = z.union([z.string(), z.number(), z.boolean(), z.null()]);
export type AccountValue = z.infer<typeof AccountValue>;

/** A field as people see it: a secret never shows its value, only whether there is one. */
export const ShownAccountValue = z.union([AccountValue, z.object({ secret: z.literal(true) })]);
export type ShownAccountValue = z.infer<typeof ShownAccountValue>;

/** Who holds an account now. */
export const AccountHolder = z.object({
  orchestrationId: z.string(),
  botId: z.string(),
  groupName: z.string(),
  routineName: z.string(),
  poolName: z.string(),
  /** The instance it is used on. */
  ref: z.string(),
  since: z.string(),
  expiresAt: z.string(),
  /** False when another process holds it. */
  here: z.boolean(),
});
export type AccountHolder = z.infer<typeof AccountHolder>;

/** An account as it is listed; `id` is its number in this data folder, `key` its name for people and files. */
export const AccountView = z.object({
  id: z.number().int(),
  key: z.string(),
  label: z.string(),
  status: AccountStatus,
  tags: z.array(z.string()),
  notes: z.string(),
  failureCount: z.number().int(),
  cooldownUntil: z.string().nullable(),
  quarantineReason: z.string().nullable(),
  lastUsedAt: z.string().nullable(),
  createdAt: z.string(),
  updatedAt: z.string(),
  /** Only fields that have a value. */
  fields: z.record(z.string(), ShownAccountValue),
  holder: AccountHolder.nullable(),
});
export type AccountView = z.infer<typeof AccountView>;

/** One use of an account: every lease and how it ended. */
export const LedgerEntry = z.object({
  id: z.number().int(),
  accountId: z.number().int(),
  takenAt: z.string(),
  /** Null while it is held. */
  endedAt: z.string().nullable(),
  outcome: AccountOutcome.nullable(),
  reason: z.string(),
  /** What the routine reported, by name. */
  numbers: z.record(z.string(), z.number()),
  groupName: z.string(),
  orchestrationId: z.string(),
  botId: z.string(),
  routineName: z.string(),
  poolName: z.string(),
  ref: z.string(),
});
export type LedgerEntry = z.infer<typeof LedgerEntry>;

/** What a person or an import gives of one account; what is absent stays as it is. */
export const AccountDraft = z.object({
  key: z.string().trim().min(1).max(MAX_ACCOUNT_KEY),
  label: z.string().max(MAX_ACCOUNT_KEY).optional(),
  tags: z.array(z.string().trim().min(1).max(MAX_ACCOUNT_KEY)).max(MAX_ACCOUNT_TAGS).optional(),
  notes: z.string().max(MAX_ACCOUNT_TEXT).optional(),
  /** By name; null takes a value away. Secrets are given in clear here and kept encrypted. */
  fields: z.record(z.string().regex(ACCOUNT_FIELD_NAME), AccountValue).optional(),
});
export type AccountDraft = z.infer<typeof AccountDraft>;

/** How many accounts there are. */
export const AccountTotals = z.object({
  total: z.number().int(),
  byStatus: z.record(AccountStatus, z.number().int()),
  /** Held now; counted in their status too. */
  leased: z.number().int(),
});
export type AccountTotals = z.infer<typeof AccountTotals>;
