import { useState } from 'react';
import { t } from '../../../../shared/catalogue/translate';
import type { AppError } from '../../../../shared/errors';
import { asRoutineName } from '../../../../shared/routine-name';
import { CommandDialog } from '../../../components/command-dialog';
import { toastDone } from '../../../components/toasts';
import { useCommands } from '../../../components/use-command';
import { useBlockedReason } from '../../../state/blocked';
import { useHost } from '../../../state/host-context';
import { openRoutine } from '../../../state/show-routines';
import css from './routine-files.module.css';
import { RoutineNameInput } from './routine-name-input';
import { RoutineUsers } from './routine-users';
import { useRoutineNames, whyNotName } from './use-routine-names';

interface RenameRoutineDialogProps {
  readonly routineName: string;
  readonly onClose: () => void;
}

/** Gives a routine's file another name or folder; says who names the old one. */
export function RenameRoutineDialog({ routineName, onClose }: RenameRoutineDialogProps) {
  const { uiStore } = useHost();
  const names = useRoutineNames();
  const [name, setName] = useState(routineName);
  const [error, setError] = useState<AppError | null>(null);
  const { pending, run } = useCommands();
  const blocked = useBlockedReason();
  const unchanged = asRoutineName(name) === routineName ? t('Nothing has been changed') : null;
  const wrong = unchanged ?? whyNotName(name, names, routineName);
  const save = async (): Promise<void> => {
    const answer = await run('rename', 'routineFiles.rename', { routineName, name: asRoutineName(name) });
    if (answer?.ok === false) setError(answer.error);
    if (answer?.ok !== true) return;
    toastDone(t('“{old}” is called “{name}” now', { old: routineName, name: asRoutineName(name) }));
    openRoutine(uiStore, asRoutineName(name));
    onClose();
  };
  return (
    <CommandDialog
      title={t('Rename “{name}”', { name: routineName })}
      size={480}
      label={t('Rename')}
      busy={pending.has('rename')}
      disabledReason={blocked ?? wrong}
      error={error}
      onSubmit={() => void save()}
      onClose={onClose}
    >
      <div className={css['fields']}>
        <RoutineNameInput name={name} names={names} own={routineName} onChange={setName} />
        <RoutineUsers
          routineName={routineName}
          words={(count) =>
            t(
              '{count, plural, one {One place names it and needs the new name} other {# places name it and need the new name}}',
              {
                count,
              },
            )
          }
        />
      </div>
    </CommandDialog>
  );
}
