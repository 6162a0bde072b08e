import type { InstanceDialogFacts } from '../../state/ui-store';
import { ConnectDialog } from './connect-dialog';
import { ForgetDialog } from './forget-dialog';
import { RenameDialog } from './rename-dialog';
import { ScreenshotDialog } from './screenshot-dialog';
import { SimulatorDialog } from './simulator-dialog';

interface InstanceDialogsProps {
  readonly dialog: InstanceDialogFacts;
  readonly onClose: () => void;
}

/** The dialogs of this page. */
export function InstanceDialogs({ dialog, onClose }: InstanceDialogsProps) {
  switch (dialog.kind) {
    case 'connectAddress':
      return <ConnectDialog onClose={onClose} />;
    case 'simulator':
      return <SimulatorDialog onClose={onClose} />;
    case 'renameInstance':
      return <RenameDialog instanceRef={dialog.ref} onClose={onClose} />;
    case 'forgetInstance':
      return <ForgetDialog instanceRef={dialog.ref} onClose={onClose} />;
    case 'screenshot':
      return <ScreenshotDialog key={dialog.ref} instanceRef={dialog.ref} onClose={onClose} />;
  }
}
