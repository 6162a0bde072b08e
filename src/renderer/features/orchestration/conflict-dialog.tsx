import { Button, Group, Modal } from '@mantine/core';
import type { InstanceConflict } from '../../../shared/errors';
import { counted } from '../../../shared/explain/words';
import { ConflictTable } from './conflict-table';

interface ConflictDialogProps {
  readonly name: string;
  readonly conflicts: readonly InstanceConflict[];
  readonly onClose: () => void;
}

/** A start was refused because its instances are in use: shows who holds what. Nothing has happened. */
export function ConflictDialog({ name, conflicts, onClose }: ConflictDialogProps) {
  return (
    <Modal opened onClose={onClose} title={`“${name}” was not started`} size="lg">
      <p style={{ margin: '0 0 12px' }}>
        {counted(conflicts.length, 'instance')} it may use {conflicts.length === 1 ? 'is' : 'are'} held by
        something else, and the group is set to ask. Nothing was started.
      </p>
      <ConflictTable conflicts={conflicts} />
      <p style={{ margin: '12px 0 0', color: 'var(--dim)' }}>
        Stop the holder, or edit the group: choose other instances, or another rule under “If an instance is
        in use”.
      </p>
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={onClose} data-autofocus>
          Close
        </Button>
      </Group>
    </Modal>
  );
}
