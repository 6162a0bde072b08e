import { Button, Group, Modal } from '@mantine/core';
import { useState } from 'react';
import { t } from '../../../shared/catalogue/translate';
import type { AppError } from '../../../shared/errors';
import { explainError } from '../../../shared/explain';
import type { InstanceRef } from '../../../shared/instance-reference';
import { ActionButton } from '../../components/action-button';
import { Note } from '../../components/note';
import { toastDone } from '../../components/toasts';
import { useCommands } from '../../components/use-command';
import { useBlockedReason } from '../../state/blocked';
import { useView } from '../../state/host-context';
import { forgetRefusal } from './instance-rules';
import { nameOf } from './use-instance-actions';

interface ForgetDialogProps {
  readonly instanceRef: InstanceRef;
  readonly onClose: () => void;
}

/** Asks before an instance is forgotten that is not there: it could not be brought back from here. */
export function ForgetDialog({ instanceRef: ref, onClose }: ForgetDialogProps) {
  const instance = useView((state) => state.view?.instances[ref]);
  const blocked = useBlockedReason();
  const { pending, run } = useCommands();
  const [error, setError] = useState<AppError | null>(null);
  const name = instance ? nameOf(instance) : ref;
  const forget = async (): Promise<void> => {
    const answer = await run('forget', 'instances.forget', { ref });
    if (answer?.ok === false) setError(answer.error);
    if (answer?.ok !== true) return;
    toastDone(t('{name} was forgotten', { name }));
    onClose();
  };
  return (
    <Modal opened onClose={onClose} title={t('Forget {name}?', { name })}>
      <p style={{ margin: '0 0 12px' }}>
        {instance?.remembered === true
          ? t(
              'It does not answer now, so this can’t be undone: its label goes, and Muster stops trying to connect to it. Groups that name {ref} stay as they are. It is listed again when it is connected or found again.',
              { ref },
            )
          : t(
              'It does not answer now, so this can’t be undone: its label goes. Groups that name {ref} stay as they are. It is listed again when it is connected or found again.',
              { ref },
            )}
      </p>
      {error === null ? null : <Note tone="red" {...explainError(error)} />}
      <Group justify="flex-end" mt="lg" gap="xs">
        <Button variant="default" onClick={onClose} data-autofocus>
          {t('Cancel')}
        </Button>
        <ActionButton
          label={t('Forget')}
          color="red"
          busy={pending.has('forget')}
          disabledReason={blocked ?? (instance ? forgetRefusal(instance) : t('It is forgotten already'))}
          onClick={() => void forget()}
        />
      </Group>
    </Modal>
  );
}
