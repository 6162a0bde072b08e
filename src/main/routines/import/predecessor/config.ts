import type { Written } from '../own-text';
import type { EarlierContext } from './context';
import type { Fields } from './fields';

type Input = Readonly<Record<string, Written>>;

/** `config` of the earlier program as `inputs`. */
export function convertConfig(
  params: readonly Fields[],
  context: EarlierContext,
): Readonly<Record<string, Input>> {
  const inputs: Record<string, Input> = {};
  for (const fields of params) {
    const name = context.variables.name(fields.text('name') ?? '');
    const written = fields.text('name') ?? '';
    if (name !== written)
      context.report.add(
        'approximated',
        fields.at('name'),
        written,
        `“${written}” can’t be a name here; it is “${name}”.`,
      );
    else context.report.add('converted', fields.at(), written);
    inputs[name] = convertInput(fields, context);
    // What a type has no use for was allowed beside it.
    for (const key of ['default', 'options', 'min', 'max', 'required', 'persist']) fields.any(key);
    fields.tellRest(context.report, 'An entry of config');
  }
  return inputs;
}

/** Whether what an input holds is a number. */
export function isNumberInput(fields: Fields): boolean {
  return (fields.text('type') ?? '').toLowerCase() === 'number';
}

function convertInput(fields: Fields, context: EarlierContext): Input {
  const label = fields.text('label') ?? '';
  const help = fields.text('description') ?? '';
  return {
    ...typed(fields, context),
    ...(label === '' ? {} : { label }),
    ...(help === '' ? {} : { help }),
    ...(fields.text('persist') === 'true' ? { persist: true } : {}),
  };
}

function typed(fields: Fields, context: EarlierContext): Input {
  const type = (fields.text('type') ?? 'text').toLowerCase();
  const given = fields.text('default');
  switch (type) {
    case 'number':
      return numberInput(fields, context);
    case 'checkbox':
      return { type: 'boolean', default: given === 'true' };
    case 'dropdown':
      return choiceInput(fields, context);
    default:
      if (type !== 'text' && type !== 'hidden')
        context.report.add(
          'approximated',
          fields.at('type'),
          type.slice(0, 60),
          'There is no such type of input; text was taken.',
        );
      return { ...textInput(fields, given ?? ''), ...(type === 'hidden' ? { hidden: true } : {}) };
  }
}

/** Nobody is asked for a hidden one. */
function textInput(fields: Fields, given: string): Input {
  const isRequired = fields.text('required') === 'true' && given === '' && fields.text('type') !== 'hidden';
  return isRequired ? { type: 'text' } : { type: 'text', default: given };
}

function numberInput(fields: Fields, context: EarlierContext): Input {
  const bounds = { min: fields.number('min'), max: fields.number('max') };
  const value = fields.number('default') ?? 0;
  const [least, most] = [bounds.min ?? value, bounds.max ?? value];
  const fits = value >= least && value <= most;
  const why = 'The default was outside of its bounds, which are left out.';
  if (!fits) context.report.add('approximated', fields.at('default'), 'default', why);
  return {
    type: [least, most, value].every(Number.isInteger) ? 'integer' : 'number',
    default: value,
    ...(fits ? given(bounds) : {}),
  };
}

function given(bounds: Readonly<Record<string, number | undefined>>): Input {
  return Object.fromEntries(
    Object.entries(bounds).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
  );
}

function choiceInput(fields: Fields, context: EarlierContext): Input {
  const options = fields
    .list('options')
    .filter((option) => typeof option !== 'object')
    .map(String);
  const [first] = options;
  const given = fields.text('default') ?? first ?? '';
  if (first === undefined) {
    context.report.add('approximated', fields.at(), 'options', 'A dropdown without options; text was taken.');
    return { type: 'text', default: given };
  }
  if (options.includes(given)) return { type: 'choice', options, default: given };
  context.report.add(
    'approximated',
    fields.at('default'),
    'default',
    `“${given.slice(0, 60)}” is none of the options; the first was taken.`,
  );
  return { type: 'choice', options, default: first };
}
