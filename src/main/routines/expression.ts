import { VARIABLE_NAME } from '../../shared/routine';
import type { VariableValue } from './ports';

/** Where expressions find values. */
export interface Scope {
  get(name: string): VariableValue | undefined;
}

/** A text with `${…}` in it, ready to be evaluated any number of times. */
export interface Template {
  readonly source: string;
  /** Inputs and variables it reads. */
  readonly names: readonly string[];
  /** A text that is one `${…}` and nothing else keeps the value's type. Throws `ExpressionError`. */
  evaluate(scope: Scope): VariableValue;
}

/** An expression that has no value now. */
export class ExpressionError extends Error {
  override readonly name = 'ExpressionError';
}

export type ParsedText =
  | { readonly kind: 'plain'; readonly text: string }
  | { readonly kind: 'template'; readonly template: Template }
  | { readonly kind: 'invalid'; readonly message: string };

interface Expression {
  readonly names: readonly string[];
  evaluate(scope: Scope): VariableValue;
}

/** Longest text an evaluation may give: doubling a text in a loop ends in a failure, not in a dead process. */
const MAX_TEXT_LENGTH = 100_000;

/** Reads a text: `${name}` is an expression, `$${` stands for a plain `${`. */
export function parseText(source: string): ParsedText {
  if (!source.includes('${')) return { kind: 'plain', text: source };
  const parts: (string | Expression)[] = [];
  let rest = source;
  for (let start = rest.indexOf('${'); start >= 0; start = rest.indexOf('${')) {
    if (rest[start - 1] === '$') {
      parts.push(`${rest.slice(0, start - 1)}\${`);
      rest = rest.slice(start + 2);
      continue;
    }
    const end = rest.indexOf('}', start);
    if (end < 0)
      return { kind: 'invalid', message: 'A "${" has no closing "}". Write "$${" for a plain "${".' };
    const expression = parseExpression(rest.slice(start + 2, end));
    if (typeof expression === 'string') return { kind: 'invalid', message: expression };
    parts.push(rest.slice(0, start), expression);
    rest = rest.slice(end + 1);
  }
  return assemble(
    source,
    [...parts, rest].filter((part) => part !== ''),
  );
}

function assemble(source: string, parts: readonly (string | Expression)[]): ParsedText {
  const expressions = parts.filter((part) => typeof part !== 'string');
  if (expressions.length === 0) return { kind: 'plain', text: parts.map(String).join('') };
  const names = [...new Set(expressions.flatMap((expression) => expression.names))];
  const [only] = parts;
  const evaluate =
    parts.length === 1 && typeof only === 'object'
      ? (scope: Scope) => only.evaluate(scope)
      : (scope: Scope) => joinParts(parts, scope);
  return { kind: 'template', template: Object.freeze({ source, names: Object.freeze(names), evaluate }) };
}

function joinParts(parts: readonly (string | Expression)[], scope: Scope): string {
  let text = '';
  for (const part of parts) {
    text += typeof part === 'string' ? part : String(part.evaluate(scope));
    if (text.length > MAX_TEXT_LENGTH) {
      throw new ExpressionError(`The text grew longer than ${String(MAX_TEXT_LENGTH)} characters.`);
    }
  }
  return text;
}

/** Names that are there without being declared, while the bot holds an account. */
export const ACCOUNT_NAMES = ['account.key', 'account.label'] as const;
const GIVEN_NAMES: ReadonlySet<string> = new Set(ACCOUNT_NAMES);

/** The language between the braces: for now a name. A richer one replaces this function and nothing else. */
function parseExpression(source: string): Expression | string {
  const name = source.trim();
  if (!VARIABLE_NAME.test(name) && !GIVEN_NAMES.has(name)) {
    return `"\${${source.slice(0, 40)}}" is not the name of an input or variable. Between the braces goes one name.`;
  }
  return {
    names: [name],
    evaluate: (scope) => {
      const value = scope.get(name);
      if (value === undefined && GIVEN_NAMES.has(name))
        throw new ExpressionError(`"${name}" has no value: the bot holds no account.`);
      if (value === undefined) throw new ExpressionError(`"${name}" has no value yet.`);
      return value;
    },
  };
}
