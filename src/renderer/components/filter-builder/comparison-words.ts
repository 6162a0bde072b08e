import { msg, say, type Message } from '../../../shared/catalogue/translate';
import type { FilterComparison } from '../../../shared/account-filter';
import type { FilterFieldType } from './filter-fields';

const WORDS: Readonly<Record<FilterComparison, Message>> = {
  equals: msg('is'),
  notEquals: msg('is not'),
  lessThan: msg('is less than'),
  atMost: msg('is at most'),
  moreThan: msg('is more than'),
  atLeast: msg('is at least'),
  contains: msg('contains'),
  notContains: msg('does not contain'),
  startsWith: msg('begins with'),
  endsWith: msg('ends with'),
  oneOf: msg('is one of'),
  notOneOf: msg('is none of'),
  isEmpty: msg('is empty'),
  isNotEmpty: msg('is not empty'),
  withinLast: msg('lies within the last'),
  notWithinLast: msg('does not lie within the last'),
};

const OF_DATES: Partial<Record<FilterComparison, Message>> = {
  lessThan: msg('is before'),
  atMost: msg('is at or before'),
  moreThan: msg('is after'),
  atLeast: msg('is at or after'),
};

const OF_TAGS: Partial<Record<FilterComparison, Message>> = {
  contains: msg('have'),
  notContains: msg('do not have'),
  oneOf: msg('have one of'),
  notOneOf: msg('have none of'),
  isEmpty: msg('are empty'),
  isNotEmpty: msg('are not empty'),
};

/** How a comparison is called for a field that holds this. */
export function comparisonWord(is: FilterComparison, type: FilterFieldType): string {
  const special = type === 'date' ? OF_DATES[is] : type === 'tags' ? OF_TAGS[is] : undefined;
  return say(special ?? WORDS[is]);
}
