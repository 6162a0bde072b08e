import ts from 'typescript';
import { isOfSystemLanguage, spokenWithout } from './spoken-places';

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
/** At the end of a line or on the line above: what looks like words there is none, and why. */
const ESCAPE = /\/[/*] no words: \S/;

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
  const lines = text.split('\n');
  const isEscaped = (node: ts.Node): boolean => {
    const { line } = placeOf(node);
    return [lines[line - 1], lines[line - 2]].some((each) => each !== undefined && ESCAPE.test(each));
  };
  const readCall = (call: string, node: ts.CallExpression, inFunction: boolean): void => {
    const wrong = (message: string): void => void mistakes.push({ ...placeOf(node), message });
    if (call !== 'msg' && !inFunction)
      wrong(`${call}() is called while the module loads: use msg() and say()`);
    const keys = call === 'say' ? [] : keysOf(call, node);
    if (!keys) wrong(`${call}() takes literals: the check can’t read this one`);
    for (const key of keys ?? []) used.push({ ...placeOf(node), key });
  };
  const readSpoken = (call: string, node: ts.Node): void => {
    const words = spokenWithout(node);
    const wrong = (message: string): void => void mistakes.push({ ...placeOf(node), message });
    if (words !== undefined && !isEscaped(node)) wrong(`not in the catalogue: “${words}”`);
    if (isOfSystemLanguage(node) && !isEscaped(node))
      wrong('written in the language of the system: give it currentLocale() or currentLanguage()');
    if (call === 'counted') wrong('counted() knows English alone: use a message with a plural');
  };
  const visit = (node: ts.Node, inFunction: boolean): void => {
    const call = ts.isCallExpression(node) && ts.isIdentifier(node.expression) ? node.expression.text : '';
    const isMessage = ts.isCallExpression(node) && imported.has(call);
    if (isMessage) readCall(call, node, inFunction);
    else if (isSpoken) readSpoken(call, node);
    // The message itself has been read; its values may hold words of their own.
    const read = isMessage ? node.arguments.slice(0, call === 'tIn' ? 2 : 1) : [];
    ts.forEachChild(node, (child) => {
      if (!read.some((each) => each === child)) visit(child, inFunction || ts.isFunctionLike(node));
    });
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
