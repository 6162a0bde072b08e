import { useCallback } from 'react';
import { t, tIn } from '../../../../shared/catalogue/translate';
import type { UndoId } from '../../../../shared/ids';
import { toastDone, toastError, toastProblem, toastWithAction } from '../../../components/toasts';
import { useHost } from '../../../state/host-context';
import { openRoutine } from '../../../state/show-routines';
import { openTemplate } from '../../../state/show-templates';
import type { WrittenImport } from './import-session';
import { writtenWords } from './import-words';

/** Tells what was imported and offers to undo it for ten seconds. The first of the routines is shown. */
export function useTellWritten(): (written: WrittenImport) => void {
  const { link, uiStore } = useHost();
  return useCallback(
    (written) => {
      const undo = async (undoId: UndoId): Promise<void> => {
        const answer = await link.call('routineFiles.undo', { undoId });
        if (!answer.ok) toastError(answer.error);
        else if (answer.value.left.length > 0) tellLeft(answer.value.left.map(({ file }) => file));
        else toastDone(t('The import was undone'));
      };
      const { routines, poolsLeft, templates, templatesLeft, undoId } = written;
      const [first] = routines;
      if (undoId !== null)
        toastWithAction(writtenWords(written), {
          label: tIn('verb', 'Undo'),
          onClick: () => void undo(undoId),
        });
      if (poolsLeft.length > 0) tellPoolsLeft(poolsLeft.map(({ name }) => name ?? t('Account pool')));
      if (templatesLeft.length > 0) tellTemplatesLeft(templatesLeft);
      const [firstTemplate] = templates;
      if (first !== undefined) openRoutine(uiStore, first);
      else if (firstTemplate !== undefined) openTemplate(uiStore, firstTemplate);
    },
    [link, uiStore],
  );
}

function tellLeft(files: readonly string[]): void {
  toastProblem({
    title: t('Not all of the import was undone'),
    hint: t('Changed since, so it stays: {files}', { files: files.slice(0, 5).join(', ') }),
  });
}

function tellTemplatesLeft(names: readonly string[]): void {
  toastProblem({
    title: tIn('picture', '{count, plural, one {# template was} other {# templates were}} not imported', {
      count: names.length,
    }),
    hint: t('There is one of the same name, or it could not be written: {names}', {
      names: names.slice(0, 5).join(', '),
    }),
  });
}

function tellPoolsLeft(names: readonly string[]): void {
  toastProblem({
    title: t('{count, plural, one {# pool was} other {# pools were}} not imported', { count: names.length }),
    hint: t('There is one of the same name, or it could not be read: {names}', {
      names: names.slice(0, 5).join(', '),
    }),
  });
}
