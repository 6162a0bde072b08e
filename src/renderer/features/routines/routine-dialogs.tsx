import type { RoutineDialogFacts } from '../../state/ui-store';
import { DeleteRoutineDialog } from './files/delete-routine-dialog';
import { ImportRoutinesDialog } from './files/import-routines-dialog';
import { NewRoutineDialog } from './files/new-routine-dialog';
import { RenameRoutineDialog } from './files/rename-routine-dialog';

interface RoutineDialogsProps {
  readonly dialog: RoutineDialogFacts;
  readonly onClose: () => void;
}

/** The dialogs of this page. */
export function RoutineDialogs({ dialog, onClose }: RoutineDialogsProps) {
  switch (dialog.kind) {
    case 'importRoutines':
      return <ImportRoutinesDialog facts={dialog} onClose={onClose} />;
    case 'newRoutine':
      return <NewRoutineDialog copyOf={dialog.copyOf} onClose={onClose} />;
    case 'renameRoutine':
      return <RenameRoutineDialog routineName={dialog.routineName} onClose={onClose} />;
    case 'deleteRoutine':
      return <DeleteRoutineDialog routineName={dialog.routineName} onClose={onClose} />;
  }
}
