import { fieldOfColumn } from '../../../accounts/pools/import/convert-filter';
import type { Written, WrittenStep } from '../own-text';
import { duration, type ConvertAction } from './act-screen';
import type { EarlierContext } from './context';
import type { Fields } from './fields';

const DEFAULT_TAKE_MS = 30_000;
const NUMBERS = ['packs_opened', 'cards_found', 'stars_total', 'keep_count', 'wonder_picks_done'];
const COMPLETED = 'An account that is completed has no error; the text was left out.';
const IN_HAND = 'Account actions speak of the account in hand here; account_id is left out.';

const take: ConvertAction = (fields, context) => {
  const into = fields.text('save_result');
  const onNone = (fields.text('on_no_accounts') ?? 'stop').toLowerCase();
  const step: Record<string, Written> = {
    takeAccount: into === undefined || into === '' ? {} : { into: context.variables.name(into) },
    timeout: duration(fields.number('timeout') ?? DEFAULT_TAKE_MS),
    ...(onNone === 'continue' ? { onError: 'continue' } : {}),
  };
  const pool =
    onNone === 'continue'
      ? 'it goes on without an account when there is none'
      : `set the pool to ${onNone === 'wait' ? 'wait' : 'complete'} when it has no account`;
  const why = `It takes the account only; what was done on the device is for the pool’s routine before each use. Also: ${pool}.`;
  return [context.nearly(step, fields.at(), 'InjectNextAccount', why)];
};

function numbersOf(fields: Fields, context: EarlierContext): Readonly<Record<string, Written>> {
  return Object.fromEntries(
    NUMBERS.filter((name) => fields.has(name)).flatMap((name) => {
      const number = context.numberOf(fields, name);
      if (number !== undefined) return [[name, typeof number === 'string' ? `\${${number}}` : number]];
      context.report.add('notConverted', fields.at(name), name, 'It is no number; it was left out.');
      return [];
    }),
  );
}

function dropId(fields: Fields, context: EarlierContext): void {
  if (fields.any('account_id') !== undefined)
    context.report.add('approximated', fields.at('account_id'), 'account_id', IN_HAND);
}

/** Success is what its name says: without an error text it completes, whether `success` is written or not. */
const complete: ConvertAction = (fields, context) => {
  dropId(fields, context);
  const numbers = numbersOf(fields, context);
  const hasNumbers = Object.keys(numbers).length > 0;
  const reason = reasonOf(fields, 'error', context);
  const completed: readonly WrittenStep[] = [{ completeAccount: hasNumbers ? { numbers } : {} }];
  const failed = [
    ...(hasNumbers ? [{ reportNumbers: numbers }] : []),
    { failAccount: { reason, goOn: true } },
  ];
  const success = fields.text('success')?.trim() ?? '';
  if (success.toLowerCase() === 'true' && fields.has('error'))
    context.report.add('notConverted', fields.at('error'), 'error', COMPLETED);
  if (success.includes('${')) {
    const isSuccess = { equals: { value: context.variables.text(success), to: 'true' } };
    return [{ if: isSuccess, then: completed, else: failed }];
  }
  return hasFailed(success, fields) ? failed : completed;
};

function hasFailed(success: string, fields: Fields): boolean {
  return success.toLowerCase() === 'false' || (success === '' && fields.has('error'));
}

function reasonOf(fields: Fields, key: string, context: EarlierContext): string {
  return context.variables.text(fields.text(key) ?? '') || 'The earlier routine said so';
}

function fieldName(fields: Fields, context: EarlierContext): string {
  const written = fields.text('field') ?? '';
  const name = fieldOfColumn(written);
  if (name !== undefined) {
    const why = `Accounts need a field “${name}”; add it, or import the pool that uses it, if it is missing.`;
    context.report.once('approximated', fields.at('field'), written, why);
    return name;
  }
  const why = `No field can be called “${written.slice(0, 60)}”; “note” stands for it.`;
  context.report.add('approximated', fields.at('field'), 'field', why);
  return 'note';
}

export const ACCOUNT_ACTIONS: Readonly<Record<string, ConvertAction>> = {
  injectnextaccount: take,
  completeaccount: complete,
  returnaccount: (fields, context) => {
    dropId(fields, context);
    const reason = context.variables.text(fields.text('reason') ?? '');
    return [{ returnAccount: reason === '' ? {} : { reason } }];
  },
  markaccountfailed: (fields, context) => {
    dropId(fields, context);
    const reason = reasonOf(fields, 'reason', context);
    return [{ failAccount: { reason, goOn: true } }];
  },
  updateaccountfield: (fields, context) => [
    { setAccountField: { name: fieldName(fields, context), value: context.value(fields.any('value')) } },
  ],
  incrementaccountfield: (fields, context) => [
    {
      incrementAccountField: {
        name: fieldName(fields, context),
        ...(fields.has('amount') ? { by: amountOf(fields, context) } : {}),
      },
    },
  ],
  getaccountfield: (fields, context) => [
    {
      getAccountField: {
        name: fieldName(fields, context),
        into: context.variables.name(fields.text('save_to') ?? 'value'),
        ...(fields.has('default') ? { default: context.value(fields.any('default')) } : {}),
      },
    },
  ],
  updateroutinemetrics: (fields, context) => [{ reportNumbers: numbersOf(fields, context) }],
};

function amountOf(fields: Fields, context: EarlierContext): Written {
  const amount = context.numberOf(fields, 'amount') ?? 1;
  return typeof amount === 'string' ? `\${${amount}}` : amount;
}
