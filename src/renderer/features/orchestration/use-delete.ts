import { useCallback } from 'react';
import type { DefinitionId, TrashId } from '../../../shared/ids';
import { toastDone, toastError, toastWithAction } from '../../components/toasts';
import { useCommands } from '../../components/use-command';
import { useHost } from '../../state/host-context';

interface Deletion {
  readonly definitionId: DefinitionId;
  readonly name: string;
  readonly stopRunning: boolean;
}

/** Deletes a definition and offers to undo it; a running group is stopped first only when `stopRunning` says so. */
export function useDelete(): {
  readonly busy: boolean;
  readonly remove: (subject: Deletion) => Promise<void>;
} {
  const { link } = useHost();
  const { pending, run } = useCommands();
  const remove = useCallback(
    async ({ definitionId, name, stopRunning }: Deletion) => {
      const restore = async (trashId: TrashId): Promise<void> => {
        const answer = await link.call('definitions.restore', { trashId });
        if (answer.ok) toastDone(`“${name}” is back`);
        else toastError(answer.error);
      };
      const answer = await run('delete', 'definitions.delete', { definitionId, stopRunning });
      if (answer?.ok === false) toastError(answer.error);
      if (answer?.ok !== true) return;
      const { trashId } = answer.value;
      toastWithAction(`“${name}” was deleted`, { label: 'Undo', onClick: () => void restore(trashId) });
    },
    [link, run],
  );
  return { busy: pending.has('delete'), remove };
}
