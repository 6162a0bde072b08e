import { compileExpression, type Scope } from './expression';

type Part = (scope: Scope) => string;
const compiled = new Map<string, readonly Part[]>();

/**
 * Fills the `{expression}`s of a text.
 * @throws ExpressionError
 */
export function fillTemplate(template: string, scope: Scope): string {
  if (!template.includes('{')) return template;
  let text = '';
  for (const part of compileTemplate(template)) text += part(scope);
  return text;
}

/** The text's parts; compiled once. @throws ExpressionError */
export function compileTemplate(template: string): readonly Part[] {
  const known = compiled.get(template);
  if (known !== undefined) return known;
  const parts = template.split(/(\{[^}]*\})/).map((piece): Part => {
    if (!piece.startsWith('{') || !piece.endsWith('}')) return () => piece;
    const expression = compileExpression(piece.slice(1, -1));
    return (scope) => String(expression(scope));
  });
  compiled.set(template, parts);
  return parts;
}
