import ts from 'typescript';

/** Names of attributes and properties that people read or hear, however short their text is. */
const SPOKEN_NAMES = new Set([
  ...['label', 'title', 'hint', 'placeholder', 'description', 'alt', 'heading', 'summary', 'caption'],
  ...['accessibleName', 'menuLabel', 'disabledReason', 'emptyText', 'tooltip'],
  ...['aria-label', 'aria-description', 'aria-roledescription', 'aria-valuetext'],
]);
/** Functions whose first argument is shown or read out. */
const SPOKEN_CALLS = /^(?:toast|announce|notify|alert|confirm)/;
/** Functions and constructors whose texts are for the program: keys, selectors, names of errors. */
const SILENT_CALLS =
  /^(?:Error|\w+Error|Set|RegExp|includes|has|get|startsWith|endsWith|matches|closest|querySelector(?:All)?|matchMedia|addEventListener|removeEventListener|split|getAttribute|setAttribute|setProperty|createElement|indexOf|replace(?:All)?|getContext|dispatchEvent)$/;
const SILENT_ATTRIBUTES = new Set([
  ...['className', 'class', 'style', 'styles', 'd', 'viewBox', 'transform', 'rel', 'aria-keyshortcuts'],
]);
/** What is typed or pressed is the same in every language. */
const SILENT_ELEMENTS = new Set(['code', 'kbd', 'samp', 'pre', 'style']);
const LETTERS = /\p{L}{2,}/u;
/** Names and units that stay as they are. */
const PROPER = /(?<!\p{L})(?:Muster|Alt|Ctrl|Esc|adb|CPU|[kM]B|m?s|min|h)(?!\p{L})/gu;
/** Two words, or one that begins a sentence: `Not found`, `Stopped`; neither `aria-live` nor `ArrowDown`. */
const WORDY = /\p{L}{2,}[.,:;!?…]?\s+[“(]?\p{L}|^[“(]?\p{Lu}\p{Ll}+[.:…!?]?$/u;
/** A word beside a value: `… bots`, `Edit …`. */
const WORD_OF_PATTERN = /…\S?\s\p{L}{2,}(?=[\s.,:;]|$)|^\p{Lu}\p{Ll}+\s[“]?…/u;
/** Selectors, commands, fonts. */
const CODE = /[[\]=]|--|system-ui/;

/**
 * Words in this node that a person would read or hear though no catalogue has them: text of elements, spoken attributes
 * and properties whatever they say; any other literal that looks like words and stands where a value would.
 */
export function spokenWithout(node: ts.Node): string | undefined {
  if (ts.isJsxText(node)) return isTyped(node) ? undefined : lettersOf(node.text);
  const spoken = spokenExpression(node);
  if (spoken) return rawText(spoken);
  return isText(node) && isWordy(node) && !isSilent(node) ? lettersOf(textOf(node)) : undefined;
}

function isWordy(node: Text): boolean {
  const text = textOf(node);
  if (CODE.test(text)) return false;
  return WORDY.test(text) || (ts.isTemplateExpression(node) && WORD_OF_PATTERN.test(text));
}

/** Whether numbers, dates or lists are written in whatever language the system has: `toLocaleString()`. */
export function isOfSystemLanguage(node: ts.Node): boolean {
  if (!ts.isNewExpression(node) && !ts.isCallExpression(node)) return false;
  if (!WRITERS.test(node.expression.getText())) return false;
  const first = node.arguments?.[0]?.getText();
  return first === undefined || first === 'undefined' || first === '[]';
}
const WRITERS = /^Intl\.\w+Format$|\.toLocale(?:Date|Time)?String$/;

type Text = ts.StringLiteralLike | ts.TemplateExpression;

function isText(node: ts.Node): node is Text {
  return ts.isStringLiteralLike(node) || ts.isTemplateExpression(node);
}

function textOf(node: Text): string {
  return ts.isTemplateExpression(node)
    ? [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join('…')
    : node.text;
}

/** The expression in this node that is shown or read out. */
function spokenExpression(node: ts.Node): ts.Expression | undefined {
  if (ts.isJsxExpression(node))
    return ts.isJsxAttribute(node.parent) || isTyped(node) ? undefined : node.expression;
  return ts.isJsxAttribute(node) ? spokenAttribute(node) : spokenValue(node);
}

function spokenValue(node: ts.Node): ts.Expression | undefined {
  if (ts.isCallExpression(node)) return SPOKEN_CALLS.test(nameOf(node)) ? node.arguments[0] : undefined;
  if (ts.isBinaryExpression(node)) return isDocumentTitle(node) ? node.right : undefined;
  if (!ts.isPropertyAssignment(node)) return undefined;
  return SPOKEN_NAMES.has(node.name.getText()) ? node.initializer : undefined;
}

function spokenAttribute({ name, initializer }: ts.JsxAttribute): ts.Expression | undefined {
  if (!SPOKEN_NAMES.has(name.getText())) return undefined;
  return initializer && ts.isJsxExpression(initializer) ? initializer.expression : initializer;
}

/** Whether an element shows its content as something to type or to press. */
function isTyped({ parent }: ts.JsxText | ts.JsxExpression): boolean {
  return ts.isJsxElement(parent) && SILENT_ELEMENTS.has(parent.openingElement.tagName.getText());
}

function isDocumentTitle({ left, operatorToken }: ts.BinaryExpression): boolean {
  return operatorToken.kind === ts.SyntaxKind.EqualsToken && left.getText() === 'document.title';
}

function nameOf({ expression }: ts.CallExpression | ts.NewExpression): string {
  if (ts.isIdentifier(expression)) return expression.text;
  return ts.isPropertyAccessExpression(expression) ? expression.name.text : '';
}

/** Whether a literal is for the program: what it is a part of says so. */
function isSilent(node: ts.Node): boolean {
  const { parent } = node;
  if (ts.isCallExpression(parent) || ts.isNewExpression(parent)) return isSilentArgument(node, parent);
  if (ts.isPropertyAssignment(parent)) return parent.name === node || SPOKEN_NAMES.has(parent.name.getText());
  if (ts.isBinaryExpression(parent)) return isComparison(parent);
  // An array, a choice or brackets are for what they are a part of.
  if (isWrapper(parent)) return isSilent(parent);
  const attribute = ts.isJsxExpression(parent) ? parent.parent : parent;
  if (ts.isJsxAttribute(attribute)) return isSilentAttribute(attribute);
  return SILENT_PARENTS.has(parent.kind);
}

/** The first argument of a spoken call is told as a whole. */
function isSilentArgument(node: ts.Node, call: ts.CallExpression | ts.NewExpression): boolean {
  const name = nameOf(call);
  return SILENT_CALLS.test(name) || (SPOKEN_CALLS.test(name) && call.arguments?.[0] === node);
}

const SILENT_PARENTS: ReadonlySet<ts.SyntaxKind> = new Set([
  ...[ts.SyntaxKind.ImportDeclaration, ts.SyntaxKind.ExportDeclaration, ts.SyntaxKind.LiteralType],
  ...[ts.SyntaxKind.CaseClause, ts.SyntaxKind.ElementAccessExpression, ts.SyntaxKind.PropertySignature],
  ...[
    ts.SyntaxKind.JsxExpression,
    ts.SyntaxKind.TaggedTemplateExpression,
    ts.SyntaxKind.ExternalModuleReference,
  ],
  ...[ts.SyntaxKind.BindingElement, ts.SyntaxKind.ExpressionStatement, ts.SyntaxKind.EnumMember],
]);

function isWrapper(node: ts.Node): boolean {
  return (
    ts.isArrayLiteralExpression(node) ||
    ts.isParenthesizedExpression(node) ||
    ts.isConditionalExpression(node) ||
    ts.isAsExpression(node) ||
    ts.isSpreadElement(node)
  );
}

function isComparison({ operatorToken }: ts.BinaryExpression): boolean {
  return (
    operatorToken.kind >= ts.SyntaxKind.EqualsEqualsToken &&
    operatorToken.kind <= ts.SyntaxKind.ExclamationEqualsEqualsToken
  );
}

/** What names a spoken attribute is told as a whole; of the others only those that hold no words are silent. */
function isSilentAttribute({ name }: ts.JsxAttribute): boolean {
  const text = name.getText();
  return SILENT_ATTRIBUTES.has(text) || SPOKEN_NAMES.has(text);
}

function rawText(node: ts.Expression): string | undefined {
  if (isText(node)) return lettersOf(textOf(node));
  if (ts.isConditionalExpression(node)) return rawText(node.whenTrue) ?? rawText(node.whenFalse);
  if (ts.isBinaryExpression(node)) return rawText(node.left) ?? rawText(node.right);
  return ts.isParenthesizedExpression(node) ? rawText(node.expression) : undefined;
}

function lettersOf(text: string): string | undefined {
  return LETTERS.test(text.replaceAll(PROPER, ''))
    ? text.replace(/\s+/g, ' ').trim().slice(0, 80)
    : undefined;
}
