import { Button, Group, Modal } from '@mantine/core';
import { t, tIn } from '../../../shared/catalogue/translate';
import type { TrashId } from '../../../shared/ids';
import { ActionButton } from '../../components/action-button';
import { Note } from '../../components/note';
import { toastDone, toastError, toastWithAction } from '../../components/toasts';
import { useCommands } from '../../components/use-command';
import { useReturnFocus } from '../../components/use-return-focus';
import { useBlockedReason } from '../../state/blocked';
import { useHost } from '../../state/host-context';
import { NamesOfUsers } from './names-of-users';
import { NO_USERS, useTemplateUsers } from './use-template-users';

interface DeleteTemplateDialogProps {
  readonly templateName: string;
  readonly onClose: () => void;
}

/** Asks before the files of a template go to the trash: routines may need it. */
export function DeleteTemplateDialog({ templateName: name, onClose }: DeleteTemplateDialogProps) {
  const { link } = useHost();
  const { pending, run } = useCommands();
  const blocked = useBlockedReason();
  const { routines, groups } = useTemplateUsers().get(name) ?? NO_USERS;
  const count = routines.length + groups.length;
  useReturnFocus(rowBeside);
  const restore = async (trashIds: TrashId[]): Promise<void> => {
    const answer = await link.call('templates.restore', { trashIds });
    if (answer.ok) toastDone(t('“{name}” is back', { name }));
    else toastError(answer.error);
  };
  const remove = async (): Promise<void> => {
    const answer = await run('delete', 'templates.delete', { name });
    if (answer?.ok === false) toastError(answer.error);
    if (!answer) return;
    if (answer.ok) {
      const { trashIds } = answer.value;
      toastWithAction(t('“{name}” was deleted', { name }), {
        label: tIn('verb', 'Undo'),
        onClick: () => void restore(trashIds),
      });
    }
    onClose();
  };
  return (
    <Modal opened onClose={onClose} title={t('Delete “{name}”?', { name })} size={480}>
      <p style={{ margin: count === 0 ? 0 : '0 0 12px' }}>
        {t('Its picture and what stands beside it go to the trash, where they stay for 30 days.')}
      </p>
      {count === 0 ? null : (
        <Note
          tone="amber"
          title={t(
            '{count, plural, one {One place needs it and fails without it} other {# places need it and fail without it}}',
            { count },
          )}
          hint={<NamesOfUsers users={[...routines, ...groups.map((group) => group.name)]} />}
        />
      )}
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

/** Where the list goes on when the row of what was deleted is gone. */
function rowBeside(): HTMLElement | null {
  return (
    document.querySelector<HTMLElement>('main [role="option"][tabindex="0"]') ??
    document.querySelector<HTMLElement>('main input[type="search"]')
  );
}
