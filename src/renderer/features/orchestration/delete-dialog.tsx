import { t } from '../../../shared/catalogue/translate';
import { Button, Group, Modal } from '@mantine/core';
import type { DefinitionId } from '../../../shared/ids';
import { ActionButton } from '../../components/action-button';
import { useBlockedReason } from '../../state/blocked';
import { useView } from '../../state/host-context';
import { activeGroup } from '../../state/active-group';
import { useDelete } from './use-delete';

interface DeleteDialogProps {
  readonly definitionId: DefinitionId;
  readonly onClose: () => void;
}

/** Asks before a running group is deleted. One that does not run is deleted without a question; undo is its net. */
export function DeleteDialog({ definitionId, onClose }: DeleteDialogProps) {
  const name = useView((state) => state.view?.definitions[definitionId]?.definition.name ?? '');
  const running = useView((state) => activeGroup(state.groupOfDefinition[definitionId]) !== undefined);
  const blocked = useBlockedReason();
  const { busy, remove } = useDelete();
  const confirm = async (): Promise<void> => {
    await remove({ definitionId, name, stopRunning: true });
    onClose();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={running ? t('“{name}” is running', { name }) : t('Delete “{name}”?', { name })}
    >
      <p style={{ margin: 0 }}>
        {running
          ? t(
              'It is stopped first: its bots break off at once and their instances are released. Then its file goes to the trash.',
            )
          : t('It has ended meanwhile. Its file goes to the trash.')}
      </p>
      <Group justify="flex-end" mt="lg" gap="xs">
        <Button variant="default" onClick={onClose} data-autofocus>
          {t('Cancel')}
        </Button>
        <ActionButton
          label={running ? t('Stop and delete') : t('Delete')}
          color="red"
          busy={busy}
          disabledReason={blocked}
          onClick={() => void confirm()}
        />
      </Group>
    </Modal>
  );
}
