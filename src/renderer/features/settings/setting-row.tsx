import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { say, t } from '../../../shared/catalogue/translate';
import type { AppError } from '../../../shared/errors';
import { explainError } from '../../../shared/explain';
import { ROWS, type SettingsRow } from '../../../shared/settings-list';
import { Note } from '../../components/note';
import { RowControlProvider } from './row-control';
import css from './settings-page.module.css';
import { Marked, useShownRows } from './shown-rows';
import type { Saving } from './use-saving';

interface SettingRowProps {
  readonly row: SettingsRow;
  readonly saving?: Saving;
  /** The control, at the right of the words. */
  readonly children?: ReactNode;
  /** What needs the whole width, below. */
  readonly below?: ReactNode;
}

/** One setting: what it is called, what it does, its control, and how the latest change went. */
export function SettingRow({ row, saving, children, below }: SettingRowProps) {
  const { rows } = useShownRows();
  if (!rows.has(row)) return null;
  const labelId = `setting-${row}`;
  const helpId = `${labelId}-help`;
  const blocked = saving?.blocked ?? null;
  return (
    <RowControlProvider value={{ labelId, helpId, disabled: blocked !== null }}>
      <div className={css['row']} data-setting={row} role="group" aria-labelledby={labelId}>
        <div className={css['head']}>
          <RowWords row={row} labelId={labelId} helpId={helpId} isSaved={saving?.state === 'saved'} />
          <div className={css['control']} {...(blocked === null ? {} : { title: blocked })}>
            {children}
          </div>
        </div>
        <div className={css['below']}>{below}</div>
        <SavingError error={saving?.error ?? null} />
      </div>
    </RowControlProvider>
  );
}

interface RowWordsProps {
  readonly row: SettingsRow;
  readonly labelId: string;
  readonly helpId: string;
  readonly isSaved: boolean;
}

function RowWords({ row, labelId, helpId, isSaved }: RowWordsProps) {
  const { label, help } = ROWS[row];
  return (
    <div className={css['words']}>
      <div className={css['label']}>
        <span id={labelId}>
          <Marked text={say(label)} />
        </span>
        <span className={css['saved']} role="status">
          {isSaved ? (
            <>
              <Check size={13} strokeWidth={2.4} aria-hidden /> {t('Saved')}
            </>
          ) : null}
        </span>
      </div>
      <div className={css['help']} id={helpId}>
        <Marked text={say(help)} />
      </div>
    </div>
  );
}

function SavingError({ error }: { error: AppError | null }) {
  return <div role="alert">{error === null ? null : <Note tone="red" {...explainError(error)} />}</div>;
}
