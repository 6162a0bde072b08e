import type { WrittenStep } from '../own-text';
import type { EarlierContext } from './context';
import type { Fields } from './fields';
import { imageOf, joined } from './screen';

type Convert = (fields: Fields, context: EarlierContext) => WrittenStep;

const nested = (fields: Fields, context: EarlierContext): readonly WrittenStep[] =>
  fields.maps('conditions').map((inner) => convertCondition(inner, context));

const LITERAL = 'The earlier program compared with ${…} as it stood; here it is the value of the variable.';

const equals: Convert = (fields, context) => {
  const to = context.value(fields.any('value'));
  if (fields.text('value')?.includes('${') === true)
    context.report.add('approximated', fields.at('value'), 'value', LITERAL);
  return { equals: { value: `\${${context.variables.use(fields.text('variable') ?? '')}}`, to } };
};

const compare =
  (operator: string): Convert =>
  (fields, context) => {
    const left = context.asNumber(fields.text('variable') ?? '');
    const right = context.numberOf(fields, 'value');
    const written = { is: `\${${left} ${operator} ${String(right ?? 0)}}` };
    if (typeof right === 'number') return written;
    const why =
      right === undefined
        ? 'It compared with what is no number; 0 stands for it.'
        : 'The earlier program could not compare with a variable; here it does.';
    context.report.add('approximated', fields.at('value'), 'value', why);
    return written;
  };

const textTest =
  (method: string, key: string): Convert =>
  (fields, context) => {
    const name = fields.text('variable') ?? '';
    const part = fields.text(key) ?? fields.text('value') ?? '';
    const variable = context.variables.use(name);
    const subject = context.variables.isNumber(name) ? `string(${variable})` : variable;
    return { is: `\${${subject}.${method}(${JSON.stringify(part)})}` };
  };

/** All fifteen, by their names in small letters; those of variables with and without that word in front. */
const CONDITIONS: Readonly<Record<string, Convert>> = {
  imageexists: imageOf,
  imagenotexists: (fields, context) => ({ not: imageOf(fields, context) }),
  not: (fields, context) => {
    const inner = fields.map('condition');
    return { not: inner === undefined ? { is: false } : convertCondition(inner, context) };
  },
  all: (fields, context) => joined('all', nested(fields, context)),
  any: (fields, context) => joined('any', nested(fields, context)),
  none: (fields, context) => joined('none', nested(fields, context)),
  equals,
  notequals: (fields, context) => ({ not: equals(fields, context) }),
  greaterthan: compare('>'),
  lessthan: compare('<'),
  greaterthanorequal: compare('>='),
  lessthanorequal: compare('<='),
  contains: textTest('contains', 'substring'),
  startswith: textTest('startsWith', 'prefix'),
  endswith: textTest('endsWith', 'suffix'),
};

/** @internal Names of the conditions the earlier program had, in small letters. */
export const EARLIER_CONDITIONS: readonly string[] = Object.keys(CONDITIONS);

/** A condition of the earlier program as ours; one that is not known never holds, and is told. */
export function convertCondition(fields: Fields | undefined, context: EarlierContext): WrittenStep {
  const type = fields?.text('type') ?? '';
  const convert = CONDITIONS[type.toLowerCase().replace(/^variable/, '')];
  if (fields && convert && Object.hasOwn(CONDITIONS, type.toLowerCase().replace(/^variable/, ''))) {
    const written = convert(fields, context);
    context.report.add('converted', fields.at(), type);
    fields.tellRest(context.report, type);
    return written;
  }
  const at = fields?.at() ?? { line: 1, column: 1 };
  const why = `There is no condition “${type.slice(0, 60)}”; it never holds here.`;
  context.report.add('notConverted', at, type === '' ? 'condition' : type.slice(0, 60), why);
  const written = { is: false };
  context.remark(written, why);
  return written;
}
