import { Button, Group, Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { t } from '../../../shared/catalogue/translate';
import type { AppError } from '../../../shared/errors';
import { explainError } from '../../../shared/explain';
import { ActionButton } from '../../components/action-button';
import { Note } from '../../components/note';

interface ChangeDialogFrameProps {
  readonly title: string;
  readonly label: string;
  readonly danger?: boolean;
  readonly busy: boolean;
  readonly reason: string | null;
  readonly error: AppError | null;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A question about many accounts: what is asked, what went wrong, and the two buttons. */
export function ChangeDialogFrame(props: ChangeDialogFrameProps) {
  const { title, label, danger = false, busy, reason, error, onConfirm, onClose, children } = props;
  return (
    <Modal opened onClose={onClose} title={title} zIndex={300}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (reason === null && !danger) onConfirm();
        }}
      >
        {children}
        {error === null ? null : (
          <div style={{ marginTop: 12 }}>
            <Note tone="red" {...explainError(error)} />
          </div>
        )}
        <Group justify="flex-end" mt="lg" gap="xs">
          <Button variant="default" onClick={onClose} data-autofocus={danger ? true : undefined}>
            {t('Cancel')}
          </Button>
          <ActionButton
            label={label}
            {...(danger ? { color: 'red' } : {})}
            busy={busy}
            disabledReason={reason}
            onClick={onConfirm}
          />
        </Group>
      </form>
    </Modal>
  );
}
