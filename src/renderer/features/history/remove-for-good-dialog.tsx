import { Button, Group, Modal } from '@mantine/core';
import type { TrashEntryView } from '../../../shared/definition-version';
import { ActionButton } from '../../components/action-button';
import { useBlockedReason } from '../../state/blocked';
import { nameOfEntry } from './trash-words';

interface RemoveForGoodDialogProps {
  readonly entries: readonly TrashEntryView[];
  readonly busy: boolean;
  readonly onCancel: () => void;
  readonly onRemove: () => void;
}

/** Asks before deleted files are removed for good: nothing brings them back. */
export function RemoveForGoodDialog({ entries, busy, onCancel, onRemove }: RemoveForGoodDialogProps) {
  const blocked = useBlockedReason();
  const [only] = entries;
  const isOne = entries.length === 1 && only !== undefined;
  return (
    <Modal
      opened
      onClose={onCancel}
      size="sm"
      zIndex={300}
      title={
        isOne ? (
          <bdi>{`Remove “${nameOfEntry(only)}” for good?`}</bdi>
        ) : (
          `Remove all ${String(entries.length)} files for good?`
        )
      }
    >
      <p style={{ margin: 0 }}>
        {isOne
          ? 'Its file is deleted from the disk. This can’t be undone.'
          : 'They are deleted from the disk. This can’t be undone.'}
      </p>
      <Group justify="flex-end" mt="lg" gap="xs">
        <Button variant="default" onClick={onCancel} data-autofocus>
          Cancel
        </Button>
        <ActionButton
          label={isOne ? 'Remove for good' : `Remove ${String(entries.length)} files`}
          color="red"
          busy={busy}
          disabledReason={blocked}
          onClick={onRemove}
        />
      </Group>
    </Modal>
  );
}
