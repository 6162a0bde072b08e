import { msg, say, t, type Message } from '../../../shared/catalogue/translate';
import { useCallback } from 'react';
import type { OutputOf } from '../../../shared/rpc/contract-types';
import type { Contract } from '../../../shared/contract';
import type { UndoId } from '../../../shared/ids';
import { toastDone, toastError, toastWithAction } from '../../components/toasts';
import { useHost } from '../../state/host-context';
import { toastFailures } from './bulk-toasts';

type Undone = OutputOf<Contract, 'undo.apply'>;

/** Tells what was done and offers for ten seconds to take it back. Without an id there is nothing to take back. */
export function useUndo(): (message: string, undoId: UndoId | null) => void {
  const { link } = useHost();
  return useCallback(
    (message, undoId) => {
      if (undoId === null) {
        toastDone(message);
        return;
      }
      const undo = async (): Promise<void> => {
        const answer = await link.call('undo.apply', { undoId });
        if (answer.ok) tell(answer.value);
        else toastError(answer.error);
      };
      toastWithAction(message, { label: t('Undo'), onClick: () => void undo() });
    },
    [link],
  );
}

const LEFT_WORDS: Readonly<Record<Undone['left'][number]['reason'], Message>> = {
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
