import type { RoutineConfig } from './definition';
import { errorAt, type Problem } from './problem';
import { DURATION_EXAMPLES, formatDuration, parseDuration } from './routine-duration';
import { nearestName } from './routine-nearest-name';
import type { InputType, RoutineInput } from './routine-summary';
import { isSecretInput } from './secret-inputs';

/** What stands for a secret in what people read. */
export const HIDDEN_VALUE = '••••••';

export type InputValue = string | number | boolean;

export interface ResolvedInputs {
  /** A value of the input's type for every input without a problem. Durations stay texts like `30s`. */
  readonly values: ReadonlyMap<string, InputValue>;
  readonly problems: readonly Problem[];
}

const MAX_PACKAGE = 255;

type Converted = { readonly value: InputValue } | { readonly expected: string };

/**
 * The values a routine's inputs get from a group's `routineConfig`: what is given, converted by the input's type
 * (forms and command lines give texts), else the default. Problems have paths like `routineConfig.rounds`.
 */
export function resolveInputs(inputs: readonly RoutineInput[], config: RoutineConfig): ResolvedInputs {
  const values = new Map<string, InputValue>();
  const problems: Problem[] = [];
  for (const input of inputs) {
    const given = Object.hasOwn(config, input.name) ? config[input.name] : undefined;
    const value = isEmpty(input, given) ? input.default : given;
    if (value === null || value === undefined) {
      if (input.required) problems.push(errorAt(pathOf(input.name), 'input_required', { input: input.name }));
      else values.set(input.name, '');
      continue;
    }
    const converted = convertInput(input, value);
    if ('value' in converted) values.set(input.name, converted.value);
    else problems.push(invalid(input, value, converted.expected));
  }
  return { values, problems: [...problems, ...unknownInputs(inputs, config)] };
}

/** A value in the input's type, or what was expected, in words. */
export function convertInput(input: RoutineInput, value: InputValue): Converted {
  const expected = describeInput(input);
  const converted = CONVERT[input.type](value);
  if (converted === undefined) return { expected };
  if (input.type === 'choice' && !input.options.includes(String(converted))) return { expected };
  const size = input.type === 'duration' ? parseDuration(String(converted)) : converted;
  if (typeof size !== 'number') return { value: converted };
  if (input.min !== null && size < input.min) return { expected };
  if (input.max !== null && size > input.max) return { expected };
  return { value: converted };
}

/** What an input takes, in words: `a whole number from 1 to 100`. */
export function describeInput(input: RoutineInput): string {
  if (input.type === 'choice') return `one of ${input.options.join(', ')}`;
  return `${WORDS[input.type]}${describeRange(input)}`;
}

const WORDS: Readonly<Record<Exclude<InputType, 'choice'>, string>> = {
  text: 'text',
  integer: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
  duration: `a duration such as ${DURATION_EXAMPLES}`,
  template: 'the name of a template',
  routine: 'the name of a routine',
  app: 'the package of an app, such as com.example.rewards',
  secret: 'a secret text',
};

const CONVERT: Readonly<Record<InputType, (value: InputValue) => InputValue | undefined>> = {
  text: String,
  choice: String,
  template: String,
  routine: String,
  app: (value) => (value === '' || isPackage(String(value)) ? String(value) : undefined),
  secret: String,
  integer: (value) => {
    const number = toNumber(value);
    return number !== undefined && Number.isSafeInteger(number) ? number : undefined;
  },
  number: toNumber,
  boolean: toBoolean,
  duration: (value) => (typeof value === 'string' && parseDuration(value) !== undefined ? value : undefined),
};

/** How Android names apps: words with dots between them, `android` being the system's own. */
function isPackage(text: string): boolean {
  return text.length <= MAX_PACKAGE && (text === 'android' || /^[A-Za-z]\w*(?:\.[A-Za-z]\w*)+$/.test(text));
}

/** The number a number or a text in decimal notation stands for. */
export function toNumber(value: InputValue): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  if (
    typeof value !== 'string' ||
    !/^\s*[+-]?(?:\d{1,300}(?:\.\d{0,300})?|\.\d{1,300})(?:e[+-]?\d{1,3})?\s*$/i.test(value)
  ) {
    return undefined;
  }
  const number = Number(value);
  return Number.isFinite(number) ? number : undefined;
}

/** The boolean that the words `true` and `false` stand for. */
function toBoolean(value: InputValue): boolean | undefined {
  if (typeof value === 'boolean') return value;
  const word = String(value).trim().toLowerCase();
  if (word === 'true') return true;
  return word === 'false' ? false : undefined;
}

function describeRange({ type, min, max }: RoutineInput): string {
  const show = (bound: number): string => (type === 'duration' ? formatDuration(bound) : String(bound));
  if (min !== null && max !== null) return ` from ${show(min)} to ${show(max)}`;
  if (min !== null) return `, at least ${show(min)}`;
  return max === null ? '' : `, at most ${show(max)}`;
}

/** A form's empty field means "not given"; for a text it also means so when there must be one. */
function isEmpty(input: RoutineInput, given: InputValue | undefined): boolean {
  if (given === undefined) return true;
  return given === '' && (!isTextInput(input) || input.required);
}

/** Types whose values are texts of any kind. */
const TEXTS: ReadonlySet<InputType> = new Set(['text', 'template', 'routine', 'app', 'secret']);

/** Whether a value is any text, so that it may be empty where it need not be given. */
export function isTextInput({ type }: Pick<RoutineInput, 'type'>): boolean {
  return TEXTS.has(type);
}

function invalid(input: RoutineInput, value: InputValue, expected: string): Problem {
  return errorAt(pathOf(input.name), 'input_invalid', {
    input: input.name,
    value: isSecretInput(input) ? HIDDEN_VALUE : shortened(String(value)),
    expected,
  });
}

/** With a mark where it was cut: of a secret in it the rest is then still known as one. */
function shortened(value: string): string {
  return value.length > 100 ? `${value.slice(0, 100)}…` : value;
}

function unknownInputs(inputs: readonly RoutineInput[], config: RoutineConfig): Problem[] {
  const names = inputs.map((input) => input.name);
  return Object.keys(config)
    .filter((key) => !names.includes(key))
    .map((key) => {
      const suggestion = nearestName(key, names);
      return errorAt(pathOf(key), 'input_unknown', {
        input: key,
        ...(suggestion === undefined ? {} : { suggestion }),
      });
    });
}

function pathOf(input: string): string {
  return `routineConfig.${input}`;
}
