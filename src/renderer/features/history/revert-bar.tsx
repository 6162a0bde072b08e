import { RotateCcw } from 'lucide-react';
import { useState } from 'react';
import { t } from '../../../shared/catalogue/translate';
import type { DefinitionVersion } from '../../../shared/definition-version';
import type { AppError } from '../../../shared/errors';
import { explainError } from '../../../shared/explain';
import type { Words } from '../../../shared/explain/words';
import type { DefinitionView } from '../../../shared/view';
import { ActionButton } from '../../components/action-button';
import { Note } from '../../components/note';
import { activeGroup } from '../../state/active-group';
import { useBlockedReason } from '../../state/blocked';
import { useView } from '../../state/host-context';
import css from './history.module.css';
import { useRevert } from './use-revert';

interface RevertBarProps {
  readonly saved: DefinitionView;
  readonly version: DefinitionVersion;
  readonly isCurrent: boolean;
}

/** The way back to a version, and why it is closed when it is. */
export function RevertBar({ saved, version, isCurrent }: RevertBarProps) {
  const [refused, setRefused] = useState<AppError | null>(null);
  const { busy, revert } = useRevert(setRefused);
  const blocked = useBlockedReason();
  const running = useView((state) => activeGroup(state.groupOfDefinition[saved.id]) !== undefined);
  const same = version.hash === saved.hash ? t('The file is this version already') : null;
  return (
    <div className={css['footer']}>
      {refused === null ? null : <Note tone="red" {...wordsFor(refused)} />}
      <div className={css['footerRow']}>
        <span className={css['quiet']}>{hintFor(isCurrent, running)}</span>
        <ActionButton
          label={t('Revert to this version')}
          icon={RotateCcw}
          busy={busy}
          disabledReason={blocked ?? (isCurrent ? t('This version is in use') : same) ?? readOnly(saved)}
          onClick={() => void revert(saved, version)}
        />
      </div>
    </div>
  );
}

function hintFor(isCurrent: boolean, running: boolean): string {
  if (isCurrent) return t('This is the version in use.');
  if (running) return t('The run goes on as it was started; the next start uses the reverted version.');
  return t('The version in use stays in this history.');
}

function readOnly({ writable }: DefinitionView): string | null {
  return writable ? null : t('Its file is read-only');
}

/** Refusals of a revert, as what to do about them here. */
function wordsFor(error: AppError): Words {
  switch (error.code) {
    case 'definition_changed_on_disk':
      return {
        title: t('The file was changed by something else meanwhile; nothing was reverted'),
        hint: t(
          'That change is now the newest version in the list. Look at it, then revert again if you still want to.',
        ),
      };
    case 'definition_name_taken':
      return {
        title: t('This version is named “{name}”, and another group has that name now', { name: error.name }),
        hint: t('Rename the other group first, then revert again. Nothing was changed.'),
      };
    default:
      return explainError(error);
  }
}
