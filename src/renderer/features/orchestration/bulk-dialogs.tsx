import type { BulkDialogFacts } from '../../state/ui-store';

/** The dialogs of what is done to many definitions at once. */
export function BulkDialogs(_props: { dialog: BulkDialogFacts; onClose: () => void }) {
  return null;
}
