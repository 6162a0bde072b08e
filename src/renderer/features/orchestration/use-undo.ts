import { msg, say, t, type Message } from '../../../shared/catalogue/translate';
import { useCallback } from 'react';
import type { UndoId } from '../../../shared/ids';
import { toastDone, toastWithAction } from '../../components/toasts';
import { useApplyUndo, type LeftReason, type Undone } from '../../components/use-apply-undo';
import { toastFailures } from './bulk-toasts';

/** Tells what was done and offers for ten seconds to take it back. Without an id there is nothing to take back. */
export function useUndo(): (message: string, undoId: UndoId | null) => void {
  const undo = useApplyUndo();
  return useCallback(
    (message, undoId) => {
      if (undoId === null) toastDone(message);
      else toastWithAction(message, { label: t('Undo'), onClick: () => void undo(undoId, tell) });
    },
    [undo],
  );
}

const LEFT_WORDS: Readonly<Record<LeftReason, Message>> = {
  changed_since: msg('It was changed since, so it was left as it is.'),
  write_failed: msg('It could not be written. Check free space and permissions of the data folder.'),
  name_taken: msg(
    'Another group has its name by now. Rename that one, then restore this one from the trash.',
  ),
};

function tell({ undone, left }: Undone): void {
  if (undone > 0)
    toastDone(
      t('{count, plural, one {1 group is as it was before} other {# groups are as they were before}}', {
        count: undone,
      }),
    );
  if (left.length === 0) return;
  toastFailures(
    t('{count, plural, one {1 group was not taken back} other {# groups were not taken back}}', {
      count: left.length,
    }),
    left.map(({ file, reason }) => ({ name: file, reason: say(LEFT_WORDS[reason]) })),
  );
}
