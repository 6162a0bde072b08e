import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { t } from '../../../shared/catalogue/translate';
import { LABEL_LIMIT } from '../../../shared/contract/instances';
import type { AppError } from '../../../shared/errors';
import type { InstanceRef } from '../../../shared/instance-reference';
import { CommandDialog } from '../../components/command-dialog';
import { useCommands } from '../../components/use-command';
import { useBlockedReason } from '../../state/blocked';
import { useView } from '../../state/host-context';

interface RenameDialogProps {
  readonly instanceRef: InstanceRef;
  readonly onClose: () => void;
}

/** Gives an instance a label of one's own; empty takes it away. References in groups stay as they are. */
export function RenameDialog({ instanceRef: ref, onClose }: RenameDialogProps) {
  const label = useView((state) => state.view?.instances[ref]?.label ?? '');
  const [text, setText] = useState(label);
  const [error, setError] = useState<AppError | null>(null);
  const { pending, run } = useCommands();
  const blocked = useBlockedReason();
  const unchanged = text.trim() === label ? t('Nothing has been changed') : null;
  const save = async (): Promise<void> => {
    const answer = await run('rename', 'instances.rename', { ref, label: text.trim() });
    if (answer?.ok === true) onClose();
    else if (answer) setError(answer.error);
  };
  return (
    <CommandDialog
      title={t('Rename {name}', { name: ref })}
      label={t('Rename')}
      busy={pending.has('rename')}
      disabledReason={blocked ?? unchanged}
      error={error}
      onSubmit={() => void save()}
      onClose={onClose}
    >
      <TextInput
        label={t('Label')}
        description={t('Shown beside the reference, which groups keep using. Empty takes it away.')}
        maxLength={LABEL_LIMIT}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value);
        }}
        mb="sm"
        data-autofocus
      />
    </CommandDialog>
  );
}
