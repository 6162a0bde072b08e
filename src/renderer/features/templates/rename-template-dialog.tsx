import { Button, Group, Modal, TextInput } from '@mantine/core';
import { useState, type SyntheticEvent } from 'react';
import { t, tIn } from '../../../shared/catalogue/translate';
import type { AppError } from '../../../shared/errors';
import { explainError } from '../../../shared/explain';
import { MAX_ROUTINE_NAME } from '../../../shared/routine-name';
import { ActionButton } from '../../components/action-button';
import { Note } from '../../components/note';
import { toastDone } from '../../components/toasts';
import { useCommands } from '../../components/use-command';
import { useBlockedReason } from '../../state/blocked';
import { useHost } from '../../state/host-context';
import { openTemplate } from '../../state/show-templates';
import css from './dialogs.module.css';
import { NamesOfUsers } from './names-of-users';
import { useTemplateNames, whyNotName } from './use-template-names';
import { NO_USERS, useTemplateUsers } from './use-template-users';

interface RenameTemplateDialogProps {
  readonly templateName: string;
  readonly onClose: () => void;
}

/** Gives a template another name or folder; says who names the old one. */
export function RenameTemplateDialog({ templateName, onClose }: RenameTemplateDialogProps) {
  const { uiStore } = useHost();
  const names = useTemplateNames();
  const [written, setWritten] = useState(templateName);
  const [error, setError] = useState<AppError | null>(null);
  const { pending, run } = useCommands();
  const blocked = useBlockedReason();
  const name = written.trim();
  const others = new Set([...names].filter((one) => one !== templateName.toLowerCase()));
  const fault = whyNotName(name, others);
  const wrong = name === templateName ? t('Nothing has been changed') : fault;
  const save = async (): Promise<void> => {
    if (blocked !== null || wrong !== null) return;
    const answer = await run('rename', 'templates.rename', { name: templateName, to: name });
    if (answer?.ok === false) setError(answer.error);
    if (answer?.ok !== true) return;
    toastDone(t('“{old}” is called “{name}” now', { old: templateName, name }));
    openTemplate(uiStore, name);
    onClose();
  };
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    void save();
  };
  return (
    <Modal opened onClose={onClose} title={t('Rename “{name}”', { name: templateName })} size={480}>
      <form onSubmit={submit} className={css['fields']}>
        <TextInput
          label={t('Name')}
          description={tIn('picture', 'Routines call it so. Folders stand before it: shop/claim.')}
          maxLength={MAX_ROUTINE_NAME}
          spellCheck={false}
          autoComplete="off"
          data-autofocus
          value={written}
          error={fault}
          onChange={({ currentTarget }) => {
            setWritten(currentTarget.value);
          }}
        />
        <WhoNamesIt name={templateName} />
        {error === null ? null : <Note tone="red" {...explainError(error)} />}
      </form>
      <Group justify="flex-end" mt="lg" gap="xs">
        <Button variant="default" onClick={onClose}>
          {t('Cancel')}
        </Button>
        <ActionButton
          label={t('Rename')}
          busy={pending.has('rename')}
          disabledReason={blocked ?? wrong}
          onClick={() => void save()}
        />
      </Group>
    </Modal>
  );
}

/** They do not follow: a routine is a text somebody wrote. */
function WhoNamesIt({ name }: { name: string }) {
  const { routines, groups } = useTemplateUsers().get(name) ?? NO_USERS;
  const users = [...routines, ...groups.map((group) => group.name)];
  if (users.length === 0) return null;
  return (
    <Note
      tone="amber"
      title={t(
        '{count, plural, one {One place names it and needs the new name} other {# places name it and need the new name}}',
        { count: users.length },
      )}
      hint={<NamesOfUsers users={users} />}
    />
  );
}
