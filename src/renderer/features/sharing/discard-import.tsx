import { Button, Group, Modal } from '@mantine/core';
import { t } from '../../../shared/catalogue/translate';

/** Asks before choices and a mapping that were made are thrown away. */
export function DiscardImport({ onKeep, onDiscard }: { onKeep: () => void; onDiscard: () => void }) {
  return (
    <Modal opened onClose={onKeep} title={t('Discard this import?')} size="sm" zIndex={300}>
      <p style={{ margin: 0 }}>{t('Nothing has been written. What was chosen for the groups is lost.')}</p>
      <Group justify="flex-end" mt="lg" gap="xs">
        <Button variant="default" onClick={onKeep} data-autofocus>
          {t('Keep choosing')}
        </Button>
        <Button color="red" onClick={onDiscard}>
          {t('Discard')}
        </Button>
      </Group>
    </Modal>
  );
}
