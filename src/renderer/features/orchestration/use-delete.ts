import { useCallback } from 'react';
import { t } from '../../../shared/catalogue/translate';
import type { DefinitionId, TrashId } from '../../../shared/ids';
import { toastDone, toastError, toastWithAction } from '../../components/toasts';
import { useCommands, type Commands } from '../../components/use-command';
import type { HostLink } from '../../rpc/host-link';
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
  const remove = useCallback((deletion: Deletion) => deleteWithUndo(link, run, deletion), [link, run]);
  return { busy: pending.has('delete'), remove };
}

/** Deletes a definition and offers to undo it. */
export async function deleteWithUndo(
  link: HostLink,
  run: Commands['run'],
  { definitionId, name, stopRunning }: Deletion,
): Promise<void> {
  const restore = async (trashId: TrashId): Promise<void> => {
    const answer = await link.call('definitions.restore', { trashId });
    if (answer.ok) toastDone(t('“{name}” is back', { name }));
    else toastError(answer.error);
  };
  const answer = await run('delete', 'definitions.delete', { definitionId, stopRunning });
  if (answer?.ok === false) toastError(answer.error);
  if (answer?.ok !== true) return;
  const { trashId } = answer.value;
  toastWithAction(t('“{name}” was deleted', { name }), {
    label: t('Undo'),
    onClick: () => void restore(trashId),
  });
}
