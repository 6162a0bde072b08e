import type { FieldRule, LedgerRule } from '../../../shared/account-filter';
import { filterOperand } from '../../../shared/account-filter-rules';
import type { SqlValue } from '../../platform/database-protocol';
import type { AccountColumn } from '../file/account-columns';
import { compileTagRule } from './compile-tag-rule';
import { compileTextRule, isOneOfTexts } from './compile-text-rule';
import { allOf, anyOf, condition, not, type Condition } from './sql-condition';

/** What a condition is made for. */
export interface CompiledFor {
  /** Wall clock, milliseconds. */
  readonly nowMs: number;
  /** For a list of many accounts rather than for one of them. */
  readonly allAtOnce: boolean;
}

/** A rule over a field, checked before. Negative comparisons hold for accounts without a value. */
export function compileFieldRule(rule: FieldRule, column: AccountColumn, how: CompiledFor): Condition {
  const { sql, type } = column;
  const { nowMs } = how;
  const isText = type === 'text';
  switch (rule.is) {
    case 'isEmpty':
    case 'isNotEmpty':
      return isPresent(column, rule.is === 'isNotEmpty');
    case 'withinLast':
      return within(sql, rule, nowMs);
    case 'notWithinLast':
      return allOf([condition(`${sql} IS NOT NULL`), not(within(sql, rule, nowMs))]);
    default:
      if (type === 'tags') return compileTagRule(rule, how);
      return isText ? compileTextRule(rule, sql) : compileValueRule(rule, column);
  }
}

function within(sql: string, { withinMs = 0 }: FieldRule, nowMs: number): Condition {
  return condition(`${sql} BETWEEN ? AND ?`, nowMs - withinMs, nowMs);
}

function isPresent({ sql, type }: AccountColumn, wanted: boolean): Condition {
  if (type === 'tags') {
    return condition(
      `${wanted ? '' : 'NOT '}EXISTS (SELECT 1 FROM account_tags t WHERE t.account_id = a.id)`,
    );
  }
  const present = type === 'text' ? `${sql} <> ''` : `${sql} IS NOT NULL`;
  return wanted ? condition(present) : not(condition(present));
}

const ORDER = { equals: '=', lessThan: '<', atMost: '<=', moreThan: '>', atLeast: '>=' } as const;

/** Numbers, dates, durations, booleans and the status: compared as they stand in the file. */
function compileValueRule(rule: FieldRule, { sql, type }: AccountColumn): Condition {
  const one = filterOperand(type, rule.value) ?? null;
  const many = (): Condition =>
    condition(
      `${sql} IN (SELECT value FROM json_each(?))`,
      JSON.stringify((rule.values ?? []).map((value) => filterOperand(type, value))),
    );
  switch (rule.is) {
    case 'oneOf':
      return many();
    case 'notOneOf':
      return not(many());
    case 'notEquals':
      return condition(`${sql} IS NOT ?`, one);
    case 'equals':
    case 'lessThan':
    case 'atMost':
    case 'moreThan':
    case 'atLeast':
      return condition(`${sql} ${ORDER[rule.is]} ?`, one);
    default:
      // `checkFilter` lets nothing else through.
      return false;
  }
}

/**
 * A rule over the ledger. Without `outcome` a use that has not ended counts, as of now. A use that ended after now (the
 * clock was set back) counts as just ended: rather an account that rests too long than one used again too early.
 */
export function compileLedgerRule({ used }: LedgerRule, nowMs: number): Condition {
  const since = used.withinMs === undefined ? undefined : nowMs - used.withinMs;
  const parts = [
    condition('u.account_id = a.id'),
    ...(used.routine === undefined ? [] : [condition('u.routine_name = ?', used.routine)]),
    ...(used.outcome === undefined ? [] : [condition('u.outcome = ?', used.outcome)]),
    ...(since === undefined ? [] : [endedSince(since, used.outcome !== undefined)]),
    ...(used.pool === undefined ? [] : [isOneOfTexts('u.pool_name', [used.pool])]),
  ];
  const { is, value } = used.times;
  const atLeast = (times: number): Condition => (times === 0 ? true : usedTimes(parts, times));
  switch (is) {
    case 'atLeast':
      return atLeast(value);
    case 'atMost':
      return not(atLeast(value + 1));
    case 'equals':
      return allOf([atLeast(value), not(atLeast(value + 1))]);
  }
}

function endedSince(sinceMs: number, isEnded: boolean): Condition {
  const ended = condition('u.ended_at >= ?', sinceMs);
  return isEnded ? ended : anyOf([condition('u.ended_at IS NULL'), ended]);
}

/** Whether there is an n-th use: stops at it, however long the ledger is. */
function usedTimes(parts: readonly Condition[], times: number): Condition {
  const all = allOf(parts);
  if (typeof all === 'boolean') return all;
  const skipped: readonly SqlValue[] = times === 1 ? [] : [times - 1];
  const limit = times === 1 ? '' : ' LIMIT 1 OFFSET ?';
  return condition(`EXISTS (SELECT 1 FROM uses u WHERE ${all.sql}${limit})`, ...all.parameters, ...skipped);
}
