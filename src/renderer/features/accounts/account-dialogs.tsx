import type { AccountDialogFacts } from '../../state/accounts-ui';
import { ChangeFieldDialog, ChangeStatusDialog, ChangeTagsDialog } from './change-dialogs';
import { DeleteAccountsDialog } from './delete-accounts-dialog';
import { AccountDrawer } from './drawer/account-drawer';
import { ExportAccountsDialog } from './export-accounts-dialog';
import { FieldsDialog } from './fields-dialog';
import { ImportAccountsDialog } from './import/import-accounts-dialog';
import { ReleaseDialog } from './release-dialog';
import { SaveViewDialog } from './save-view-dialog';
import { SecretsDialog } from './secrets-dialog';

interface AccountDialogsProps {
  readonly dialog: AccountDialogFacts;
  readonly onClose: () => void;
}

const CHANGES = {
  status: ChangeStatusDialog,
  tags: ChangeTagsDialog,
  field: ChangeFieldDialog,
  release: ReleaseDialog,
  delete: DeleteAccountsDialog,
};

/** The dialogs of this page. */
export function AccountDialogs({ dialog, onClose }: AccountDialogsProps) {
  switch (dialog.kind) {
    case 'account':
      return <AccountDrawer key={dialog.key ?? ''} accountKey={dialog.key} onClose={onClose} />;
    case 'importAccounts':
      return <ImportAccountsDialog facts={dialog} onClose={onClose} />;
    case 'exportAccounts':
      return <ExportAccountsDialog query={dialog.query} chosen={dialog.chosen} onClose={onClose} />;
    case 'accountFields':
      return <FieldsDialog onClose={onClose} />;
    case 'accountSecrets':
      return <SecretsDialog onClose={onClose} />;
    case 'saveAccountView':
      return <SaveViewDialog view={dialog.view} name={dialog.name} onClose={onClose} />;
    case 'changeAccounts': {
      const Dialog = CHANGES[dialog.what];
      return <Dialog selection={dialog.selection} count={dialog.count} onClose={onClose} />;
    }
  }
}
