import ts from 'typescript';

/** A place in a source file, counted from 1. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** A key of the catalogue (the English message, with its context before a bar), where it is used. */
export interface UsedMessage extends Place {
  readonly key: string;
}

export interface WordsMistake extends Place {
  readonly message: string;
}

export interface FileWords {
  readonly used: readonly UsedMessage[];
  readonly mistakes: readonly WordsMistake[];
}

/** Functions that take a message; only `msg` may stand outside of a function. */
const MESSAGE_CALLS = new Set(['t', 'tIn', 'msg', 'say']);
/** Names of attributes and properties that people read or hear. */
const SPOKEN_NAMES = new Set([
  ...[
    'label',
    'title',
    'hint',
    'placeholder',
    'description',
    'alt',
    'accessibleName',
    'menuLabel',
    'heading',
  ],
  ...[
    'aria-label',
    'aria-description',
    'aria-roledescription',
    'aria-valuetext',
    'disabledReason',
    'emptyText',
  ],
]);
const LETTERS = /\p{L}{2,}/u;

/** The messages a source file uses, and what is spoken in it without the catalogue. */
export function readMessages(file: string, text: string, isSpoken: boolean): FileWords {
  const kind = file.endsWith('.tsx') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, kind);
  const imported = importedCalls(source);
  const used: UsedMessage[] = [];
  const mistakes: WordsMistake[] = [];
  const placeOf = (node: ts.Node): Place => {
    const { line, character } = source.getLineAndCharacterOfPosition(node.getStart(source));
    return { file, line: line + 1, column: character + 1 };
  };
  const readCall = (call: string, node: ts.CallExpression, inFunction: boolean): void => {
    const wrong = (message: string): void => void mistakes.push({ ...placeOf(node), message });
    if (call !== 'msg' && !inFunction)
      wrong(`${call}() is called while the module loads: use msg() and say()`);
    const keys = call === 'say' ? [] : keysOf(call, node);
    if (!keys) wrong(`${call}() takes literals: the check can’t read this one`);
    for (const key of keys ?? []) used.push({ ...placeOf(node), key });
  };
  const visit = (node: ts.Node, inFunction: boolean): void => {
    const call = ts.isCallExpression(node) && ts.isIdentifier(node.expression) ? node.expression.text : '';
    if (ts.isCallExpression(node) && imported.has(call)) readCall(call, node, inFunction);
    else if (isSpoken) {
      const words = spokenWithout(node);
      if (words !== undefined)
        mistakes.push({ ...placeOf(node), message: `not in the catalogue: “${words}”` });
    }
    ts.forEachChild(node, (child) => visit(child, inFunction || ts.isFunctionLike(node)));
  };
  visit(source, false);
  return { used, mistakes };
}

/** Names under which this file imports the functions of the catalogue. */
function importedCalls(source: ts.SourceFile): ReadonlySet<string> {
  const names = new Set<string>();
  for (const statement of source.statements) {
    if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) continue;
    if (!statement.moduleSpecifier.text.endsWith('/translate')) continue;
    const bindings = statement.importClause?.namedBindings;
    if (bindings === undefined || !ts.isNamedImports(bindings)) continue;
    for (const { name } of bindings.elements) if (MESSAGE_CALLS.has(name.text)) names.add(name.text);
  }
  return names;
}

function keysOf(call: string, { arguments: given }: ts.CallExpression): readonly string[] | undefined {
  const [first, second] = given;
  if (call !== 'tIn') return first && literalsOf(first);
  const context = first && literalsOf(first);
  const messages = second && literalsOf(second);
  if (context?.length !== 1 || !messages) return undefined;
  return messages.map((message) => `${context[0] ?? ''}|${message}`);
}

/** The texts an expression may be: a literal, or a choice between literals. */
function literalsOf(node: ts.Expression): readonly string[] | undefined {
  if (ts.isStringLiteralLike(node)) return [node.text];
  if (ts.isParenthesizedExpression(node)) return literalsOf(node.expression);
  if (!ts.isConditionalExpression(node)) return undefined;
  const yes = literalsOf(node.whenTrue);
  const no = literalsOf(node.whenFalse);
  return yes && no && [...yes, ...no];
}

/** Words that a person would read or hear though no catalogue has them. */
function spokenWithout(node: ts.Node): string | undefined {
  if (ts.isJsxText(node)) return lettersOf(node.text);
  const spoken = spokenExpression(node);
  return spoken && rawText(spoken);
}

/** The expression in this node that is shown or read out. */
function spokenExpression(node: ts.Node): ts.Expression | undefined {
  if (ts.isPropertyAssignment(node))
    return SPOKEN_NAMES.has(node.name.getText()) ? node.initializer : undefined;
  if (ts.isJsxExpression(node)) return ts.isJsxAttribute(node.parent) ? undefined : node.expression;
  if (!ts.isJsxAttribute(node) || !SPOKEN_NAMES.has(node.name.getText())) return undefined;
  const value = node.initializer;
  return value && ts.isJsxExpression(value) ? value.expression : value;
}

function rawText(node: ts.Expression): string | undefined {
  if (ts.isStringLiteralLike(node)) return lettersOf(node.text);
  if (ts.isTemplateExpression(node))
    return lettersOf([node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join('…'));
  if (ts.isConditionalExpression(node)) return rawText(node.whenTrue) ?? rawText(node.whenFalse);
  if (ts.isBinaryExpression(node)) return rawText(node.left) ?? rawText(node.right);
  return ts.isParenthesizedExpression(node) ? rawText(node.expression) : undefined;
}

function lettersOf(text: string): string | undefined {
  return LETTERS.test(text) ? text.replace(/\s+/g, ' ').trim().slice(0, 80) : undefined;
}
