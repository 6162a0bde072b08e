import type { parse } from '@bufbuild/cel';

type Expr = ReturnType<typeof parse>['expr'];

/** What an expression reads and calls. */
export interface NamesInExpression {
  /** Inputs, variables and roots such as `match`, each once. */
  readonly names: readonly string[];
  /** What it reads of a name, as in `match.x`. */
  readonly members: readonly { readonly of: string; readonly member: string }[];
  /** Functions and methods but for operators and macros. */
  readonly functions: readonly string[];
  /** How many `map`, `filter`, `all` or `exists` stand within each other; 0 for none within another. */
  readonly macroDepth: number;
  /** What it gives, where its outermost operation alone tells. */
  readonly gives: Given | undefined;
}

/** `name`: the value of the one name it consists of. */
export type Given = 'boolean' | 'number' | 'text' | 'list' | 'name';

/** Looks through the syntax tree; variables of macros (`x` in `list.map(x, …)`) are not among the names. */
export function namesIn(parsed: ReturnType<typeof parse>): NamesInExpression {
  const found: Found = { names: new Set(), members: [], functions: new Set(), depth: 0 };
  visit(parsed.expr, { found, bound: [], macros: 0 });
  return {
    names: [...found.names],
    members: found.members,
    functions: [...found.functions],
    macroDepth: Math.max(0, found.depth - 1),
    gives: givenBy(parsed.expr),
  };
}

const GIVES: Readonly<Record<Exclude<Given, 'name' | 'list'>, readonly string[]>> = {
  boolean: [
    ...['_==_', '_!=_', '_<_', '_<=_', '_>_', '_>=_', '_&&_', '_||_', '!_', '@in'],
    ...['contains', 'startsWith', 'endsWith', 'matches', 'bool'],
  ],
  number: [
    '_-_',
    '_*_',
    '_/_',
    '_%_',
    '-_',
    'round',
    'floor',
    'ceil',
    'abs',
    'min',
    'max',
    'size',
    'int',
    'double',
  ],
  text: ['string', 'lowerAscii', 'upperAscii', 'trim', 'replace', 'substring', 'join'],
};
const GIVEN_BY = new Map(
  Object.entries(GIVES).flatMap(([given, functions]) =>
    // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- a key of the table above
    functions.map((name) => [name, given as Given] as const),
  ),
);

function givenBy({ exprKind }: Expr): Given | undefined {
  if (exprKind.case === 'callExpr') return GIVEN_BY.get(exprKind.value.function);
  if (exprKind.case === 'listExpr') return 'list';
  if (exprKind.case === 'identExpr') return 'name';
  if (exprKind.case !== 'constExpr') return undefined;
  const constant = exprKind.value.constantKind.case;
  if (constant === 'boolValue') return 'boolean';
  if (constant === 'stringValue') return 'text';
  return constant === 'int64Value' || constant === 'doubleValue' ? 'number' : undefined;
}

interface Found {
  readonly names: Set<string>;
  readonly members: { of: string; member: string }[];
  readonly functions: Set<string>;
  depth: number;
}

interface Visit {
  readonly found: Found;
  readonly bound: readonly string[];
  readonly macros: number;
}

function visit({ exprKind }: Expr, at: Visit): void {
  const into = (inner: Expr | undefined, change: Partial<Visit> = {}): void => {
    if (inner) visit(inner, { ...at, ...change });
  };
  switch (exprKind.case) {
    case 'identExpr':
      if (!at.bound.includes(exprKind.value.name)) at.found.names.add(exprKind.value.name);
      return;
    case 'selectExpr':
      noteMember(exprKind.value, at);
      into(exprKind.value.operand);
      return;
    case 'callExpr':
      if (!isOperator(exprKind.value.function)) at.found.functions.add(exprKind.value.function);
      into(exprKind.value.target);
      for (const argument of exprKind.value.args) into(argument);
      return;
    case 'listExpr':
      for (const element of exprKind.value.elements) into(element);
      return;
    case 'structExpr':
      for (const entry of exprKind.value.entries) {
        into(entry.value);
        if (entry.keyKind.case === 'mapKey') into(entry.keyKind.value);
      }
      return;
    case 'comprehensionExpr':
      visitMacro(exprKind.value, at);
      return;
    default:
  }
}

function noteMember(
  { operand, field }: Extract<Expr['exprKind'], { case: 'selectExpr' }>['value'],
  { found, bound }: Visit,
): void {
  const name = operand?.exprKind.case === 'identExpr' ? operand.exprKind.value.name : undefined;
  if (name !== undefined && !bound.includes(name)) found.members.push({ of: name, member: field });
}

type Macro = Extract<Expr['exprKind'], { case: 'comprehensionExpr' }>['value'];

function visitMacro(macro: Macro, at: Visit): void {
  const macros = at.macros + 1;
  at.found.depth = Math.max(at.found.depth, macros);
  const { iterVar, iterVar2, accuVar } = macro;
  const inside = { ...at, macros, bound: [...at.bound, iterVar, iterVar2, accuVar] };
  if (macro.iterRange) visit(macro.iterRange, at);
  for (const part of [macro.accuInit, macro.loopCondition, macro.loopStep, macro.result])
    if (part) visit(part, inside);
}

/** `_+_`, `!_`, `@in`, `_[_]`, `_?_:_` and such. */
function isOperator(name: string): boolean {
  return !/^[A-Za-z]/.test(name) || name.includes('.');
}
