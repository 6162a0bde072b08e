import { msg, say, type Message } from '../../../shared/catalogue/translate';
import type { AccountSort } from '../../../shared/account-filter';
import type { FilterField, FilterFieldType } from '../../components/filter-builder/filter-fields';

/** Fields accounts can be ordered by: what is secret, and lists, have no order. */
export function sortableFields(fields: readonly FilterField[]): readonly FilterField[] {
  return fields.filter(({ type }) => type !== 'secret' && type !== 'tags');
}

/** The keys with one moved: `to` is the place it has afterwards. */
export function movedKey(sort: readonly AccountSort[], from: number, to: number): AccountSort[] {
  const rest = sort.filter((_, index) => index !== from);
  return [...rest.slice(0, to), ...sort.slice(from, from + 1), ...rest.slice(to)];
}

const TEXT = [msg('A to Z'), msg('Z to A')] as const;
const NUMBER = [msg('lowest first'), msg('highest first')] as const;
const WORDS: Readonly<Record<FilterFieldType, readonly [asc: Message, desc: Message]>> = {
  text: TEXT,
  status: TEXT,
  tags: TEXT,
  secret: TEXT,
  number: NUMBER,
  boolean: [msg('no before yes'), msg('yes before no')],
  date: [msg('earliest first'), msg('latest first')],
  duration: [msg('shortest first'), msg('longest first')],
};

/** What both directions mean for a field of this type. */
export function directionWords(type: FilterFieldType): { readonly asc: string; readonly desc: string } {
  const [asc, desc] = WORDS[type];
  return { asc: say(asc), desc: say(desc) };
}
