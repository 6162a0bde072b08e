import type { PoolDialogFacts, PoolFormFacts } from '../../state/ui-store';
import { PoolDialog } from './pool-dialog';
import { TestPoolDialog } from './test-pool-dialog';

interface PoolDialogsProps {
  readonly dialog: PoolDialogFacts;
  readonly onClose: () => void;
}

/** The dialogs of this page. */
export function PoolDialogs({ dialog, onClose }: PoolDialogsProps) {
  if (dialog.kind === 'testPool')
    return <TestPoolDialog key={dialog.poolId} poolId={dialog.poolId} onClose={onClose} />;
  return <PoolFormDialog dialog={dialog} onClose={onClose} />;
}

interface PoolFormDialogProps {
  readonly dialog: PoolFormFacts;
  /** Stands above a form that is open. */
  readonly above?: boolean;
  readonly onClose: () => void;
}

/** The form of a pool, new or saved. */
export function PoolFormDialog({ dialog, above = false, onClose }: PoolFormDialogProps) {
  if (dialog.kind === 'newPool')
    return <PoolDialog key="new" poolId={null} draft={dialog.draft} above={above} onClose={onClose} />;
  const { poolId, path } = dialog;
  return <PoolDialog key={poolId} poolId={poolId} path={path} above={above} onClose={onClose} />;
}
