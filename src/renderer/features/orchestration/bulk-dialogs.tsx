import type { BulkDialogFacts } from '../../state/ui-store';
import { DeleteManyDialog } from './delete-many-dialog';
import { TagManyDialog } from './tag-many-dialog';

interface BulkDialogsProps {
  readonly dialog: BulkDialogFacts;
  readonly onClose: () => void;
}

/** The dialogs of what is done to many definitions at once. */
export function BulkDialogs({ dialog: { kind, definitionIds }, onClose }: BulkDialogsProps) {
  return kind === 'deleteMany' ? (
    <DeleteManyDialog definitionIds={definitionIds} onClose={onClose} />
  ) : (
    <TagManyDialog definitionIds={definitionIds} onClose={onClose} />
  );
}
