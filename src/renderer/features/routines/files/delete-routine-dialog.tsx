import { Button, Group, Modal } from '@mantine/core';
import { t, tIn } from '../../../../shared/catalogue/translate';
import type { TrashId } from '../../../../shared/ids';
import { ActionButton } from '../../../components/action-button';
import { toastDone, toastError, toastWithAction } from '../../../components/toasts';
import { useCommands } from '../../../components/use-command';
import { useReturnFocus } from '../../../components/use-return-focus';
import { useBlockedReason } from '../../../state/blocked';
import { useHost } from '../../../state/host-context';
import css from './routine-files.module.css';
import { RoutineUsers } from './routine-users';

interface DeleteRoutineDialogProps {
  readonly routineName: string;
  readonly onClose: () => void;
}

/** Asks before a routine's file goes to the trash: others may need it. */
export function DeleteRoutineDialog({ routineName: name, onClose }: DeleteRoutineDialogProps) {
  const { link } = useHost();
  const { pending, run } = useCommands();
  const blocked = useBlockedReason();
  useReturnFocus(rowBeside);
  const restore = async (trashId: TrashId): Promise<void> => {
    const answer = await link.call('routineFiles.restore', { trashId });
    if (answer.ok) toastDone(t('“{name}” is back', { name }));
    else toastError(answer.error);
  };
  const remove = async (): Promise<void> => {
    const answer = await run('delete', 'routineFiles.delete', { routineName: name });
    if (answer?.ok === false) toastError(answer.error);
    if (!answer) return;
    if (answer.ok) {
      const { trashId } = answer.value;
      toastWithAction(t('“{name}” was deleted', { name }), {
        label: tIn('verb', 'Undo'),
        onClick: () => void restore(trashId),
      });
    }
    onClose();
  };
  return (
    <Modal opened onClose={onClose} title={t('Delete “{name}”?', { name })} size={480}>
      <div className={css['fields']}>
        <p style={{ margin: 0 }}>
          {t('Its file goes to the trash, where it stays for 30 days. Bots that run it now finish with it.')}
        </p>
        <RoutineUsers
          routineName={name}
          words={(count) =>
            t('{count, plural, one {One place needs it} other {# places need it}} and can’t run without it', {
              count,
            })
          }
        />
      </div>
      <Group justify="flex-end" mt="lg" gap="xs">
        <Button variant="default" onClick={onClose} data-autofocus>
          {t('Cancel')}
        </Button>
        <ActionButton
          label={t('Delete')}
          color="red"
          busy={pending.has('delete')}
          disabledReason={blocked}
          onClick={() => void remove()}
        />
      </Group>
    </Modal>
  );
}

/** Where the tree goes on when the row of what was deleted is gone; without rows it is the search that found them. */
function rowBeside(): HTMLElement | null {
  return (
    document.querySelector<HTMLElement>('main [role="treeitem"][tabindex="0"]') ??
    document.querySelector<HTMLElement>('main input[type="search"]')
  );
}
