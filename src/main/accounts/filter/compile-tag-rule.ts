import type { FieldRule } from '../../../shared/account-filter';
import { isOneOfTexts, matchesText, textsOf } from './compile-text-rule';
import { condition, not, type Condition } from './sql-condition';

/** A rule over tags: whether one of them is, or contains, a text. */
export function compileTagRule(rule: FieldRule): Condition {
  const text = typeof rule.value === 'string' ? rule.value : '';
  switch (rule.is) {
    case 'equals':
      return hasTag(isOneOfTexts('t.tag', [text]));
    case 'notEquals':
      return not(hasTag(isOneOfTexts('t.tag', [text])));
    case 'oneOf':
      return hasTag(isOneOfTexts('t.tag', textsOf(rule)));
    case 'notOneOf':
      return not(hasTag(isOneOfTexts('t.tag', textsOf(rule))));
    case 'contains':
      return hasTag(matchesText('t.tag', { text, before: true, after: true }));
    case 'notContains':
      return not(hasTag(matchesText('t.tag', { text, before: true, after: true })));
    default:
      // `checkFilter` lets nothing else through.
      return false;
  }
}

/** Whether the account has a tag that meets a condition over `t.tag`. */
export function hasTag(tag: Condition): Condition {
  if (typeof tag === 'boolean') return tag;
  return condition(
    `EXISTS (SELECT 1 FROM account_tags t WHERE t.account_id = a.id AND ${tag.sql})`,
    ...tag.parameters,
  );
}
