import type { FieldRule } from '../../../shared/account-filter';
import { anyOf, condition, not, type Condition } from './sql-condition';
import { globLiteral, isAscii, likeLiteral } from './text-pattern';

/** A rule over a text, compared without case. */
export function compileTextRule(rule: FieldRule, sql: string): Condition {
  const text = typeof rule.value === 'string' ? rule.value : '';
  switch (rule.is) {
    case 'equals':
      return isOneOfTexts(sql, [text]);
    case 'notEquals':
      return not(isOneOfTexts(sql, [text]));
    case 'oneOf':
      return isOneOfTexts(sql, textsOf(rule));
    case 'notOneOf':
      return not(isOneOfTexts(sql, textsOf(rule)));
    case 'contains':
      return matchesText(sql, { text, before: true, after: true });
    case 'notContains':
      return not(matchesText(sql, { text, before: true, after: true }));
    case 'startsWith':
      return matchesText(sql, { text, before: false, after: true });
    case 'endsWith':
      return matchesText(sql, { text, before: true, after: false });
    default:
      // `checkFilter` lets nothing else through.
      return false;
  }
}

/** The texts of `oneOf` and `notOneOf`. */
export function textsOf(rule: FieldRule): readonly string[] {
  return (rule.values ?? []).filter((value) => typeof value === 'string');
}

/** Whether an expression is one of the texts, without case. */
export function isOneOfTexts(sql: string, texts: readonly string[]): Condition {
  const plain = texts.filter(isAscii);
  const other = texts.filter((text) => !isAscii(text));
  return anyOf([oneOfPlain(sql, plain), oneOfOthers(sql, other)]);
}

function oneOfPlain(sql: string, texts: readonly string[]): Condition {
  const [first, second] = texts;
  if (first === undefined) return false;
  if (second === undefined) return condition(`${sql} = ? COLLATE NOCASE`, first);
  // A list as one value keeps the text of the statement the same for any number of texts.
  return condition(`${sql} COLLATE NOCASE IN (SELECT value FROM json_each(?))`, JSON.stringify(texts));
}

function oneOfOthers(sql: string, texts: readonly string[]): Condition {
  const [first, second] = texts.map(globLiteral);
  if (first === undefined) return false;
  if (second === undefined) return condition(`${sql} GLOB ?`, first);
  return condition(
    `EXISTS (SELECT 1 FROM json_each(?) WHERE ${sql} GLOB value)`,
    JSON.stringify(texts.map(globLiteral)),
  );
}

export interface TextPart {
  readonly text: string;
  /** Whether anything may stand before it, and after it. */
  readonly before: boolean;
  readonly after: boolean;
}

/** Whether a text stands in an expression, without case. */
export function matchesText(sql: string, { text, before, after }: TextPart): Condition {
  const around = (literal: string, wildcard: string): string =>
    `${before ? wildcard : ''}${literal}${after ? wildcard : ''}`;
  return isAscii(text)
    ? condition(`${sql} LIKE ? ESCAPE '\\'`, around(likeLiteral(text), '%'))
    : condition(`${sql} GLOB ?`, around(globLiteral(text), '*'));
}
