import { Button, Group, Modal } from '@mantine/core';
import { useState } from 'react';
import { t } from '../../../shared/catalogue/translate';
import type { InstanceConflict } from '../../../shared/errors';
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
    <Modal opened onClose={onClose} title={title(facts)} size="lg">
      <p style={{ margin: '0 0 12px' }}>{situation(conflicts.length)}</p>
      {conflicts.length > 0 ? <ConflictTable conflicts={conflicts} /> : null}
      <ConflictChoices
        conflicts={conflicts}
        refused={start}
        start={begin}
        onTakeOver={() => {
          setAsksToTakeOver(true);
        }}
      />
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={onClose} data-autofocus>
          {t('Cancel')}
        </Button>
      </Group>
    </Modal>
  );
}

function situation(held: number): string {
  if (held === 0) return t('Everything it may use is free meanwhile. Nothing was started.');
  return t(
    '{count, plural, one {# instance it would use is} other {# instances it would use are}} held by something else. Nothing was started.',
    { count: held },
  );
}

function title({ name, start }: ConflictDialogFacts): string {
  return start.resumes === undefined
    ? t('“{name}” was not started', { name })
    : t('“{name}” does not go on yet', { name });
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
