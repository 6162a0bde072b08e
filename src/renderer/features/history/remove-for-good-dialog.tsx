import { Button, Group, Modal } from '@mantine/core';
import { t } from '../../../shared/catalogue/translate';
import type { TrashEntryView } from '../../../shared/definition-version';
import { ActionButton } from '../../components/action-button';
import { useReturnFocus } from '../../components/use-return-focus';
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
  useReturnFocus();
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
          <bdi>{t('Remove “{name}” for good?', { name: nameOfEntry(only) })}</bdi>
        ) : (
          t('Remove all {count} files for good?', { count: entries.length })
        )
      }
    >
      <p style={{ margin: 0 }}>
        {isOne
          ? t('Its file is deleted from the disk. This can’t be undone.')
          : t('They are deleted from the disk. This can’t be undone.')}
      </p>
      <Group justify="flex-end" mt="lg" gap="xs">
        <Button variant="default" onClick={onCancel} data-autofocus>
          {t('Cancel')}
        </Button>
        <ActionButton
          label={isOne ? t('Remove for good') : t('Remove {count} files', { count: entries.length })}
          color="red"
          busy={busy}
          disabledReason={blocked}
          onClick={onRemove}
        />
      </Group>
    </Modal>
  );
}
