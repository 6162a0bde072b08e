import type { Scalar } from './action-schema';

/** Values of names in an expression. */
export type Scope = (name: string) => Scalar | readonly Scalar[] | undefined;
type Value = Scalar | readonly Scalar[];
export type CompiledExpression = (scope: Scope) => Scalar;
type Evaluate = (scope: Scope) => Value;

/** Thrown for an expression that cannot be read. */
export class ExpressionError extends Error {
  override readonly name = 'ExpressionError';
}

const TOKEN = /\s*(?:(\d+(?:\.\d+)?)|([A-Za-z_]\w*)|'([^']*)'|(&&|\|\||[=!<>]=|[-+*/%<>!?:()[\],]))/y;

/** Binary operators by how tightly they bind. */
const LEVELS: readonly Readonly<Record<string, (a: Scalar, b: Scalar) => Scalar>>[] = [
  { '||': (a, b) => truthy(a) || truthy(b) },
  { '&&': (a, b) => truthy(a) && truthy(b) },
  { '==': (a, b) => a === b, '!=': (a, b) => a !== b },
  { '<=': (a, b) => a <= b, '>=': (a, b) => a >= b, '<': (a, b) => a < b, '>': (a, b) => a > b },
  { '+': (a, b) => plus(a, b), '-': (a, b) => Number(a) - Number(b) },
  {
    '*': (a, b) => Number(a) * Number(b),
    '/': (a, b) => Number(a) / Number(b),
    '%': (a, b) => Number(a) % Number(b),
  },
];

const FUNCTIONS: Readonly<Record<string, (...args: readonly Value[]) => Scalar>> = {
  len: (value) => (Array.isArray(value) ? value.length : String(value).length),
  min: (...all) => Math.min(...all.map(Number)),
  max: (...all) => Math.max(...all.map(Number)),
  floor: (value) => Math.floor(Number(value)),
  round: (value) => Math.round(Number(value)),
  /** Number with so many decimals. */
  fixed: (value, digits) => Number(value).toFixed(Number(digits)),
  /** Number filled up with zeros in front. */
  pad: (value, width) => String(value).padStart(Number(width), '0'),
  upper: (text) => String(text).toUpperCase(),
  repeat: (text, count) => String(text).repeat(Math.max(0, Number(count))),
  matches: (text, pattern) => new RegExp(String(pattern), 'u').test(String(text)),
  sum: (list) =>
    Array.isArray(list) ? list.reduce<number>((total, value) => total + Number(value), 0) : Number(list),
  count: (list) => (Array.isArray(list) ? list.filter((value: Scalar) => truthy(value)).length : 0),
};

const compiled = new Map<string, CompiledExpression>();

/**
 * Compiles an expression: numbers, `'text'`, `true`, `false`, names, `list[index]`, `+ - * / %`, comparisons, `&& || !`,
 * `condition ? a : b`, and the functions above. `+` joins as soon as one side is text. An unknown name is the number 0.
 * @throws ExpressionError
 */
export function compileExpression(source: string): CompiledExpression {
  const known = compiled.get(source);
  if (known !== undefined) return known;
  const parser = new ExpressionParser(source);
  const evaluate = parser.parse();
  const made: CompiledExpression = (scope) => scalar(evaluate(scope));
  compiled.set(source, made);
  return made;
}

export function truthy(value: Scalar): boolean {
  return value !== false && value !== 0 && value !== '';
}

function plus(a: Scalar, b: Scalar): Scalar {
  return typeof a === 'string' || typeof b === 'string' ? String(a) + String(b) : Number(a) + Number(b);
}

function scalar(value: Value): Scalar {
  return typeof value === 'object' ? value.length : value;
}

class ExpressionParser {
  private readonly source: string;
  private readonly tokens: { kind: 'number' | 'name' | 'text' | 'operator'; text: string }[] = [];
  private at = 0;

  constructor(source: string) {
    this.source = source;
    TOKEN.lastIndex = 0;
    for (;;) {
      const start = TOKEN.lastIndex;
      const match = TOKEN.exec(source);
      if (match === null) {
        if (source.slice(start).trim() !== '')
          throw this.wrong(`"${source.slice(start).trim()}" is not understood`);
        return;
      }
      const [, number, name, text, operator] = match;
      if (number !== undefined) this.tokens.push({ kind: 'number', text: number });
      else if (name !== undefined) this.tokens.push({ kind: 'name', text: name });
      else if (text !== undefined) this.tokens.push({ kind: 'text', text });
      else this.tokens.push({ kind: 'operator', text: operator ?? '' });
    }
  }

  parse(): Evaluate {
    const result = this.choice();
    if (this.at < this.tokens.length)
      throw this.wrong(`"${this.tokens[this.at]?.text ?? ''}" is not expected`);
    return result;
  }

  private wrong(problem: string): ExpressionError {
    return new ExpressionError(`Expression "${this.source}": ${problem}.`);
  }

  private take(operator: string): boolean {
    const token = this.tokens[this.at];
    if (token?.kind !== 'operator' || token.text !== operator) return false;
    this.at += 1;
    return true;
  }

  private expect(operator: string): void {
    if (!this.take(operator)) throw this.wrong(`"${operator}" is missing`);
  }

  private choice(): Evaluate {
    const condition = this.binary(0);
    if (!this.take('?')) return condition;
    const yes = this.choice();
    this.expect(':');
    const no = this.choice();
    return (scope) => (truthy(scalar(condition(scope))) ? yes(scope) : no(scope));
  }

  private binary(level: number): Evaluate {
    const operators = LEVELS[level];
    if (operators === undefined) return this.unary();
    let left = this.binary(level + 1);
    for (;;) {
      const name = Object.keys(operators).find((operator) => this.take(operator));
      const apply = name === undefined ? undefined : operators[name];
      if (apply === undefined) return left;
      const [first, second] = [left, this.binary(level + 1)];
      left = (scope) => apply(scalar(first(scope)), scalar(second(scope)));
    }
  }

  private unary(): Evaluate {
    if (this.take('!')) {
      const inner = this.unary();
      return (scope) => !truthy(scalar(inner(scope)));
    }
    if (this.take('-')) {
      const inner = this.unary();
      return (scope) => -Number(scalar(inner(scope)));
    }
    return this.indexed();
  }

  private indexed(): Evaluate {
    const inner = this.primary();
    if (!this.take('[')) return inner;
    const index = this.choice();
    this.expect(']');
    return (scope) => {
      const list = inner(scope);
      return typeof list === 'object' ? (list[Number(scalar(index(scope)))] ?? 0) : 0;
    };
  }

  private primary(): Evaluate {
    if (this.take('(')) {
      const inner = this.choice();
      this.expect(')');
      return inner;
    }
    const token = this.tokens[this.at];
    this.at += 1;
    switch (token?.kind) {
      case 'number': {
        const value = Number(token.text);
        return () => value;
      }
      case 'text':
        return () => token.text;
      case 'name':
        return this.named(token.text);
      default:
        throw this.wrong(token === undefined ? 'it ends too early' : `"${token.text}" is not expected`);
    }
  }

  private named(name: string): Evaluate {
    if (name === 'true' || name === 'false') return () => name === 'true';
    if (!this.take('(')) return (scope) => scope(name) ?? 0;
    const call = Object.hasOwn(FUNCTIONS, name) ? FUNCTIONS[name] : undefined;
    if (call === undefined) throw this.wrong(`there is no function "${name}"`);
    const args: Evaluate[] = [];
    while (!this.take(')')) {
      if (args.length > 0) this.expect(',');
      args.push(this.choice());
    }
    return (scope) => call(...args.map((arg) => arg(scope)));
  }
}
