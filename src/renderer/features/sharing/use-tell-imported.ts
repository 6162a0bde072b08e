import { tIn } from '../../../shared/catalogue/translate';
import { toastDone, toastWithAction } from '../../components/toasts';
import { useUndo } from './use-undo';
import type { ImportState } from './import-state';
import { resultWords } from './import-words';

/** Tells what was imported and offers to undo it for ten seconds. */
export function useTellImported(): (ended: Pick<ImportState, 'results' | 'undoId'>) => void {
  const undo = useUndo();
  return ({ results, undoId }) => {
    if (undoId === null) toastDone(resultWords(results));
    else
      toastWithAction(resultWords(results), { label: tIn('verb', 'Undo'), onClick: () => void undo(undoId) });
  };
}
