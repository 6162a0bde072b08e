import { useCallback } from 'react';
import type { DefinitionVersion } from '../../../shared/definition-version';
import type { AppError } from '../../../shared/errors';
import { msg, t } from '../../../shared/catalogue/translate';
import { lateTexts } from '../../../shared/explain/words';
import type { DefinitionView } from '../../../shared/view';
import { exactTime } from '../../components/time-words';
import { toastDone, toastProblem, toastWithAction } from '../../components/toasts';
import { useApplyUndo, type LeftReason, type Undone } from '../../components/use-apply-undo';
import { useCommands } from '../../components/use-command';

/** Saves an earlier version over the one in use and offers to undo it; a refusal goes to `onRefused` (null: none). */
export function useRevert(onRefused: (error: AppError | null) => void): {
  readonly busy: boolean;
  readonly revert: (saved: DefinitionView, version: DefinitionVersion) => Promise<void>;
} {
  const undo = useApplyUndo();
  const { pending, run } = useCommands();
  const revert = useCallback(
    async ({ id, hash, definition }: DefinitionView, { versionId, at }: DefinitionVersion) => {
      onRefused(null);
      const answer = await run('revert', 'versions.revert', { definitionId: id, versionId, baseHash: hash });
      if (answer?.ok === false) onRefused(answer.error);
      if (answer?.ok !== true) return;
      const { undoId } = answer.value;
      const message = t('“{name}” was reverted to the version of {time}', {
        name: definition.name,
        time: exactTime(Date.parse(at)),
      });
      if (undoId === null) toastDone(message);
      else
        toastWithAction(message, {
          label: t('Undo'),
          onClick: () =>
            void undo(undoId, (undone) => {
              tellUndone(definition.name, undone);
            }),
        });
    },
    [undo, run, onRefused],
  );
  return { busy: pending.has('revert'), revert };
}

const LEFT: Readonly<Record<LeftReason, string>> = lateTexts({
  changed_since: msg('It was changed since then. Every version is in its history.'),
  write_failed: msg('Its file could not be written. Check free space and permissions of the data folder.'),
  name_taken: msg('Another group has its earlier name by now. Rename that group, then revert here.'),
});

function tellUndone(name: string, { left }: Undone): void {
  const reason = left[0]?.reason;
  if (reason === undefined) toastDone(t('“{name}” is as it was before the revert', { name }));
  else toastProblem({ title: t('Reverting “{name}” was not undone', { name }), hint: LEFT[reason] });
}
