import { t } from '../../../shared/catalogue/translate';
import type { DefinitionDraft } from '../../../shared/definition';
import type { AppError } from '../../../shared/errors';
import type { DefinitionId } from '../../../shared/ids';
import type { Problem } from '../../../shared/problem';
import type { DefinitionView } from '../../../shared/view';
import { useDocumentForm, type DocumentForm } from '../../components/document-form/use-document-form';
import { useCommands } from '../../components/use-command';
import { draftOf, emptyDraft } from '../../state/draft';
import { useView } from '../../state/host-context';
import { useDraftProblems } from './use-draft-problems';

/** The state of the New and Edit dialog. */
export type DefinitionForm = DocumentForm<DefinitionDraft, DefinitionView>;

/** Refusals that need a decision instead of a message. */
const CHOICES = new Set<AppError['code']>(['definition_changed_on_disk', 'definition_not_found']);

export function useDefinitionForm(
  definitionId: DefinitionId | null,
  onSaved: () => void,
  prefill?: DefinitionDraft,
): DefinitionForm {
  const saved = useView((state) =>
    definitionId === null ? undefined : state.view?.definitions[definitionId],
  );
  const { pending, run } = useCommands();
  const edit = useDocumentForm<DefinitionDraft, DefinitionView>({
    saved,
    draftOf: draftOfSaved,
    empty: emptyDraft,
    prefill,
    saving: pending.has('save'),
    create: (draft) => run('save', 'definitions.create', { draft }),
    update:
      definitionId === null
        ? null
        : (draft, baseHash) => run('save', 'definitions.update', { definitionId, draft, baseHash }),
    choices: CHOICES,
    onSaved,
  });
  const problems = useDraftProblems(edit.draft, definitionId);
  const isQuiet = ({ code, path }: Problem): boolean =>
    definitionId === null && REQUIRED.has(code) && !edit.touched.has(path);
  return {
    ...edit,
    problems,
    shownProblems: problems.filter((problem) => !isQuiet(problem)),
    refusal: refusalOf(edit.dirty || edit.prefilled, problems),
  };
}

/** What a person edits of a definition as the view tells it. */
export function draftOfSaved({ definition }: DefinitionView): DefinitionDraft {
  return draftOf(definition);
}

const REQUIRED: ReadonlySet<Problem['code']> = new Set([
  'name_required',
  'routine_required',
  'instances_required',
]);

function refusalOf(isWorthSaving: boolean, problems: readonly Problem[]): string | null {
  if (problems.some(({ code }) => code === 'name_taken'))
    return t('Another group has this name; choose another');
  return isWorthSaving ? null : t('Nothing has been changed');
}
