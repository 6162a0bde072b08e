import { innerFilters, type AccountFilter, type AccountSort } from '../../../shared/account-filter';
import { checkFilter } from '../../../shared/account-filter-rules';
import type { Problem } from '../../../shared/problem';
import type { AccountColumn, AccountColumns } from '../file/account-columns';
import { Refused } from '../file/refused';
import { compileFieldRule, compileLedgerRule, type CompiledFor } from './compile-rule';
import { allOf, anyOf, inTime, not, toSql, type Condition, type SqlText } from './sql-condition';

/**
 * A filter as a condition over the table `accounts` under the alias `a`. Names become columns of this program, values
 * parameters; filters of one shape have one text, so that its statement is prepared once. `nowMs` is wall clock.
 * Throws `Refused` (`account_filter_invalid`).
 */
export function compileFilter(filter: AccountFilter, columns: AccountColumns, nowMs: number): SqlText {
  return toSql(compileFilterFor(filter, columns, { nowMs, allAtOnce: false }));
}

/** The same for a list of accounts where `allAtOnce` is set, and without SQL where it holds for all or none. */
export function compileFilterFor(
  filter: AccountFilter,
  columns: AccountColumns,
  how: CompiledFor,
): Condition {
  refuse(checkFilter(filter, [], columns.fields));
  return inTime(compileNode(filter, columns, how));
}

/**
 * The terms of an ORDER BY over the alias `a`, never empty: texts without case, accounts without a value last (but one
 * never used was used longest ago: otherwise those used once would be taken again and again before it), equal ones by
 * their number (in the direction of the last key, so that one index serves both). Throws `Refused`
 * (`account_filter_invalid`).
 */
export function compileSort(sort: readonly AccountSort[], columns: AccountColumns): string {
  refuse(checkFilter({ all: [] }, sort, columns.fields));
  const terms = sort.map(
    ({ by, direction }) => `${keyOf(columnOf(by, columns))} ${WAY[direction]} ${nullsOf(by, direction)}`,
  );
  return [...terms, `a.id ${WAY[sort.at(-1)?.direction ?? 'asc']}`].join(', ');
}

const WAY = { asc: 'ASC', desc: 'DESC' } as const;

function nullsOf(by: string, direction: keyof typeof WAY): string {
  return by.toLowerCase() === 'lastusedat' && direction === 'asc' ? 'NULLS FIRST' : 'NULLS LAST';
}

function keyOf({ sql, type }: AccountColumn): string {
  return type === 'text' ? `${sql} COLLATE NOCASE` : sql;
}

function compileNode(filter: AccountFilter, columns: AccountColumns, how: CompiledFor): Condition {
  if ('field' in filter) return compileFieldRule(filter, columnOf(filter.field, columns), how);
  if ('used' in filter) return compileLedgerRule(filter, how.nowMs);
  const inner = (innerFilters(filter) ?? []).map((one) => compileNode(one, columns, how));
  if ('all' in filter) return allOf(inner);
  return 'any' in filter ? anyOf(inner) : not(anyOf(inner));
}

function columnOf(name: string, columns: AccountColumns): AccountColumn {
  const column = columns.find(name);
  if (column === undefined) throw new Error(`field ${name} was not checked`);
  return column;
}

function refuse(problems: Problem[]): void {
  if (problems.length > 0) throw new Refused({ code: 'account_filter_invalid', problems });
}
