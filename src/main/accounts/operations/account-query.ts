import { EVERY_ACCOUNT } from '../../../shared/account-filter';
import type { AccountQuery, AccountSelection } from '../../../shared/contract/accounts';
import type { AccountsFile } from '../file/accounts-file';
import { compileFilterFor } from '../filter/compile-filter';
import { hasTag } from '../filter/compile-tag-rule';
import { matchesText } from '../filter/compile-text-rule';
import { allOf, anyOf, condition, inTime, not, toSql, type Condition } from '../filter/sql-condition';

/** A query as a condition over the alias `a`. Throws `Refused` (`account_filter_invalid`). */
export function compileQuery(file: AccountsFile, { filter, search }: AccountQuery, nowMs: number): Condition {
  const matches = compileFilterFor(filter ?? EVERY_ACCOUNT, file.columns(), { nowMs, allAtOnce: true });
  return allOf([matches, inTime(searched(file, search))]);
}

/** Whether key, label, notes, a tag or a text field contains the text. What the database can't look for is not found. */
function searched(file: AccountsFile, search: string): Condition {
  const text = search.trim();
  if (text === '') return true;
  if (text.includes('\0')) return false;
  const part = { text, before: true, after: true };
  const columns = file.columns();
  const custom = columns.fields.flatMap(({ name, type }) => {
    const column = type === 'text' ? columns.find(name) : undefined;
    return column ? [column.sql] : [];
  });
  const texts = ['a.key', 'a.label', 'a.notes', ...custom];
  const tagged = hasTag(matchesText('t.tag', part), { allAtOnce: true });
  return anyOf([...texts.map((sql) => matchesText(sql, part)), tagged]);
}

/** A selection as a condition over the alias `a`. Throws `Refused` (`account_filter_invalid`). */
export function compileSelection(file: AccountsFile, selection: AccountSelection, nowMs: number): Condition {
  if ('ids' in selection) return isOneOf(selection.ids);
  const { query, except = [] } = selection;
  return allOf([compileQuery(file, query, nowMs), except.length === 0 || not(isOneOf(except))]);
}

function isOneOf(ids: readonly number[]): Condition {
  return condition('a.id IN (SELECT value FROM json_each(?))', JSON.stringify(ids));
}

/** The numbers of the accounts selected, as a JSON list for `json_each`, taken before anything is changed. */
export function selectedIds(file: AccountsFile, selection: AccountSelection, nowMs: number): string {
  if ('ids' in selection) return JSON.stringify(selection.ids);
  return matchingIds(file, compileSelection(file, selection, nowMs)).ids;
}

/** Accounts that meet a condition, by number, in no order. */
export interface Matching {
  /** A JSON list for `json_each`. */
  readonly ids: string;
  readonly total: number;
}

/** Finds them in one pass. As one text: a hundred thousand rows would cost many times as much. */
export function matchingIds(file: AccountsFile, matches: Condition): Matching {
  const { sql, parameters } = toSql(matches);
  const row = file.get(
    `SELECT json_group_array(a.id) AS ids, count(*) AS total FROM accounts a WHERE ${sql}`,
    parameters,
  );
  return { ids: String(row?.['ids']), total: Number(row?.['total']) };
}
