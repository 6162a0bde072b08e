import { Button, Group, Modal } from '@mantine/core';
import { t } from '../../shared/catalogue/translate';
import { useReturnFocus } from './use-return-focus';

interface DiscardDialogProps {
  readonly title: string;
  /** What would be lost. */
  readonly loss: string;
  readonly keepLabel: string;
  readonly onKeep: () => void;
  readonly onDiscard: () => void;
}

/** Asks before something that was entered is thrown away. */
export function DiscardDialog({ title, loss, keepLabel, onKeep, onDiscard }: DiscardDialogProps) {
  useReturnFocus();
  return (
    <Modal opened onClose={onKeep} title={title} size="sm" zIndex={300}>
      <p style={{ margin: 0 }}>{loss}</p>
      <Group justify="flex-end" mt="lg" gap="xs">
        <Button variant="default" onClick={onKeep} data-autofocus>
          {keepLabel}
        </Button>
        <Button color="red" onClick={onDiscard}>
          {t('Discard')}
        </Button>
      </Group>
    </Modal>
  );
}
