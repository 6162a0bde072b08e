import { ACCOUNT_FIELD_NAME } from '../../../../shared/account';
import type { AccountFilter, FieldRule, FilterComparison } from '../../../../shared/account-filter';
import type { EarlierFilter } from './earlier-pool';
import type { PoolNotes } from './pool-notes';

/** Columns that are fields every account has here. Others are fields of the person's own, named alike. */
const FIELDS: Readonly<Record<string, string>> = {
  device_account: 'key',
  last_used_at: 'lastUsedAt',
  created_at: 'createdAt',
  failure_count: 'failureCount',
  notes: 'notes',
};
const FLAGS = new Set(['is_active', 'is_banned']);
const COMPARISONS: Readonly<Record<string, FilterComparison>> = {
  '=': 'equals',
  '==': 'equals',
  '!=': 'notEquals',
  '<>': 'notEquals',
  '>': 'moreThan',
  '>=': 'atLeast',
  '<': 'lessThan',
  '<=': 'atMost',
  IN: 'oneOf',
  'NOT IN': 'notOneOf',
  LIKE: 'contains',
  'NOT LIKE': 'notContains',
};
const AGO = /^datetime\(\s*'now'\s*,\s*'-\s*(\d{1,6})\s+(second|minute|hour|day|month|year)s?'\s*\)$/i;
const UNIT_MS: Readonly<Record<string, number>> = {
  second: 1_000,
  minute: 60_000,
  hour: 3_600_000,
  day: 86_400_000,
  month: 30 * 86_400_000,
  year: 365 * 86_400_000,
};
const NUMBER = /^-?\d+(?:\.\d+)?$/;

type Value = string | number | boolean;

/** A column's name as a field of accounts; undefined when no field can be called so. */
export function fieldOfColumn(column: string): string | undefined {
  const name = column.trim();
  const builtIn = FIELDS[name.toLowerCase()];
  if (builtIn !== undefined) return builtIn;
  return ACCOUNT_FIELD_NAME.test(name) ? name : undefined;
}

/** One condition as a rule; undefined, with a note, when there is none like it. */
export function convertFilter(
  filter: EarlierFilter,
  path: string,
  notes: PoolNotes,
): AccountFilter | undefined {
  const { column, comparator, enabled } = filter;
  const values = [filter.value ?? ''].flat();
  const given = `${column} ${comparator} ${values.join(', ')}`;
  const field = fieldOfColumn(column);
  const is = COMPARISONS[comparator.trim().toUpperCase().replaceAll(/\s+/g, ' ')];
  if (enabled !== false && field !== undefined && is !== undefined)
    return ruleOf({ field, is, values, given, path }, column, notes);
  notes.ignored(path, given);
  return undefined;
}

function ruleOf(rule: Rule, column: string, notes: PoolNotes): AccountFilter {
  const { field, is, values } = rule;
  if (is === 'oneOf' || is === 'notOneOf') return listRule(rule, column);
  if (is === 'contains' || is === 'notContains') return likeRule(rule, notes);
  return agoRule(rule, notes) ?? { field, is, value: valueOf(column, values[0] ?? '') };
}

interface Rule {
  readonly field: string;
  readonly is: FilterComparison;
  readonly values: readonly string[];
  /** The condition as it was written, for a note. */
  readonly given: string;
  readonly path: string;
}

/** The earlier program put the whole list into one place of its query; what was meant are its parts. */
function listRule({ field, is, values }: Rule, column: string): AccountFilter {
  const parts = values.flatMap((value) => value.replaceAll(/^\(|\)$/g, '').split(','));
  const wanted = parts
    .map((part) => part.trim().replaceAll(/^(['"])(.*)\1$/g, '$2'))
    .filter((part) => part !== '');
  return { field, is, values: wanted.map((part) => valueOf(column, part)) };
}

/** `%` stands for any text; `_`, which stands for one letter, has no like here. */
function likeRule({ field, is, values, given, path }: Rule, notes: PoolNotes): AccountFilter {
  const [, before, middle, after] = /^(%*)(.*?)(%*)$/s.exec(values[0] ?? '') ?? ['', '', '', ''];
  const parts = middle.split(/[%_]+/);
  const longest = parts.reduce((a, b) => (b.length > a.length ? b : a), '');
  if (parts.length > 1) notes.approximated(path, given, `${field} contains ${longest}`);
  const kind = parts.length > 1 ? 'contains' : likeKind(before !== '', after !== '');
  const rule: FieldRule = longest === '' ? { field, is: 'isNotEmpty' } : { field, is: kind, value: longest };
  return is === 'contains' ? rule : { none: [rule] };
}

function likeKind(isOpenBefore: boolean, isOpenAfter: boolean): FilterComparison {
  if (isOpenBefore) return isOpenAfter ? 'contains' : 'endsWith';
  return isOpenAfter ? 'startsWith' : 'equals';
}

/** `last_used_at < datetime('now', '-7 days')`: longer ago than that, which the earlier program compared as texts. */
function agoRule({ field, is, values, given, path }: Rule, notes: PoolNotes): AccountFilter | undefined {
  const [, count, unit] = AGO.exec((values[0] ?? '').trim()) ?? [];
  const unitMs = UNIT_MS[unit?.toLowerCase() ?? ''];
  if (count === undefined || unitMs === undefined) return undefined;
  const withinMs = Math.max(1, Number(count) * unitMs);
  const isSince = is === 'moreThan' || is === 'atLeast';
  const rule: FieldRule = { field, is: isSince ? 'withinLast' : 'notWithinLast', withinMs };
  notes.converted(path, given, `${field} ${rule.is} ${count} ${unit ?? ''}`);
  return rule;
}

function valueOf(column: string, value: string): Value {
  const text = value.trim();
  if (FLAGS.has(column.toLowerCase())) return /^(?:1|true|yes)$/i.test(text);
  if (fieldOfColumn(column) === 'key' || fieldOfColumn(column) === 'notes') return value;
  if (/^(?:true|false)$/i.test(text)) return text.toLowerCase() === 'true';
  return NUMBER.test(text) ? Number(text) : value;
}
