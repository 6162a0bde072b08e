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
        changed === 1
          ? 'The tags of 1 group were changed'
          : `The tags of ${String(changed)} groups were changed`,
        undoId,
      );
    }
    if (failures.length === 0) return true;
    const names = new Map(chosen.map(({ id, definition }) => [id, definition.name]));
    toastFailures(
      failures.length === 1
        ? '1 group kept its tags as they were'
        : `${String(failures.length)} groups kept their tags as they were`,
      failures.map(({ definitionId, error }) => failureOf(names.get(definitionId) ?? definitionId, error)),
    );
    return true;
  };
  return { busy: pending.has('tag'), tag };
}
