import { currentLocale } from '../../shared/catalogue/translate';

const formats = new Map<string, Intl.NumberFormat>();

/** A number as the user's locale has it. The format is kept, for rows that come and go while one scrolls. */
export function numberText(value: number): string {
  const locale = currentLocale();
  const known = formats.get(locale) ?? new Intl.NumberFormat(locale);
  formats.set(locale, known);
  return known.format(value);
}
