import { AccountStatus, BUILT_IN_ACCOUNT_FIELDS, type AccountField, type AccountFieldType } from './account';
import {
  innerFilters,
  type AccountFilter,
  type AccountSort,
  type FieldRule,
  type FilterComparison,
} from './account-filter';
import { readAccountDate, readAccountDuration } from './account-values';
import { errorAt, type Problem, type ProblemDetail } from './problem';
import { nearestName } from './routine-nearest-name';

/** What a field can be asked for: a custom field's type, or what only built-in ones are. */
export type FilterFieldType = AccountFieldType | 'status' | 'tags';

/** Longest text a rule compares with, in UTF-16 units: longer patterns are refused by the database. */
export const MAX_FILTER_TEXT = 1_000;

const BUILT_IN: Readonly<Record<(typeof BUILT_IN_ACCOUNT_FIELDS)[number], FilterFieldType>> = {
  key: 'text',
  label: 'text',
  status: 'status',
  tags: 'tags',
  notes: 'text',
  failureCount: 'number',
  cooldownUntil: 'date',
  quarantineReason: 'text',
  lastUsedAt: 'date',
  createdAt: 'date',
  updatedAt: 'date',
};

const EMPTINESS = ['isEmpty', 'isNotEmpty'] as const;
const EQUALITY = ['equals', 'notEquals'] as const;
const SETS = ['oneOf', 'notOneOf'] as const;
const ORDER = ['lessThan', 'atMost', 'moreThan', 'atLeast'] as const;
const NUMBERS = [...EQUALITY, ...ORDER, ...SETS, ...EMPTINESS];

const COMPARISONS: Readonly<Record<FilterFieldType, readonly FilterComparison[]>> = {
  text: [...EQUALITY, 'contains', 'notContains', 'startsWith', 'endsWith', ...SETS, ...EMPTINESS],
  number: NUMBERS,
  duration: NUMBERS,
  boolean: [...EQUALITY, ...EMPTINESS],
  date: [...EQUALITY, ...ORDER, 'withinLast', 'notWithinLast', ...EMPTINESS],
  secret: EMPTINESS,
  status: [...EQUALITY, ...SETS],
  tags: [...EQUALITY, 'contains', 'notContains', ...SETS, ...EMPTINESS],
};

/**
 * The comparisons a field of this type can be asked with.
 *
 * @internal
 */
export function comparisonsOf(type: FilterFieldType): readonly FilterComparison[] {
  return COMPARISONS[type];
}

/** What a comparison needs besides the field. */
export function operandOf(is: FilterComparison): 'none' | 'value' | 'values' | 'withinMs' {
  switch (is) {
    case 'isEmpty':
    case 'isNotEmpty':
      return 'none';
    case 'oneOf':
    case 'notOneOf':
      return 'values';
    case 'withinLast':
    case 'notWithinLast':
      return 'withinMs';
    default:
      return 'value';
  }
}

/** What a field of this name holds, found without case; undefined when there is none. */
export function filterFieldType(name: string, fields: readonly AccountField[]): FilterFieldType | undefined {
  const wanted = name.toLowerCase();
  const builtIn = BUILT_IN_ACCOUNT_FIELDS.find((field) => field.toLowerCase() === wanted);
  if (builtIn !== undefined) return BUILT_IN[builtIn];
  return fields.find((field) => field.name.toLowerCase() === wanted)?.type;
}

/**
 * How a rule's value stands in the file (dates and durations as milliseconds, booleans as 0 and 1); undefined when it
 * is missing or does not fit.
 */
export function filterOperand(type: FilterFieldType, value: FieldRule['value']): string | number | undefined {
  switch (type) {
    case 'number':
      return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
    case 'duration':
      return value === undefined ? undefined : readAccountDuration(value);
    case 'boolean':
      return typeof value === 'boolean' ? Number(value) : undefined;
    case 'date':
      return typeof value === 'string' ? readAccountDate(value) : undefined;
    case 'status':
      return AccountStatus.safeParse(value).data;
    default:
      return isFilterText(value) ? value : undefined;
  }
}

/** NUL ends a pattern for the database: what follows would be left out, and everything match. */
function isFilterText(value: FieldRule['value']): value is string {
  return (
    typeof value === 'string' && value !== '' && value.length <= MAX_FILTER_TEXT && !value.includes('\0')
  );
}

/** What is checked: a pool, a saved view, a query. */
interface Asked {
  readonly filter: AccountFilter;
  readonly sort: readonly AccountSort[];
}

/**
 * Everything wrong with a filter and a sort, at once; empty when they can be used. Paths are `filter.all.0`, `sort.1`
 * and so on, after `path` and a dot when that is not empty. `nearest` in the detail is the field probably meant.
 */
export function checkFilter(
  filter: Asked['filter'],
  sort: Asked['sort'],
  fields: readonly AccountField[],
  path = '',
): Problem[] {
  const at = (name: string): string => (path === '' ? name : `${path}.${name}`);
  return [
    ...checkNode(filter, fields, at('filter')),
    ...sort.flatMap(({ by }, index) => checkSort(by, fields, at(`sort.${String(index)}`))),
  ];
}

function checkNode(filter: AccountFilter, fields: readonly AccountField[], path: string): Problem[] {
  if ('field' in filter) return checkRule(filter, fields, path);
  const joined = Object.keys(filter)[0] ?? '';
  return (innerFilters(filter) ?? []).flatMap((inner, index) =>
    checkNode(inner, fields, `${path}.${joined}.${String(index)}`),
  );
}

function checkSort(by: string, fields: readonly AccountField[], path: string): Problem[] {
  const type = filterFieldType(by, fields);
  if (type === undefined) return [unknownField(by, fields, path)];
  // Neither has an order people would understand.
  return type === 'secret' || type === 'tags'
    ? [errorAt(path, 'filter_comparison_invalid', { field: by, type, is: 'sort' })]
    : [];
}

function checkRule(rule: FieldRule, fields: readonly AccountField[], path: string): Problem[] {
  const { field, is } = rule;
  const type = filterFieldType(field, fields);
  if (type === undefined) return [unknownField(field, fields, path)];
  const detail: ProblemDetail = { field, type, is };
  if (!COMPARISONS[type].includes(is)) return [errorAt(path, 'filter_comparison_invalid', detail)];
  return hasOperand(rule, type) ? [] : [errorAt(path, 'filter_value_invalid', detail)];
}

function hasOperand({ is, value, values, withinMs }: FieldRule, type: FilterFieldType): boolean {
  switch (operandOf(is)) {
    case 'none':
      return true;
    case 'withinMs':
      return withinMs !== undefined;
    case 'values':
      return (
        values !== undefined &&
        values.length > 0 &&
        values.every((one) => filterOperand(type, one) !== undefined)
      );
    case 'value':
      return filterOperand(type, value) !== undefined;
  }
}

function unknownField(field: string, fields: readonly AccountField[], path: string): Problem {
  const nearest = nearestName(field, [...BUILT_IN_ACCOUNT_FIELDS, ...fields.map(({ name }) => name)]);
  return errorAt(path, 'account_field_unknown', { field, ...(nearest !== undefined && { nearest }) });
}
