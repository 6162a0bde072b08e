import type { HistoryDialogFacts } from '../../state/ui-store';

/** The dialogs of what was: earlier versions, the trash, group templates. */
export function HistoryDialogs(_props: { dialog: HistoryDialogFacts; onClose: () => void }) {
  return null;
}
