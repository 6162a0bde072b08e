import type { AccountDialogFacts } from '../../state/accounts-ui';

interface AccountDialogsProps {
  readonly dialog: AccountDialogFacts;
  readonly onClose: () => void;
}

/** The dialogs of this page. */
export function AccountDialogs({ dialog, onClose }: AccountDialogsProps) {
  return <button onClick={onClose}>{dialog.kind}</button>;
}
