import { t } from '../../../shared/catalogue/translate';
import { toastError } from '../../components/toasts';
import { useCommands } from '../../components/use-command';
import type { BulkFacts } from './bulk-rules';
import { failureOf, toastFailures } from './bulk-toasts';
import { useUndo } from './use-undo';

/** Deletes many definitions, offers to undo it, and names those that stayed. */
export function useDeleteMany(): {
  readonly busy: boolean;
  /** Those that run are stopped first when `stopRunning`, else left alone. */
  readonly remove: (facts: BulkFacts, stopRunning: boolean) => Promise<void>;
} {
  const { pending, run } = useCommands();
  const offerUndo = useUndo();
  const remove = async ({ chosen, running }: BulkFacts, stopRunning: boolean): Promise<void> => {
    const runs = new Set(running.map(({ definitionId }) => definitionId));
    const definitionIds = chosen.map(({ id }) => id).filter((id) => stopRunning || !runs.has(id));
    if (definitionIds.length === 0) return;
    const answer = await run('delete', 'definitions.deleteMany', { definitionIds, stopRunning });
    if (answer?.ok === false) toastError(answer.error);
    if (answer?.ok !== true) return;
    const { deleted, failures, undoId } = answer.value;
    if (deleted > 0) {
      offerUndo(
        t('{count, plural, one {1 group was deleted} other {# groups were deleted}}', { count: deleted }),
        undoId,
      );
    }
    if (failures.length === 0) return;
    const names = new Map(chosen.map(({ id, definition }) => [id, definition.name]));
    toastFailures(
      t('{count, plural, one {1 group was not deleted} other {# groups were not deleted}}', {
        count: failures.length,
      }),
      failures.map(({ definitionId, error }) => failureOf(names.get(definitionId) ?? definitionId, error)),
    );
  };
  return { busy: pending.has('delete'), remove };
}
