import { msg, say, type Message } from '../../../shared/catalogue/translate';
import type { AccountField, AccountFieldType } from '../../../shared/account';
import type { FieldRule, FilterComparison } from '../../../shared/account-filter';

/** What a field holds, as far as comparing it goes. */
export type FilterFieldType = AccountFieldType | 'status' | 'tags';

/** A field that rules may be about. */
export interface FilterField {
  readonly name: string;
  readonly label: string;
  readonly type: FilterFieldType;
}

const BUILT_IN: readonly (readonly [string, Message, FilterFieldType])[] = [
  ['status', msg('Status'), 'status'],
  ['key', msg('Key'), 'text'],
  ['label', msg('Label'), 'text'],
  ['tags', msg('Tags'), 'tags'],
  ['notes', msg('Notes'), 'text'],
  ['failureCount', msg('Failures'), 'number'],
  ['lastUsedAt', msg('Last used'), 'date'],
  ['cooldownUntil', msg('Rests until'), 'date'],
  ['quarantineReason', msg('Reason of quarantine'), 'text'],
  ['createdAt', msg('Created'), 'date'],
  ['updatedAt', msg('Changed'), 'date'],
];

/** The fields of every account, then the custom ones. */
export function filterFields(fields: readonly AccountField[]): readonly FilterField[] {
  return [
    ...BUILT_IN.map(([name, label, type]) => ({ name, label: say(label), type })),
    ...fields.map(({ name, type, label }) => ({ name, label: label === '' ? name : label, type })),
  ];
}

const ORDERED = ['equals', 'notEquals', 'lessThan', 'atMost', 'moreThan', 'atLeast'] as const;
const PRESENCE = ['isEmpty', 'isNotEmpty'] as const;

/** How a field can be compared, by what it holds; the first is what a new rule begins with. */
export const COMPARISONS: Readonly<Record<FilterFieldType, readonly FilterComparison[]>> = {
  text: [
    'contains',
    'notContains',
    'equals',
    'notEquals',
    'startsWith',
    'endsWith',
    'oneOf',
    'notOneOf',
    ...PRESENCE,
  ],
  number: [...ORDERED, ...PRESENCE],
  duration: [...ORDERED, ...PRESENCE],
  boolean: ['equals', 'notEquals', ...PRESENCE],
  date: ['withinLast', 'notWithinLast', 'lessThan', 'moreThan', ...PRESENCE],
  secret: ['isNotEmpty', 'isEmpty'],
  status: ['equals', 'notEquals', 'oneOf', 'notOneOf'],
  tags: ['contains', 'notContains', 'oneOf', 'notOneOf', ...PRESENCE],
};

/** What has to be given beside the comparison. */
export type FilterOperand = 'none' | 'value' | 'values' | 'within';

/** What a comparison needs. */
export function operandOf(is: FilterComparison): FilterOperand {
  switch (is) {
    case 'isEmpty':
    case 'isNotEmpty':
      return 'none';
    case 'oneOf':
    case 'notOneOf':
      return 'values';
    case 'withinLast':
    case 'notWithinLast':
      return 'within';
    default:
      return 'value';
  }
}

const DAY_MS = 86_400_000;

/** A rule over this field as it begins, or with another comparison; what fits of the rule before is kept. */
export function ruleFor(field: FilterField, is: FilterComparison, before?: FieldRule): FieldRule {
  const rule = { field: field.name, is };
  const sameField = before?.field === field.name;
  switch (operandOf(is)) {
    case 'none':
      return rule;
    case 'within':
      return { ...rule, withinMs: before?.withinMs ?? DAY_MS };
    case 'values':
      return { ...rule, values: sameField ? (before.values ?? valueAsList(before)) : [] };
    case 'value':
      return { ...rule, value: (sameField ? valueOf(before) : undefined) ?? firstValue(field) };
  }
}

function valueOf({ value, values }: FieldRule): FieldRule['value'] {
  return value ?? values?.[0];
}

function valueAsList({ value }: FieldRule): NonNullable<FieldRule['values']> {
  return value === undefined || value === '' ? [] : [value];
}

function firstValue({ type }: FilterField): string | number | boolean {
  switch (type) {
    case 'status':
      return 'available';
    case 'number':
    case 'duration':
      return 0;
    case 'boolean':
      return true;
    default:
      return '';
  }
}
