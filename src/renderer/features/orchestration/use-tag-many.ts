import { t } from '../../../shared/catalogue/translate';
import type { DefinitionView } from '../../../shared/view';
import { toastError } from '../../components/toasts';
import { useCommands } from '../../components/use-command';
import { failureOf, toastFailures } from './bulk-toasts';
import type { tagChanges } from './tag-states';
import { useUndo } from './use-undo';

/** Changes the tags of many definitions, offers to undo it, and names those that stayed as they were. */
export function useTagMany(): {
  readonly busy: boolean;
  /** True when the call was taken, though some definitions may have failed: those were told. */
  readonly tag: (
    chosen: readonly DefinitionView[],
    changes: ReturnType<typeof tagChanges>,
  ) => Promise<boolean>;
} {
  const { pending, run } = useCommands();
  const offerUndo = useUndo();
  const tag = async (
    chosen: readonly DefinitionView[],
    { add, remove }: ReturnType<typeof tagChanges>,
  ): Promise<boolean> => {
    const definitionIds = chosen.map(({ id }) => id);
    const answer = await run('tag', 'definitions.tag', { definitionIds, add, remove });
    if (answer?.ok === false) toastError(answer.error);
    if (answer?.ok !== true) return false;
    const { changed, failures, undoId } = answer.value;
    if (changed > 0) {
      offerUndo(
        t(
          '{count, plural, one {The tags of 1 group were changed} other {The tags of # groups were changed}}',
          { count: changed },
        ),
        undoId,
      );
    }
    if (failures.length === 0) return true;
    const names = new Map(chosen.map(({ id, definition }) => [id, definition.name]));
    toastFailures(
      t(
        '{count, plural, one {1 group kept its tags as they were} other {# groups kept their tags as they were}}',
        {
          count: failures.length,
        },
      ),
      failures.map(({ definitionId, error }) => failureOf(names.get(definitionId) ?? definitionId, error)),
    );
    return true;
  };
  return { busy: pending.has('tag'), tag };
}
