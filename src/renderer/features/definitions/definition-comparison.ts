import { t } from '../../../shared/catalogue/translate';
import type { DefinitionDraft } from '../../../shared/definition';
import { labelOfPath } from '../../../shared/explain/field-labels';
import type { DefinitionView } from '../../../shared/view';
import type { DocumentComparison, DocumentWords } from '../../components/document-form/document-words';
import { changedDefinitionFields, mergedDraft } from './definition-fields';
import { draftOfSaved } from './use-definition-form';
import { useFieldWords } from './value-or-nothing';

/** How two versions of a definition are compared. */
export function useDefinitionComparison(
  routineName: string,
): DocumentComparison<DefinitionDraft, DefinitionView> {
  const value = useFieldWords(routineName);
  return {
    draftOf: draftOfSaved,
    changedFields: changedDefinitionFields,
    merged: mergedDraft,
    words: { label: labelOfPath, value },
  };
}

/** What the form says of a group that others change at the same time. */
export function definitionDocumentWords(): DocumentWords {
  return {
    removed: t('The group was removed meanwhile'),
    canBeSaved: t('Your version can be saved as a new group.'),
    saveAsNew: t('Save as a new group'),
    changed: t('This group was changed by something else meanwhile'),
  };
}
