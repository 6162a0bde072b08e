import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { t } from '../../../shared/catalogue/translate';
import type { AccountSavedView } from '../../../shared/contract/accounts';
import type { AppError } from '../../../shared/errors';
import { CommandDialog } from '../../components/command-dialog';
import { Note } from '../../components/note';
import { useCommands } from '../../components/use-command';
import { useAccounts } from '../../state/accounts-context';
import { useBlockedReason } from '../../state/blocked';
import { useHost } from '../../state/host-context';

interface SaveViewDialogProps {
  readonly view: Omit<AccountSavedView, 'name'>;
  /** Name it has; empty for a new one. */
  readonly name: string;
  readonly onClose: () => void;
}

const LONGEST_NAME = 80;

/** Gives what is shown a name to come back to, or a saved view another one. */
export function SaveViewDialog({ view, name, onClose }: SaveViewDialogProps) {
  const { link, uiStore } = useHost();
  const views = useAccounts()?.views ?? [];
  const [text, setText] = useState(name);
  const [error, setError] = useState<AppError | null>(null);
  const { pending, run } = useCommands();
  const blocked = useBlockedReason();
  const wanted = text.trim();
  const isRename = name !== '';
  const isTaken = wanted !== name && views.some((each) => each.name === wanted);
  const reason = refusalOf(wanted, name);
  const save = async (): Promise<void> => {
    const answer = await run('save', 'accounts.putView', { view: { ...view, name: wanted } });
    if (answer?.ok === false) setError(answer.error);
    if (answer?.ok !== true) return;
    if (isRename) void link.call('accounts.removeView', { name });
    uiStore.setState(({ accounts }) => ({ accounts: { ...accounts, view: wanted } }));
    onClose();
  };
  return (
    <CommandDialog
      title={isRename ? t('Rename view “{name}”', { name }) : t('Save this view')}
      label={isTaken ? t('Replace') : t('Save')}
      busy={pending.has('save')}
      disabledReason={blocked ?? reason}
      error={error}
      onSubmit={() => void save()}
      onClose={onClose}
    >
      <TextInput
        label={t('Name')}
        description={t('Search, filter, order and columns are kept under it.')}
        maxLength={LONGEST_NAME}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value);
        }}
        mb="sm"
        data-autofocus
      />
      {isTaken ? (
        <Note tone="amber" title={t('There is a view of this name already; it is replaced.')} />
      ) : null}
    </CommandDialog>
  );
}

function refusalOf(wanted: string, name: string): string | null {
  if (wanted === '') return t('Give it a name first');
  return wanted === name ? t('Nothing has been changed') : null;
}
