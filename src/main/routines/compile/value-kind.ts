import type { RoutineInput } from '../../../shared/routine-summary';
import { convertInput, isTextInput } from '../../../shared/routine-inputs';
import type { Template } from '../expression/template-text';

/** What a value is, as far as that is known before it is there. */
export type ValueKind =
  | 'boolean'
  | 'number'
  | 'list'
  /** Any text: it may be one that reads as a number. */
  | 'text'
  | 'duration'
  | { readonly oneOf: readonly string[] };

/** What the value of an input is. */
export function kindOfInput({ type, options }: Pick<RoutineInput, 'type' | 'options'>): ValueKind {
  switch (type) {
    case 'integer':
    case 'number':
      return 'number';
    case 'boolean':
    case 'duration':
      return type;
    case 'choice':
      return { oneOf: options };
    default:
      return 'text';
  }
}

/** What an expression gives; undefined when that can't be told. */
export function kindOfTemplate(
  { gives, names }: Template,
  inputs: ReadonlyMap<string, ValueKind>,
): ValueKind | undefined {
  if (gives !== 'name') return gives;
  return inputs.get(names[0] ?? '');
}

/** Whether a value of this kind can never be one for the input. */
export function neverFits(kind: ValueKind, input: RoutineInput): boolean {
  if (isTextInput(input) || kind === 'text' || kind === 'list') return false;
  if (typeof kind === 'object') return !kind.oneOf.some((option) => 'value' in convertInput(input, option));
  const fitting: Readonly<Record<Exclude<ValueKind, object | 'text' | 'list'>, readonly string[]>> = {
    boolean: ['boolean', 'choice'],
    number: ['integer', 'number', 'choice'],
    duration: ['duration', 'choice'],
  };
  return !fitting[kind].includes(input.type);
}

/** A kind in words. */
export function describeKind(kind: ValueKind): string {
  if (typeof kind === 'object') return `one of ${kind.oneOf.join(', ')}`;
  const words = {
    boolean: 'true or false',
    number: 'a number',
    list: 'a list',
    text: 'text',
    duration: 'a duration',
  };
  return words[kind];
}
