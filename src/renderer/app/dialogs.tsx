import { AccountDialogs } from '../features/accounts/account-dialogs';
import { DefinitionDialog } from '../features/definitions/definition-dialog';
import { InstanceDialogs } from '../features/instances/instance-dialogs';
import { ConflictDialog } from '../features/orchestration/conflict-dialog';
import { DeleteDialog } from '../features/orchestration/delete-dialog';
import { DryRunDialog } from '../features/orchestration/dry-run-dialog';
import { StartDialog } from '../features/definitions/start-dialog';
import { HistoryDialogs } from '../features/history/history-dialogs';
import { BulkDialogs } from '../features/orchestration/bulk-dialogs';
import { RestorePreviousDialog } from '../features/orchestration/restore-previous-dialog';
import { PoolDialogs, PoolFormDialog } from '../features/pools/pool-dialogs';
import { RoutineDialogs } from '../features/routines/routine-dialogs';
import { ImportSettingsDialog } from '../features/settings/import-settings-dialog';
import { SharingDialogs } from '../features/sharing/sharing-dialogs';
import { TemplateDialogs } from '../features/templates/template-dialogs';
import { StopAllDialog } from '../features/status-bar/stop-all-dialog';
import { useHost, useUi } from '../state/host-context';
import { chained, isImport } from '../state/import-facts';
import type { OpenDialog } from '../state/ui-store';
import { Palette } from './palette/palette';
import { useFocusReturn } from './use-focus-return';
import { ShortcutsDialog } from './shortcuts-dialog';

/** The one dialog that is open. */
export function Dialogs() {
  const { uiStore } = useHost();
  const dialog = useUi((state) => state.dialog);
  const close = (): void => {
    // A dialog that ends by opening another one must not close that.
    uiStore.setState((state) => (state.dialog === dialog ? { dialog: afterIt(dialog), above: null } : state));
  };
  useFocusReturn(uiStore, dialog !== null);
  return dialog === null ? null : (
    <>
      <Shown dialog={dialog} onClose={close} />
      <Above />
    </>
  );
}

/** What an import leaves to be imported next; null after any other dialog. */
function afterIt(dialog: OpenDialog | null): OpenDialog | null {
  return dialog !== null && isImport(dialog) ? chained(dialog.after ?? []) : null;
}

/** The form of a pool above another form, which stays as it is beneath. */
function Above() {
  const { uiStore } = useHost();
  const above = useUi((state) => state.above);
  const close = (): void => {
    uiStore.setState({ above: null });
  };
  return above === null ? null : <PoolFormDialog dialog={above} above onClose={close} />;
}

function Shown({ dialog, onClose }: { dialog: OpenDialog; onClose: () => void }) {
  switch (dialog.kind) {
    case 'newDefinition':
      return <DefinitionDialog key="new" definitionId={null} draft={dialog.draft} onClose={onClose} />;
    case 'editDefinition':
      return (
        <DefinitionDialog
          key={dialog.definitionId}
          definitionId={dialog.definitionId}
          path={dialog.path}
          onClose={onClose}
        />
      );
    case 'deleteDefinition':
      return <DeleteDialog definitionId={dialog.definitionId} onClose={onClose} />;
    case 'dryRun':
      return <DryRunDialog definitionId={dialog.definitionId} onClose={onClose} />;
    case 'conflict':
      return <ConflictDialog facts={dialog} onClose={onClose} />;
    case 'import':
    case 'export':
      return <SharingDialogs dialog={dialog} onClose={onClose} />;
    case 'history':
    case 'saveAsTemplate':
    case 'trash':
    case 'newFromTemplate':
      return <HistoryDialogs dialog={dialog} onClose={onClose} />;
    case 'deleteMany':
    case 'tagMany':
      return <BulkDialogs dialog={dialog} onClose={onClose} />;
    case 'restorePrevious':
      return <RestorePreviousDialog file={dialog.file} onClose={onClose} />;
    case 'startWithChanges':
      return <StartDialog definitionId={dialog.definitionId} onClose={onClose} />;
    case 'importSettings':
      return <ImportSettingsDialog fileName={dialog.fileName} text={dialog.text} onClose={onClose} />;
    case 'stopAll':
      return <StopAllDialog onClose={onClose} />;
    case 'palette':
      return <Palette onClose={onClose} />;
    case 'shortcuts':
      return <ShortcutsDialog onClose={onClose} />;
    case 'account':
    case 'importAccounts':
    case 'exportAccounts':
    case 'accountFields':
    case 'accountSecrets':
    case 'changeAccounts':
    case 'saveAccountView':
      return <AccountDialogs dialog={dialog} onClose={onClose} />;
    case 'newPool':
    case 'editPool':
    case 'testPool':
      return <PoolDialogs dialog={dialog} onClose={onClose} />;
    case 'importRoutines':
    case 'newRoutine':
    case 'renameRoutine':
    case 'deleteRoutine':
      return <RoutineDialogs dialog={dialog} onClose={onClose} />;
    case 'cutTemplate':
    case 'addTemplates':
    case 'tryTemplate':
    case 'changeTemplate':
    case 'renameTemplate':
    case 'deleteTemplate':
      return <TemplateDialogs dialog={dialog} onClose={onClose} />;
    default:
      return <InstanceDialogs dialog={dialog} onClose={onClose} />;
  }
}
