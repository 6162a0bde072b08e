import type { CelInput } from '@bufbuild/cel';
import { ROUTINE_ROOT_MEMBERS } from '../../../shared/routine';
import { didYouMean } from '../../../shared/routine-nearest-name';
import { namesIn, type Given } from './cel-names';
import { celEnvironment, FUNCTIONS } from './cel-environment';
import { celLibrary, isCelList } from './cel-library';
import { MAX_LIST_LENGTH } from './cel-limits';

/** What a variable or an expression can hold. */
export type Scalar = string | number | boolean;
export type ExpressionValue = Scalar | readonly Scalar[];

/** Where expressions find values: inputs and variables by name, and what the program knows (`match`, `account` …). */
export interface Scope {
  get(name: string): ExpressionValue | Readonly<Record<string, ExpressionValue>> | undefined;
}

/** An expression that has no value now. */
export class ExpressionError extends Error {
  override readonly name = 'ExpressionError';
}

/** One expression, ready to be evaluated any number of times. */
export interface Expression {
  readonly names: readonly string[];
  /** What it gives, as far as it is known before it is evaluated. */
  readonly gives: Given | undefined;
  /** Throws `ExpressionError`. */
  evaluate(scope: Scope): ExpressionValue;
}

const NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;
const MAX_EXPRESSION_LENGTH = 2_000;
/** One would let a list of a thousand be gone through a thousand times: seconds, in which nobody else gets a turn. */
const MAX_MACRO_DEPTH = 0;

/** Reads an expression; or says, in words, what is wrong with it. Never throws, whatever the text. */
export function parseExpression(source: string): Expression | string {
  const text = source.trim();
  // Most expressions are a name.
  if (NAME.test(text) && !CONSTANTS.has(text)) return nameAlone(text);
  if (text === '') return 'There is nothing between the braces of "${}". Put in a name or an expression.';
  if (text.length > MAX_EXPRESSION_LENGTH)
    return `The expression is longer than ${String(MAX_EXPRESSION_LENGTH)} characters. Split it into steps.`;
  try {
    return compile(text);
  } catch (error) {
    return `"\${${text.slice(0, 60)}}" can't be read: ${explainSyntax(error)}`;
  }
}

const CONSTANTS = new Set(['true', 'false', 'null']);

function nameAlone(name: string): Expression {
  return {
    names: [name],
    gives: 'name',
    evaluate: (scope) => {
      const value = scope.get(name);
      if (value === undefined) throw new ExpressionError(`"${name}" has no value yet.`);
      if (isRecord(value))
        throw new ExpressionError(
          `"${name}" is several values; name one, as in ${name}.${exampleOf(value)}.`,
        );
      return value;
    },
  };
}

function compile(text: string): Expression | string {
  const cel = celLibrary();
  const { environment, begin } = celEnvironment();
  const parsed = cel.parse(text);
  const { names, members, functions, macroDepth, gives } = namesIn(parsed);
  const unknown = functions.find((name) => !FUNCTIONS.includes(name));
  if (unknown !== undefined)
    return `There is no function "${unknown}".${didYouMean(unknown, FUNCTIONS)} Known: ${FUNCTIONS.join(', ')}.`;
  if (macroDepth > MAX_MACRO_DEPTH)
    return `"\${${text.slice(0, 60)}}" goes through a list within a list. Use forEach for one of them.`;
  const noMember = members.map(explainMember).find((message) => message !== undefined);
  if (noMember !== undefined) return noMember;
  const counters = members.filter(({ of }) => of === 'shared').map(({ member }) => member);
  const run = cel.plan(environment, parsed);
  return {
    names,
    gives,
    evaluate: (scope) => {
      const { bindings, missing } = bind(names, countedFromZero(scope, counters));
      begin();
      const result = run(bindings);
      if (!cel.isCelError(result)) return fromCel(result, text);
      if (missing && result.message === NO_SUCH_NAME) throw missing;
      throw new ExpressionError(`\${${text}}: ${explain(result.message)}`);
    },
  };
}

/** What the program knows of a name, and nothing else; `shared` has what the group counts. */
function explainMember({ of, member }: { readonly of: string; readonly member: string }): string | undefined {
  const known: readonly string[] | undefined = Object.hasOwn(ROUTINE_ROOT_MEMBERS, of)
    ? ROUTINE_ROOT_MEMBERS[of]
    : undefined;
  if (known === undefined || known.includes(member)) return undefined;
  return `"${of}" has no "${member}".${didYouMean(member, known)} Known: ${known.join(', ')}.`;
}

/** A counter that nobody has changed yet stands at 0. */
function countedFromZero(scope: Scope, counters: readonly string[]): Scope {
  if (counters.length === 0) return scope;
  const zeros = Object.fromEntries(counters.map((name) => [name, 0]));
  return {
    get: (name) => {
      const value = scope.get(name);
      return name === 'shared' && value !== undefined && isRecord(value) ? { ...zeros, ...value } : value;
    },
  };
}

/** The library's words where a name stands for nothing. */
const NO_SUCH_NAME = 'unresolved attribute';

/** What has no value now is no fault before it is needed: `${seen ? coins : 0}`. `missing` is about the first of it. */
function bind(
  names: readonly string[],
  scope: Scope,
): { readonly bindings: Record<string, CelInput>; readonly missing: ExpressionError | undefined } {
  const bindings = new Map<string, CelInput>();
  let missing: ExpressionError | undefined;
  for (const name of names) {
    try {
      const value = scope.get(name);
      if (value === undefined) throw new ExpressionError(`"${name}" has no value yet.`);
      bindings.set(name, toCel(value));
    } catch (error) {
      if (!(error instanceof ExpressionError)) throw error;
      missing ??= error;
    }
  }
  return { bindings: Object.fromEntries(bindings), missing };
}

function toCel(value: NonNullable<ReturnType<Scope['get']>>): CelInput {
  if (!isRecord(value)) return valueToCel(value);
  return new Map(Object.entries(value).map(([key, inner]) => [key, valueToCel(inner)]));
}

function valueToCel(value: ExpressionValue): CelInput {
  if (typeof value === 'object') return value.slice(0, MAX_LIST_LENGTH).map(scalarToCel);
  return scalarToCel(value);
}

/** JavaScript has one kind of number, CEL two: what is whole counts as a whole number. */
function scalarToCel(value: Scalar): CelInput {
  return typeof value === 'number' && Number.isSafeInteger(value) ? BigInt(value) : value;
}

function fromCel(value: unknown, text: string): ExpressionValue {
  if (isCelList(value)) {
    if (value.size > MAX_LIST_LENGTH)
      throw new ExpressionError(`\${${text}} gave a list of more than ${String(MAX_LIST_LENGTH)}.`);
    return [...value].map((item) => scalarFromCel(item, text));
  }
  return scalarFromCel(value, text);
}

function scalarFromCel(value: unknown, text: string): Scalar {
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  const number = typeof value === 'bigint' ? Number(value) : value;
  if (typeof number === 'number' && Number.isFinite(number)) return number;
  throw new ExpressionError(
    `\${${text}} gave something that is no text, number, true, false or list of these.`,
  );
}

function isRecord(
  value: NonNullable<ReturnType<Scope['get']>>,
): value is Readonly<Record<string, ExpressionValue>> {
  return typeof value === 'object' && !Array.isArray(value);
}

function exampleOf(value: Readonly<Record<string, unknown>>): string {
  return Object.keys(value)[0] ?? 'name';
}

/** The library's words for a syntax error, without its file name; deep nesting ends in a stack overflow there. */
function explainSyntax(error: unknown): string {
  if (error instanceof RangeError) return 'it is nested too deep.';
  const message = error instanceof Error ? error.message : String(error);
  const found = /<input>:\d+:(\d+): (.*)/s.exec(message);
  return found ? `at character ${String(found[1])}, ${String(found[2])}.` : `${message}.`;
}

/** The library's words for what can't be calculated, in those of this program. */
function explain(message: string): string {
  const overload = /no matching overload for '_?(.+?)_?' applied to '\((.*)\)'/.exec(message);
  if (overload) return `"${String(overload[1])}" does not work with ${wordsFor(String(overload[2]))}.`;
  const field = /field not found: (.*)/.exec(message) ?? /key not found: (.*)/.exec(message);
  if (field) return `there is no ".${String(field[1])}".`;
  const noNumber = /^Cannot convert ([^]*) to a BigInt$/.exec(message);
  if (noNumber) return `"${String(noNumber[1])}" is no whole number.`;
  return message.endsWith('.') ? message : `${message}.`;
}

function wordsFor(types: string): string {
  const words: Readonly<Record<string, string>> = {
    int: 'a whole number',
    double: 'a number',
    string: 'a text',
    bool: 'true or false',
  };
  return types
    .split(', ')
    .map((type) => words[type] ?? `a ${type}`)
    .join(' and ');
}
