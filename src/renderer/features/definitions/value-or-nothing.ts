import { t } from '../../../shared/catalogue/translate';
import type { Json } from '../../../shared/definition-difference';
import { fieldValueInWords } from '../../../shared/explain/field-values';

/** A value of a definition as people say it, also where there is none. */
export function valueOrNothing(path: string, value: Json | undefined): string {
  return fieldValueInWords(path, value) ?? t('not set');
}
