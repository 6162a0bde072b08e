import type { HistoryDialogFacts } from '../../state/ui-store';
import { HistoryDialog } from './history-dialog';
import { NewFromTemplateDialog } from './new-from-template-dialog';
import { SaveAsTemplateDialog } from './save-as-template-dialog';
import { TrashDialog } from './trash-dialog';

/** The dialogs of what was: earlier versions, the trash, group templates. */
export function HistoryDialogs({ dialog, onClose }: { dialog: HistoryDialogFacts; onClose: () => void }) {
  switch (dialog.kind) {
    case 'history':
      return <HistoryDialog key={dialog.definitionId} definitionId={dialog.definitionId} onClose={onClose} />;
    case 'saveAsTemplate':
      return <SaveAsTemplateDialog definitionId={dialog.definitionId} onClose={onClose} />;
    case 'trash':
      return <TrashDialog onClose={onClose} />;
    case 'newFromTemplate':
      return <NewFromTemplateDialog onClose={onClose} />;
  }
}
