import { Button, Group, Modal } from '@mantine/core';
import { t } from '../../../shared/catalogue/translate';
import { sentences } from '../../../shared/explain/words';
import { ActionButton } from '../../components/action-button';
import type { ConflictStart } from './use-conflict-start';

interface TakeOverConfirmProps {
  readonly name: string;
  readonly outcome: string;
  readonly start: ConflictStart;
  readonly onBack: () => void;
  readonly onClose: () => void;
}

/** Asks before other groups' bots are stopped. */
export function TakeOverConfirm({ name, outcome, start, onBack, onClose }: TakeOverConfirmProps) {
  return (
    <Modal opened onClose={onClose} title={t('Take over for “{name}”?', { name })} size="lg">
      <p style={{ margin: 0 }}>{sentences(outcome, t('Then “{name}” starts there.', { name }))}</p>
      <Group justify="flex-end" mt="lg" gap="xs">
        <Button variant="default" onClick={onBack} data-autofocus>
          {t('Back')}
        </Button>
        <ActionButton
          label={t('Stop them and take over')}
          color="red"
          busy={start.pending !== null}
          disabledReason={start.blocked}
          onClick={() => {
            start.begin('takeOver');
          }}
        />
      </Group>
    </Modal>
  );
}
