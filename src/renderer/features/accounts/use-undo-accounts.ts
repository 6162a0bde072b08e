import { useCallback } from 'react';
import { t } from '../../../shared/catalogue/translate';
import type { UndoId } from '../../../shared/ids';
import { toastDone, toastError, toastWithAction } from '../../components/toasts';
import { useHost } from '../../state/host-context';

/** Ways to take back what was done to many accounts. */
export function useUndoAccounts(): {
  /** Takes it back, and tells how that went. */
  readonly undo: (undoId: UndoId) => Promise<void>;
  /** Tells what was done and offers for ten seconds to take it back; without an id there is nothing to take back. */
  readonly tellUndoable: (message: string, undoId: UndoId | null) => void;
} {
  const { link } = useHost();
  const undo = useCallback(
    async (undoId: UndoId) => {
      const answer = await link.call('accounts.undo', { undoId });
      if (answer.ok) toastDone(undoneWords(answer.value));
      else toastError(answer.error);
    },
    [link],
  );
  const tellUndoable = useCallback(
    (message: string, undoId: UndoId | null) => {
      if (undoId === null) toastDone(message);
      else toastWithAction(message, { label: t('Undo'), onClick: () => void undo(undoId) });
    },
    [undo],
  );
  return { undo, tellUndoable };
}

function undoneWords({ undone, left }: { undone: number; left: number }): string {
  return t(
    '{undone, plural, =0 {No account is as it was before} one {1 account is as it was before} other {{undone, number} accounts are as they were before}}{left, plural, =0 {} one {; 1 was changed since and stays} other {; {left, number} were changed since and stay}}',
    { undone, left },
  );
}
