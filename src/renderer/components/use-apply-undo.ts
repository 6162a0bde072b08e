import { useCallback } from 'react';
import type { Contract } from '../../shared/contract';
import type { UndoId } from '../../shared/ids';
import type { OutputOf } from '../../shared/rpc/contract-types';
import { useHost } from '../state/host-context';
import { toastError } from './toasts';

/** What was taken back, and what was left as it is and why. */
export type Undone = OutputOf<Contract, 'undo.apply'>;
/** Why something was left as it is. */
export type LeftReason = Undone['left'][number]['reason'];

/** Takes something back and lets `tell` say how it went; a failed call says so itself and answers false. */
export function useApplyUndo(): (undoId: UndoId, tell: (undone: Undone) => void) => Promise<boolean> {
  const { link } = useHost();
  return useCallback(
    async (undoId, tell) => {
      const answer = await link.call('undo.apply', { undoId });
      if (answer.ok) tell(answer.value);
      else toastError(answer.error);
      return answer.ok;
    },
    [link],
  );
}
