import { Button, Group, Modal } from '@mantine/core';
import type { ReactNode, SyntheticEvent } from 'react';
import { t } from '../../shared/catalogue/translate';
import type { AppError } from '../../shared/errors';
import { explainError } from '../../shared/explain';
import { ActionButton } from './action-button';
import { Note } from './note';

interface CommandDialogProps {
  readonly title: string;
  /** In pixels, or by name. */
  readonly size?: number | string;
  /** What the button does. */
  readonly label: string;
  readonly busy: boolean;
  /** Why it can't be done now; null when it can. */
  readonly disabledReason: string | null;
  /** What came of the last try. */
  readonly error: AppError | null;
  readonly onSubmit: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A few fields and one command: by its button, or by Enter in any of the fields. */
export function CommandDialog(props: CommandDialogProps) {
  const { title, size = 'sm', label, busy, disabledReason, error, onSubmit, onClose, children } = props;
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    if (disabledReason === null && !busy) onSubmit();
  };
  return (
    <Modal opened onClose={onClose} title={title} size={size}>
      <form onSubmit={submit}>
        {/* Enter in any of several fields presses it. */}
        <input type="submit" hidden />
        {children}
        {error === null ? null : <Note tone="red" {...explainError(error)} />}
        <Group justify="flex-end" mt="lg" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('Cancel')}
          </Button>
          <ActionButton label={label} busy={busy} disabledReason={disabledReason} onClick={onSubmit} />
        </Group>
      </form>
    </Modal>
  );
}
