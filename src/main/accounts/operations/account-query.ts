import type { AccountQuery, AccountSelection } from '../../../shared/contract/accounts';
import { EVERY_ACCOUNT } from '../../../shared/account-filter';
import type { AccountsFile } from '../file/accounts-file';
import { compileFilter } from '../filter/compile-filter';
import { hasTag } from '../filter/compile-tag-rule';
import { matchesText } from '../filter/compile-text-rule';
import { allOf, anyOf, toSql, type Condition, type SqlText } from '../filter/sql-condition';

/** A query as a condition over the alias `a`. Throws `Refused` (`account_filter_invalid`). */
export function compileQuery(file: AccountsFile, { filter, search }: AccountQuery, nowMs: number): SqlText {
  const matches = compileFilter(filter ?? EVERY_ACCOUNT, file.columns(), nowMs);
  return toSql(allOf([matches.sql === '1' ? true : matches, searched(file, search)]));
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
  return anyOf([...texts.map((sql) => matchesText(sql, part)), hasTag(matchesText('t.tag', part))]);
}

/** The numbers of the accounts selected, as a JSON list for `json_each`, taken before anything is changed. */
export function selectedIds(file: AccountsFile, selection: AccountSelection, nowMs: number): string {
  if ('ids' in selection) return JSON.stringify(selection.ids);
  const { sql, parameters } = compileQuery(file, selection.query, nowMs);
  const row = file.get(`SELECT json_group_array(a.id) AS ids FROM accounts a WHERE ${sql}`, parameters);
  return String(row?.['ids']);
}
