import type { FieldRule } from '../../../shared/account-filter';
import { isOneOfTexts, matchesText, textsOf } from './compile-text-rule';
import { condition, not, type Condition } from './sql-condition';

/** A rule over tags: whether one of them is, or contains, a text. */
export function compileTagRule(rule: FieldRule, how: { readonly allAtOnce: boolean }): Condition {
  const text = typeof rule.value === 'string' ? rule.value : '';
  const isOneOf = (texts: readonly string[]): Condition => hasTag(isOneOfTexts('t.tag', texts), how);
  const contains = (): Condition => hasTag(matchesText('t.tag', { text, before: true, after: true }), how);
  switch (rule.is) {
    case 'equals':
      return isOneOf([text]);
    case 'notEquals':
      return not(isOneOf([text]));
    case 'oneOf':
      return isOneOf(textsOf(rule));
    case 'notOneOf':
      return not(isOneOf(textsOf(rule)));
    case 'contains':
      return contains();
    case 'notContains':
      return not(contains());
    default:
      // `checkFilter` lets nothing else through.
      return false;
  }
}

/**
 * Whether the account has a tag that meets a condition over `t.tag`. `allAtOnce` is quicker for a list: the accounts of
 * the tag are read once; without, it is quicker for one account.
 */
export function hasTag(tag: Condition, { allAtOnce }: { readonly allAtOnce: boolean }): Condition {
  if (typeof tag === 'boolean') return tag;
  return condition(
    allAtOnce
      ? `a.id IN (SELECT t.account_id FROM account_tags t WHERE ${tag.sql})`
      : `EXISTS (SELECT 1 FROM account_tags t WHERE t.account_id = a.id AND ${tag.sql})`,
    ...tag.parameters,
  );
}
