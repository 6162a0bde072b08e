import type { AccountField } from '../../../shared/account';
import { joinTags } from '../import/tag-text';
import { fieldText } from './csv-text';
import { writable, type AccountFormat, type ExportedAccount } from './exported-account';

/** What the program many come from calls the key. */
const KEY = 'deviceAccount';

/** A name, its type when it is a custom field's, and the text. */
interface Entry {
  readonly name: string;
  readonly type: string | null;
  readonly text: string;
}

/**
 * `<map>` per account with a `<string>` per value, as Android keeps an app's settings. One account stands alone, as the
 * program many come from wants it; more stand in `<accounts>`.
 */
export const XML_MAP_FORMAT: AccountFormat = {
  extension: 'xml',
  begin: (_fields, accounts) => DECLARATION + opening(accounts),
  accounts: (list, fields) => list.map((account) => mapOf(account, fields)).join(''),
  end: (accounts) => closing(accounts),
};

/** `<account>` per account with an element per value. */
export const XML_ELEMENTS_FORMAT: AccountFormat = {
  extension: 'xml',
  begin: (_fields, accounts) => DECLARATION + opening(accounts),
  accounts: (list, fields) => list.map((account) => elementsOf(account, fields)).join(''),
  end: (accounts) => closing(accounts),
};

const DECLARATION = '<?xml version="1.0" encoding="utf-8"?>\n';

function opening(accounts: number): string {
  return accounts === 1 ? '' : '<accounts>\n';
}

function closing(accounts: number): string {
  return accounts === 1 ? '' : '</accounts>\n';
}

function mapOf(account: ExportedAccount, fields: readonly AccountField[]): string {
  const strings = entries(account, fields).map(
    ({ name, type, text }) =>
      `  <string name="${name}"${type === null ? '' : ` type="${type}"`}>${escaped(text)}</string>\n`,
  );
  const tags = account.tags.map((tag) => `<string>${escaped(tag)}</string>`).join('');
  const set = tags === '' ? '' : `  <set name="tags">${tags}</set>\n`;
  return `<map>\n${strings.join('')}${set}</map>\n`;
}

function elementsOf(account: ExportedAccount, fields: readonly AccountField[]): string {
  const tags = { name: 'tags', type: null, text: joinTags(account.tags) };
  const inner = [...entries(account, fields), ...(tags.text === '' ? [] : [tags])].map(
    ({ name, type, text }) =>
      `  <${name}${type === null ? '' : ` type="${type}"`}>${escaped(text)}</${name}>\n`,
  );
  return `<account>\n${inner.join('')}</account>\n`;
}

function entries(account: ExportedAccount, fields: readonly AccountField[]): readonly Entry[] {
  const { key, label, status, notes, values } = account;
  const hasOwn = fields.some(({ name }) => name.toLowerCase() === KEY.toLowerCase());
  const builtIn = Object.entries({ [hasOwn ? 'key' : KEY]: key, label, status, notes });
  return [
    ...builtIn.map(([name, text]) => ({ name, type: null, text })),
    ...fields.map(({ name, type }, index) => ({
      name,
      type,
      text: fieldText(type, values[index] ?? null),
    })),
  ].filter(({ text }) => text !== '');
}

/** A carriage return would be read as a line feed: https://www.w3.org/TR/xml/#sec-line-ends */
function escaped(text: string): string {
  return writable(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\r', '&#13;');
}
