import { Button, Group, Modal } from '@mantine/core';
import { ListEnd, Square } from 'lucide-react';
import { useShallow } from 'zustand/react/shallow';
import { t } from '../../../shared/catalogue/translate';
import type { StopMode } from '../../../shared/lifecycle-states';
import { ActionButton } from '../../components/action-button';
import { toastDone, toastError } from '../../components/toasts';
import { useCommands } from '../../components/use-command';
import { useBlockedReason } from '../../state/blocked';
import { useView } from '../../state/host-context';
import { countRunning } from './running-totals';

/** Asks once before everything is stopped. */
export function StopAllDialog({ onClose }: { onClose: () => void }) {
  const { groups, bots } = useView(useShallow(countRunning));
  const { pending, run } = useCommands();
  const blocked = useBlockedReason();
  const stop = async (mode: StopMode): Promise<void> => {
    // The answer comes when all have ended, which may take an iteration: the cards show how far they are.
    onClose();
    const answer = await run(mode, 'groups.stopAll', { mode });
    if (answer?.ok === false) toastError(answer.error);
    if (answer?.ok === true)
      toastDone(
        t('{groups, plural, one {# group} other {# groups}} stopped', { groups: answer.value.groups }),
      );
  };
  const refusal = blocked ?? (groups === 0 ? t('Nothing is running any more') : null);
  return (
    <Modal opened onClose={onClose} title={t('Stop all groups?')}>
      <p style={{ margin: 0 }}>
        {t(
          '{groups, plural, one {# group with {bots, plural, one {# bot} other {# bots}} is} other {# groups with {bots, plural, one {# bot} other {# bots}} are}} running. What they hold is released.',
          { groups, bots },
        )}
      </p>
      <Group justify="flex-end" mt="lg" gap="xs">
        <Button variant="default" onClick={onClose}>
          {t('Cancel')}
        </Button>
        <ActionButton
          label={t('Finish iterations')}
          icon={ListEnd}
          variant="default"
          busy={pending.has('drain')}
          disabledReason={refusal}
          onClick={() => void stop('drain')}
        />
        <ActionButton
          label={t('Stop now')}
          icon={Square}
          color="red"
          data-autofocus
          busy={pending.has('now')}
          disabledReason={refusal}
          onClick={() => void stop('now')}
        />
      </Group>
    </Modal>
  );
}
