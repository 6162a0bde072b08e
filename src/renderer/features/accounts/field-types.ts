import type { AccountFieldType } from '../../../shared/account';
import { msg } from '../../../shared/catalogue/translate';
import { lateTexts } from '../../../shared/explain/words';

/** What a custom field holds, in a word. */
export const FIELD_TYPE_WORDS = lateTexts<AccountFieldType>({
  text: msg('text'),
  number: msg('number'),
  boolean: msg('yes or no'),
  date: msg('date'),
  duration: msg('duration'),
  secret: msg('secret'),
});
