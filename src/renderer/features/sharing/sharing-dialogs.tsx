import type { SharingDialogFacts } from '../../state/ui-store';

/** The dialogs of handing definitions on. */
export function SharingDialogs(_props: { dialog: SharingDialogFacts; onClose: () => void }) {
  return null;
}
