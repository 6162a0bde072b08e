import { z } from 'zod';
import { fixedName } from '../account-use';
import { defineCondition } from '../condition';
import { choice, scalar, word } from '../params';
import type { VariableValue } from '../ports';

const COMPARISONS = [
  'equals',
  'notEquals',
  'lessThan',
  'atMost',
  'moreThan',
  'atLeast',
  'contains',
  'isEmpty',
  'isNotEmpty',
] as const;
type Comparison = (typeof COMPARISONS)[number];

export const accountField = defineCondition({
  name: 'accountField',
  isInstant: true,
  summary: 'Holds when a field of the account in hand has a certain value.',
  details:
    "The field is read when the condition is looked at. Texts are compared without case. A field without a value is only ever `notEquals` and `isEmpty`. A secret can't be asked.",
  schema: z.strictObject({
    name: word('the name of a field').describe('A field of the account, built in or your own'),
    is: choice(COMPARISONS).default('equals').describe('How it is compared'),
    value: scalar().optional().describe('With what; not for isEmpty and isNotEmpty'),
  }),
  example: `accountField: { name: level, is: atLeast, value: 10 }`,
  accounts: ({ name }) => ({ fields: [fixedName(name)] }),
  ask: ({ name, is, value }) => ({
    asks: [],
    fields: [name],
    holds: (_, fields) => compares(fields.get(name) ?? null, is, value ?? ''),
  }),
});

function compares(found: VariableValue | null, is: Comparison, value: VariableValue): boolean {
  if (is === 'isEmpty' || is === 'isNotEmpty') return (found === null || found === '') === (is === 'isEmpty');
  if (found === null) return is === 'notEquals';
  if (is === 'contains') return comparable(found).includes(comparable(value));
  const order = compare(found, value);
  const answers: Readonly<Record<Exclude<Comparison, 'contains' | 'isEmpty' | 'isNotEmpty'>, boolean>> = {
    equals: order === 0,
    notEquals: order !== 0,
    lessThan: order < 0,
    atMost: order <= 0,
    moreThan: order > 0,
    atLeast: order >= 0,
  };
  return answers[is];
}

/** Below 0 when `found` is less. Numbers by their value, also when one is written as text; all else as text. */
function compare(found: VariableValue, value: VariableValue): number {
  const numbers = [Number(found), Number(value)] as const;
  const areNumbers = typeof found === 'number' && String(value).trim() !== '' && !Number.isNaN(numbers[1]);
  if (areNumbers) return numbers[0] - numbers[1];
  const [a, b] = [comparable(found), comparable(value)];
  return a < b ? -1 : a > b ? 1 : 0;
}

function comparable(value: VariableValue): string {
  return String(value).toLocaleLowerCase('en');
}
