import type { SqlValue } from '../../platform/database-protocol';

/** A condition over the table `accounts` under the alias `a`: text of this program, values apart. */
export interface SqlText {
  readonly sql: string;
  readonly parameters: readonly SqlValue[];
}

/** A condition, or what it comes to when that needs no look at the account. */
export type Condition = SqlText | boolean;

/** A condition of a text and its values, in the order of its question marks. */
export function condition(sql: string, ...parameters: readonly SqlValue[]): SqlText {
  return { sql, parameters };
}

/** Holds when all do. */
export function allOf(conditions: readonly Condition[]): Condition {
  return joined(conditions, { by: ' AND ', neutral: true });
}

/** Holds when one does. */
export function anyOf(conditions: readonly Condition[]): Condition {
  return joined(conditions, { by: ' OR ', neutral: false });
}

/** Holds when it does not. A comparison with a missing value holds not, so its opposite does. */
export function not(one: Condition): Condition {
  if (typeof one === 'boolean') return !one;
  return { sql: `((${one.sql}) IS NOT TRUE)`, parameters: one.parameters };
}

/** Accounts between two looks at the clock: one looks costs about as much as a comparison. */
const CLOCK_EVERY = 32;

/**
 * The same, ended with an error where it takes longer over many accounts than `limitTime` of the file allows: a filter
 * of others may cost any number of comparisons for each account.
 */
export function inTime(one: Condition): Condition {
  if (typeof one === 'boolean') return one;
  return allOf([condition(`(a.id % ${String(CLOCK_EVERY)} <> 0 OR in_time())`), one]);
}

/** As SQL in every case. */
export function toSql(one: Condition): SqlText {
  return typeof one === 'boolean' ? { sql: one ? '1' : '0', parameters: [] } : one;
}

interface Joint {
  readonly by: string;
  /** What adds nothing: `true` for and, `false` for or. */
  readonly neutral: boolean;
}

/** Constants vanish here, so that a thousand empty groups are no deep expression. */
function joined(conditions: readonly Condition[], { by, neutral }: Joint): Condition {
  if (conditions.includes(!neutral)) return !neutral;
  const texts = conditions.filter((one): one is SqlText => typeof one !== 'boolean');
  const [first] = texts;
  if (first === undefined) return neutral;
  if (texts.length === 1) return first;
  return {
    sql: `(${texts.map(({ sql }) => sql).join(by)})`,
    parameters: texts.flatMap(({ parameters }) => parameters),
  };
}
