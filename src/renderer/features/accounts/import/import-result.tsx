import { Button } from '@mantine/core';
import { Undo2 } from 'lucide-react';
import { useState } from 'react';
import { t } from '../../../../shared/catalogue/translate';
import { ActionButton } from '../../../components/action-button';
import css from '../../../components/import-dialog/import-dialog.module.css';
import { Note } from '../../../components/note';
import { useBlockedReason } from '../../../state/blocked';
import { useUndoAccounts } from '../use-undo-accounts';
import type { AccountImportState } from './import-state';
import { RowProblems } from './row-problems';

interface ImportResultProps {
  readonly state: AccountImportState;
  readonly onClose: () => void;
}

/** What an import did, and which rows it left. */
export function ImportResult({ state: { result }, onClose }: ImportResultProps) {
  const { undo } = useUndoAccounts();
  const blocked = useBlockedReason();
  const [isUndoing, setUndoing] = useState(false);
  if (result === null) return null;
  const { written, created, updated, skipped, bad, problems, undoId } = result;
  const takeBack = async (): Promise<void> => {
    if (undoId === null || isUndoing) return;
    setUndoing(true);
    await undo(undoId);
    onClose();
  };
  return (
    <>
      <div className={css['choosing']}>
        <Note
          tone={written === 0 ? 'red' : bad > 0 ? 'amber' : 'green'}
          title={t(
            '{written, plural, =0 {Nothing was written} one {1 account was imported} other {{written, number} accounts were imported}}',
            { written },
          )}
          hint={t('{created, number} new, {updated, number} changed, {skipped, number} left as they were', {
            created,
            updated,
            skipped,
          })}
        />
        {bad === 0 ? null : <RowProblems problems={problems} bad={bad} />}
      </div>
      <div className={css['footer']}>
        <span className={css['summary']} />
        {undoId === null ? null : (
          <ActionButton
            label={t('Undo')}
            accessibleName={t('Undo this import')}
            icon={Undo2}
            variant="default"
            busy={isUndoing}
            disabledReason={blocked}
            onClick={() => void takeBack()}
          />
        )}
        <Button onClick={onClose} data-autofocus>
          {t('Close')}
        </Button>
      </div>
    </>
  );
}
