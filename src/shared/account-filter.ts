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

const AnyFilter: z.ZodType<AccountFilter> = z.lazy(() =>
  z.union([
    FieldRule,
    LedgerRule,
    z.strictObject({ all: z.array(AnyFilter) }),
    z.strictObject({ any: z.array(AnyFilter) }),
    z.strictObject({ none: z.array(AnyFilter) }),
  ]),
);

/**
 * A filter as written in a pool's file, or asked by the window. Its size is looked at first: files are shared, and one
 * with a million rules, or a thousand deep, would take seconds and much memory to be refused for each of them.
 */
export const AccountFilter = z.preprocess((value, context) => {
  const message = tooLarge(value);
  if (message === undefined) return value;
  context.addIssue({ code: 'custom', message });
  return z.NEVER;
}, AnyFilter);

/** Groups and rules of a filter together. */
const MAX_NODES = 4 * MAX_FILTER_RULES;

/** Why something is too large to be looked at as a filter; looks at no more of it than it must. */
function tooLarge(filter: unknown): string | undefined {
  const seen = { nodes: 0, rules: 0 };
  const look = (value: unknown, depth: number): string | undefined => {
    const inner = innerOf(value);
    seen.nodes += 1 + (inner?.length ?? 0);
    if (!inner) seen.rules += 1;
    if (inner && depth >= MAX_DEPTH) return `nested more than ${String(MAX_DEPTH)} deep`;
    if (seen.rules > MAX_FILTER_RULES || seen.nodes > MAX_NODES)
      return `more than ${String(MAX_FILTER_RULES)} rules`;
    if (valuesOf(value) > MAX_VALUES) return `more than ${String(MAX_VALUES)} values`;
    return firstOf(inner, (one) => look(one, depth + 1));
  };
  return look(filter, 0);
}

function firstOf<T>(list: readonly unknown[] = [], look: (one: unknown) => T | undefined): T | undefined {
  for (const one of list) {
    const found = look(one);
    if (found !== undefined) return found;
  }
  return undefined;
}

function innerOf(value: unknown): readonly unknown[] | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const group: { all?: unknown; any?: unknown; none?: unknown } = value;
  return [group.all, group.any, group.none].find((list) => Array.isArray(list));
}

function valuesOf(value: unknown): number {
  if (typeof value !== 'object' || value === null || !('values' in value)) return 0;
  return Array.isArray(value.values) ? value.values.length : 0;
}

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

/** What a list of accounts is ordered by: a built-in or a custom field; accounts without a value come last. */
export const AccountSort = z.strictObject({
  by: z.string().min(1).max(64),
  direction: z.enum(['asc', 'desc']).default('asc'),
});
export type AccountSort = z.infer<typeof AccountSort>;
