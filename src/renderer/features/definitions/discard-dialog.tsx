import { Button, Group, Modal } from '@mantine/core';
import { t } from '../../../shared/catalogue/translate';

/** Asks before an edit is thrown away. */
export function DiscardDialog({ onKeep, onDiscard }: { onKeep: () => void; onDiscard: () => void }) {
  return (
    <Modal opened onClose={onKeep} title={t('Discard your changes?')} size="sm" zIndex={300}>
      <p style={{ margin: 0 }}>{t('They have not been saved.')}</p>
      <Group justify="flex-end" mt="lg" gap="xs">
        <Button variant="default" onClick={onKeep} data-autofocus>
          {t('Keep editing')}
        </Button>
        <Button color="red" onClick={onDiscard}>
          {t('Discard')}
        </Button>
      </Group>
    </Modal>
  );
}
