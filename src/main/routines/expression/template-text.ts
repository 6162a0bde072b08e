import {
  ExpressionError,
  parseExpression,
  type Expression,
  type ExpressionValue,
  type Scope,
} from './cel-expression';
import { MAX_TEXT_LENGTH } from './cel-limits';

/** A text with `${…}` in it, ready to be evaluated any number of times. */
export interface Template {
  readonly source: string;
  /** Inputs, variables and roots such as `match` it reads. */
  readonly names: readonly string[];
  /** What it gives, as far as it is known before it is evaluated. */
  readonly gives: Expression['gives'];
  /** A text that is one `${…}` and nothing else keeps the value's type. Throws `ExpressionError`. */
  evaluate(scope: Scope): ExpressionValue;
}

export type ParsedText =
  | { readonly kind: 'plain'; readonly text: string }
  | { readonly kind: 'template'; readonly template: Template }
  | { readonly kind: 'invalid'; readonly message: string };

/** Reads a text: `${…}` is an expression, `$${` stands for a plain `${`. */
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
    const end = closingBrace(rest, start + 2);
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

/** Where the expression ends: braces and quotes within it do not count. */
function closingBrace(text: string, from: number): number {
  let depth = 0;
  for (let at = from; at < text.length; at += 1) {
    const character = text[at] ?? '';
    if (character === '"' || character === "'") {
      at = closingQuote(text, at);
      if (at < 0) return -1;
    } else if (character === '{') depth += 1;
    else if (character === '}') {
      if (depth === 0) return at;
      depth -= 1;
    }
  }
  return -1;
}

/** Where the quote that opens at `from` is closed, -1 for nowhere; what a backslash stands before does not count. */
function closingQuote(text: string, from: number): number {
  for (let at = from + 1; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === text[from]) return at;
  }
  return -1;
}

function assemble(source: string, parts: readonly (string | Expression)[]): ParsedText {
  const expressions = parts.filter((part) => typeof part !== 'string');
  if (expressions.length === 0) return { kind: 'plain', text: parts.map(String).join('') };
  const names = [...new Set(expressions.flatMap((expression) => expression.names))];
  const [only] = parts;
  const isOne = parts.length === 1 && typeof only === 'object';
  const evaluate = isOne
    ? (scope: Scope) => limited(only.evaluate(scope))
    : (scope: Scope) => joinParts(parts, scope);
  const gives = isOne ? only.gives : 'text';
  const template = Object.freeze({ source, names: Object.freeze(names), gives, evaluate });
  return { kind: 'template', template };
}

function joinParts(parts: readonly (string | Expression)[], scope: Scope): string {
  let text = '';
  for (const part of parts) {
    const value = typeof part === 'string' ? part : limited(part.evaluate(scope));
    text += typeof value === 'object' ? value.join(', ') : String(value);
    limited(text);
  }
  return text;
}

function limited<T extends ExpressionValue>(value: T): T {
  if (lengthOf(value) > MAX_TEXT_LENGTH)
    throw new ExpressionError(`The text grew longer than ${String(MAX_TEXT_LENGTH)} characters.`);
  return value;
}

/** Texts of a list count together: it may hold one long text a thousand times. */
function lengthOf(value: ExpressionValue): number {
  if (typeof value === 'string') return value.length;
  return typeof value === 'object' ? value.reduce<number>((sum, entry) => sum + lengthOf(entry), 0) : 0;
}
