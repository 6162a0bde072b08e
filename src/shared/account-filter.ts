import { z } from 'zod';
import { AccountOutcome } from './account';

const MAX_DEPTH = 8;
/** How many rules one filter may have in all. */
export const MAX_FILTER_RULES = 200;
const MAX_VALUES = 1_000;

/**
 * How a field is compared. Texts are compared without case. An account without a value matches `isEmpty` and the
 * negative comparisons (`notEquals`, `notContains`, `notOneOf`) and no other.
 */
export const FilterComparison = z.enum([
  'equals',
  'notEquals',
  'lessThan',
  'atMost',
  'moreThan',
  'atLeast',
  'contains',
  'notContains',
  'startsWith',
  'endsWith',
  'oneOf',
  'notOneOf',
  'isEmpty',
  'isNotEmpty',
  'withinLast',
  'notWithinLast',
]);
export type FilterComparison = z.infer<typeof FilterComparison>;

const FilterValue = z.union([z.string(), z.number(), z.boolean()]);

/**
 * A rule over a field, built in (`status`, `lastUsedAt`, `tags` …) or custom. `value` for one value, `values` for
 * `oneOf`, `withinMs` for `withinLast`, which asks whether a date lies between then and now. A secret can only be
 * asked for `isEmpty` and `isNotEmpty`.
 */
export const FieldRule = z.strictObject({
  field: z.string().min(1).max(64),
  is: FilterComparison,
  value: FilterValue.optional(),
  values: z.array(FilterValue).max(MAX_VALUES).optional(),
  withinMs: z.number().int().min(1).optional(),
});
export type FieldRule = z.infer<typeof FieldRule>;

/**
 * A rule over the ledger: how often the account was used in a way. `{outcome: completed, routine: X, withinMs: 12 h,
 * times: {is: atMost, value: 0}}` reads "has not completed X in the last 12 h, or never". Uses that have not ended
 * are counted under no outcome; without `outcome` every use counts.
 */
export const LedgerRule = z.strictObject({
  used: z.strictObject({
    outcome: AccountOutcome.optional(),
    routine: z.string().max(300).optional(),
    pool: z.string().max(200).optional(),
    withinMs: z.number().int().min(1).optional(),
    times: z.strictObject({
      is: z.enum(['atLeast', 'atMost', 'equals']),
      value: z.number().int().min(0),
    }),
  }),
});
export type LedgerRule = z.infer<typeof LedgerRule>;

/** Rules joined by `all`, `any` and `none`, up to eight deep. An empty `all` holds for every account. */
export type AccountFilter =
  FieldRule | LedgerRule | { all: AccountFilter[] } | { any: AccountFilter[] } | { none: AccountFilter[] };

/** A filter as written in a pool's file, or asked by the window. */
export const AccountFilter: z.ZodType<AccountFilter> = z
  .lazy(() =>
    z.union([
      FieldRule,
      LedgerRule,
      z.strictObject({ all: z.array(AccountFilter) }),
      z.strictObject({ any: z.array(AccountFilter) }),
      z.strictObject({ none: z.array(AccountFilter) }),
    ]),
  )
  .superRefine((filter, context) => {
    if (depthOf(filter) > MAX_DEPTH)
      context.addIssue({ code: 'custom', message: `nested more than ${String(MAX_DEPTH)} deep` });
    if (rulesOf(filter).length > MAX_FILTER_RULES)
      context.addIssue({ code: 'custom', message: `more than ${String(MAX_FILTER_RULES)} rules` });
  });

/** Holds for every account. */
export const EVERY_ACCOUNT: AccountFilter = { all: [] };

/** The filters joined in a group; undefined for a rule. */
export function innerFilters(filter: AccountFilter): readonly AccountFilter[] | undefined {
  if ('all' in filter) return filter.all;
  if ('any' in filter) return filter.any;
  return 'none' in filter ? filter.none : undefined;
}

/** Every rule of a filter, in order. */
export function rulesOf(filter: AccountFilter): readonly (FieldRule | LedgerRule)[] {
  if ('field' in filter || 'used' in filter) return [filter];
  return (innerFilters(filter) ?? []).flatMap(rulesOf);
}

function depthOf(filter: AccountFilter): number {
  const inner = innerFilters(filter);
  return inner === undefined ? 0 : 1 + Math.max(0, ...inner.map(depthOf));
}

/** What a list of accounts is ordered by: a built-in or a custom field; accounts without a value come last. */
export const AccountSort = z.strictObject({
  by: z.string().min(1).max(64),
  direction: z.enum(['asc', 'desc']).default('asc'),
});
export type AccountSort = z.infer<typeof AccountSort>;
