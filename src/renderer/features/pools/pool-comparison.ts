import { t } from '../../../shared/catalogue/translate';
import type { AccountField } from '../../../shared/account';
import type { PoolDraft } from '../../../shared/pool';
import type { PoolView } from '../../../shared/view';
import type { DocumentComparison, DocumentWords } from '../../components/document-form/document-words';
import { changedPoolFields, mergedPool } from './pool-draft';
import { poolFieldLabel, poolValueWords } from './pool-words';
import { draftOfSaved } from './use-pool-form';

/** How two versions of a pool are compared, with values in the words of the accounts' fields. */
export function poolComparison(
  accountFields: readonly AccountField[],
): DocumentComparison<PoolDraft, PoolView> {
  return {
    draftOf: draftOfSaved,
    changedFields: changedPoolFields,
    merged: mergedPool,
    words: { label: poolFieldLabel, value: poolValueWords(accountFields) },
  };
}

/** What the form says of a pool that others change at the same time. */
export function poolDocumentWords(): DocumentWords {
  return {
    removed: t('The pool was removed meanwhile'),
    canBeSaved: t('Your version can be saved as a new pool.'),
    saveAsNew: t('Save as a new pool'),
    changed: t('This pool was changed by something else meanwhile'),
  };
}
