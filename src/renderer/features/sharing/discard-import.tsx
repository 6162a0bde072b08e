import { Button, Group, Modal } from '@mantine/core';

/** Asks before choices and a mapping that were made are thrown away. */
export function DiscardImport({ onKeep, onDiscard }: { onKeep: () => void; onDiscard: () => void }) {
  return (
    <Modal opened onClose={onKeep} title="Discard this import?" size="sm" zIndex={300}>
      <p style={{ margin: 0 }}>Nothing has been written. What you chose for the groups is lost.</p>
      <Group justify="flex-end" mt="lg" gap="xs">
        <Button variant="default" onClick={onKeep} data-autofocus>
          Keep choosing
        </Button>
        <Button color="red" onClick={onDiscard}>
          Discard
        </Button>
      </Group>
    </Modal>
  );
}
