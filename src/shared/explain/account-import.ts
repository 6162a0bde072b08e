import { msg, say, type Message } from '../catalogue/translate';
import type { AccountFileForm, AccountRowProblem } from '../account-import';
import { lateTexts } from './words';

type Code = AccountRowProblem['code'];

/** What is wrong with one row of a file of accounts, in words for people. */
export function explainAccountRow({ code, column, value }: AccountRowProblem): string {
  return say(ROW_WORDS[code], { column: column ?? '', value });
}

const ROW_WORDS: Readonly<Record<Code, Message>> = {
  not_text: msg('This is no text: it holds control characters'),
  wrong_encoding: msg('The file is not written in UTF-8; save it as UTF-8'),
  broken_quote: msg('A quote is opened and not closed, or stands in the middle of a cell'),
  broken_xml: msg('This is no well-formed XML: {value}'),
  broken_json: msg('This is no JSON: {value}'),
  entity_refused: msg('The XML declares entities or uses ones it must not; remove them'),
  too_many_columns: msg('There are more cells than columns, or too many columns'),
  too_few_columns: msg('There are fewer cells than columns'),
  too_long: msg('The value in column “{column}” is too long'),
  key_missing: msg('The key is missing'),
  key_twice: msg('The key “{value}” stands in an earlier row already'),
  value_invalid: msg('Column “{column}” can’t hold “{value}”'),
  form_unknown: msg('This is neither CSV nor JSON nor XML with accounts'),
  too_large: msg('The file is too large'),
  too_many_rows: msg('There are too many rows; import the file in parts'),
  passphrase_needed: msg('Column “{column}” holds secrets that open with a passphrase'),
  passphrase_wrong: msg('The passphrase does not open the secrets of column “{column}”'),
  unreadable: msg('The file can’t be read: {value}'),
};

/** Names of the forms, for choosing one. */
export const ACCOUNT_FORM_WORDS: Readonly<Record<AccountFileForm, string>> = lateTexts({
  csv: msg('CSV (tables)'),
  json: msg('JSON'),
  xml: msg('XML (names as attributes)'),
  xmlElements: msg('XML (an element per value)'),
});
