import { useCallback } from 'react';
import { t } from '../../../shared/catalogue/translate';
import type { Json } from '../../../shared/definition-difference';
import { fieldValueInWords } from '../../../shared/explain/field-values';
import { isSecretInput } from '../../../shared/secret-inputs';
import { useView } from '../../state/host-context';

/** Says a value of a definition, also where there is none; never that of a secret input of its routine. */
export function useFieldWords(routineName: string): (path: string, value: Json | undefined) => string {
  const inputs = useView((state) => state.view?.routines[routineName]?.inputs);
  return useCallback(
    (path, value) => {
      const isSecret = (inputs ?? []).some(
        (input) => isSecretInput(input) && path === `routineConfig.${input.name}`,
      );
      if (path === 'startAt' && value === undefined) return t('the first of the routine');
      return isSecret ? secretInWords(value) : (fieldValueInWords(path, value) ?? t('not set'));
    },
    [inputs],
  );
}

/** What a draft says of a secret: nothing leaves it as it is, an empty one takes it away. */
function secretInWords(value: Json | undefined): string {
  if (value === undefined) return t('as it is kept');
  return value === '' ? t('none') : t('a new one');
}
