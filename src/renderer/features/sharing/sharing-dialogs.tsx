import type { SharingDialogFacts } from '../../state/ui-store';
import { ExportDialog } from './export-dialog';
import { ImportDialog } from './import-dialog';

/** The dialogs of handing definitions on. */
export function SharingDialogs({ dialog, onClose }: { dialog: SharingDialogFacts; onClose: () => void }) {
  if (dialog.kind === 'export')
    return <ExportDialog definitionIds={dialog.definitionIds} onClose={onClose} />;
  return <ImportDialog facts={dialog} onClose={onClose} />;
}
