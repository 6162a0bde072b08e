import type { TemplateDialogFacts } from '../../state/ui-store';
import { AddTemplatesDialog } from './add-templates-dialog';
import { ChangeTemplateDialog } from './change-template-dialog';
import { CutTemplateDialog } from './cut-template-dialog';
import { DeleteTemplateDialog } from './delete-template-dialog';
import { RenameTemplateDialog } from './rename-template-dialog';
import { TryTemplateDialog } from './try-template-dialog';

interface TemplateDialogsProps {
  readonly dialog: TemplateDialogFacts;
  readonly onClose: () => void;
}

/** The dialogs of this page. */
export function TemplateDialogs({ dialog, onClose }: TemplateDialogsProps) {
  switch (dialog.kind) {
    case 'cutTemplate':
      return <CutTemplateDialog facts={dialog} onClose={onClose} />;
    case 'addTemplates':
      return <AddTemplatesDialog pictures={dialog.pictures} onClose={onClose} />;
    case 'tryTemplate':
      return <TryTemplateDialog templateName={dialog.templateName} onClose={onClose} />;
    case 'changeTemplate':
      return <ChangeTemplateDialog templateName={dialog.templateName} onClose={onClose} />;
    case 'renameTemplate':
      return <RenameTemplateDialog templateName={dialog.templateName} onClose={onClose} />;
    case 'deleteTemplate':
      return <DeleteTemplateDialog templateName={dialog.templateName} onClose={onClose} />;
  }
}
