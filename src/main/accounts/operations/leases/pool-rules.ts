import type { Pool } from '../../../../shared/pool';
import { rulesOf } from '../../../../shared/account-filter';
import { allOf, anyOf, condition, not, toSql, type SqlText } from '../../filter/sql-condition';
import { compileFilter, compileSort } from '../../filter/compile-filter';
import type { AccountColumns } from '../../file/account-columns';

/** What of a pool decides about who belongs to it and who may be taken; crosses the thread boundary as one text. */
export type PoolRules = Pick<Pool, 'filter' | 'sort' | 'limit' | 'include' | 'exclude' | 'reuse'>;

/** Everything of a pool that has to do with accounts, in one text: equal pools have equal ones. */
export function poolRulesText(pool: PoolRules): string {
  const { filter, sort, limit, include, exclude, reuse } = pool;
  return JSON.stringify({ filter, sort, limit, include, exclude, reuse } satisfies PoolRules);
}

/** Which accounts belong to a pool now, as a condition over the alias `a`; and their order. */
export interface PoolSql {
  readonly member: SqlText;
  readonly order: string;
}

/**
 * Compiles the rules of a pool. With a limit, only the first so many in the order belong to it, whatever their status.
 * Throws `Refused` (`account_filter_invalid`).
 */
export function compilePool(rules: PoolRules, columns: AccountColumns, nowMs: number): PoolSql {
  const order = compileSort(rules.sort, columns);
  const matching = matchingRule(rules, columns, nowMs);
  if (rules.limit === null) return { member: matching, order };
  const { sql, parameters } = matching;
  const first = `a.id IN (SELECT a.id FROM accounts a WHERE ${sql} ORDER BY ${order} LIMIT ?)`;
  return { member: { sql: first, parameters: [...parameters, rules.limit] }, order };
}

/** Filter and lists, without the limit. Keys are exact. */
function matchingRule(
  { filter, include, exclude }: PoolRules,
  columns: AccountColumns,
  nowMs: number,
): SqlText {
  const matches = compileFilter(filter, columns, nowMs);
  const keyIn = (keys: readonly string[]): SqlText =>
    condition('a.key IN (SELECT value FROM json_each(?))', JSON.stringify(keys));
  const wanted = include.length === 0 ? matches : anyOf([matches, keyIn(include)]);
  return toSql(exclude.length === 0 ? wanted : allOf([wanted, not(keyIn(exclude))]));
}

/** Whether a completed account may be taken again, as a condition over the alias `a`. */
export function reusableRule(reuse: PoolRules['reuse'], runId: string, nowMs: number): SqlText {
  switch (reuse.kind) {
    case 'always':
      return condition('1');
    case 'never':
      return condition('0');
    case 'after':
      return condition('(a.last_completed_at IS NULL OR a.last_completed_at <= ?)', nowMs - reuse.afterMs);
    case 'oncePerRun':
      return condition(
        "NOT EXISTS (SELECT 1 FROM uses u WHERE u.run_id = ? AND u.account_id = a.id AND u.outcome = 'completed')",
        runId,
      );
  }
}

/** Nobody holds it and it does not rest. */
export function restedRule(nowMs: number): SqlText {
  return condition('a.lease_session IS NULL AND (a.cooldown_until IS NULL OR a.cooldown_until <= ?)', nowMs);
}

/** Whether who belongs to the pool changes as time goes by, with nobody changing an account. */
export function dependsOnTime({ filter }: PoolRules): boolean {
  return rulesOf(filter).some((rule) => ('used' in rule ? rule.used.withinMs : rule.withinMs) !== undefined);
}
