import { Button } from '@mantine/core';
import { t } from '../../../../shared/catalogue/translate';
import { Note } from '../../../components/note';
import css from './import.module.css';
import type { AccountImportState } from './import-state';
import { RowProblems } from './row-problems';

interface ImportResultProps {
  readonly state: AccountImportState;
  readonly onClose: () => void;
}

/** What an import did, and which rows it left. */
export function ImportResult({ state: { result }, onClose }: ImportResultProps) {
  if (result === null) return null;
  const { written, created, updated, skipped, bad, problems } = result;
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
        <span className={css['grow']} />
        <Button onClick={onClose} data-autofocus>
          {t('Close')}
        </Button>
      </div>
    </>
  );
}
