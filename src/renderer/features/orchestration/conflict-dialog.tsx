import { Button, Group, Modal } from '@mantine/core';
import { useState } from 'react';
import type { InstanceConflict } from '../../../shared/errors';
import { counted } from '../../../shared/explain/words';
import { useView } from '../../state/host-context';
import type { ConflictDialogFacts } from '../../state/ui-store';
import { takeOverOutcome } from './conflict-choices';
import { ConflictChoices } from './conflict-options';
import { ConflictTable } from '../../components/conflict-table';
import { TakeOverConfirm } from './conflict-take-over';
import { useConflictStart } from './use-conflict-start';

interface ConflictDialogProps {
  readonly facts: ConflictDialogFacts;
  readonly onClose: () => void;
}

/** A start was refused because its instances are in use: shows who holds what, and what may be done. Nothing has happened. */
export function ConflictDialog({ facts, onClose }: ConflictDialogProps) {
  const { name, start } = facts;
  const conflicts = useHeldStill(facts.conflicts);
  const [asksToTakeOver, setAsksToTakeOver] = useState(false);
  const begin = useConflictStart(start, onClose);
  if (asksToTakeOver && conflicts.length > 0) {
    return (
      <TakeOverConfirm
        name={name}
        outcome={takeOverOutcome(conflicts)}
        start={begin}
        onBack={() => {
          setAsksToTakeOver(false);
        }}
        onClose={onClose}
      />
    );
  }
  return (
    <Modal opened onClose={onClose} title={`“${name}” was not started`} size="lg">
      <p style={{ margin: '0 0 12px' }}>{situation(conflicts.length)}</p>
      {conflicts.length > 0 ? <ConflictTable conflicts={conflicts} /> : null}
      {start === null ? (
        <p style={{ margin: '12px 0 0', color: 'var(--dim)' }}>Stop the holder, then go on with the run.</p>
      ) : (
        <ConflictChoices
          conflicts={conflicts}
          refused={start}
          start={begin}
          onTakeOver={() => {
            setAsksToTakeOver(true);
          }}
        />
      )}
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={onClose} data-autofocus>
          {start === null ? 'Close' : 'Cancel'}
        </Button>
      </Group>
    </Modal>
  );
}

function situation(held: number): string {
  if (held === 0) return 'Everything it may use is free meanwhile. Nothing was started.';
  return `${counted(held, 'instance')} it would use ${held === 1 ? 'is' : 'are'} held by something else. Nothing was started.`;
}

/** Conflicts as they stand now: the holder of the moment, without those that are free again. */
function useHeldStill(conflicts: readonly InstanceConflict[]): readonly InstanceConflict[] {
  const instances = useView((state) => state.view?.instances);
  return conflicts.flatMap(({ ref, holder }) => {
    const instance = instances?.[ref];
    // An instance that is not listed any more was refused all the same.
    if (!instance) return [{ ref, holder }];
    return instance.holder === null ? [] : [{ ref, holder: instance.holder }];
  });
}
