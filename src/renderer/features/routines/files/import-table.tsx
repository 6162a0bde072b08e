import { CircleX } from 'lucide-react';
import { useState } from 'react';
import { t } from '../../../../shared/catalogue/translate';
import { megabytes } from '../../../../shared/explain/words';
import { ActionButton } from '../../../components/action-button';
import { ImportRow } from './import-row';
import type { RoutineImportSession } from './import-session';
import { choiceOf, type RefusedFile, type RoutineImportState } from './import-state';
import css from './routine-files.module.css';

/** More rows at once would hold the window up. */
const SHOWN_AT_ONCE = 200;

interface TableProps {
  readonly session: RoutineImportSession;
  readonly state: RoutineImportState;
}

/** Every file, with what comes of it. */
export function ImportTable({ session, state }: TableProps) {
  const { rows, refused } = state;
  const [shown, setShown] = useState(SHOWN_AT_ONCE);
  return (
    // A region that scrolls must be reachable by keyboard.
    // eslint-disable-next-line jsx-a11y-x/no-noninteractive-tabindex -- it scrolls
    <div className={css['scroll']} role="region" aria-label={t('Files read')} tabIndex={0} data-autofocus>
      <table className={css['table']}>
        <colgroup>
          <col className={css['colFold'] ?? ''} />
          <col />
          <col className={css['colTaken'] ?? ''} />
          <col className={css['colWrong'] ?? ''} />
          <col className={css['colChoice'] ?? ''} />
        </colgroup>
        <thead>
          <tr>
            <td />
            <th scope="col">{t('Routine and where it comes from')}</th>
            <th scope="col">{t('How it is taken over')}</th>
            <th scope="col">{t('What is wrong with it')}</th>
            <th scope="col">{t('Choice')}</th>
          </tr>
        </thead>
        {refused.map((file) => (
          <RefusedRow key={file.source} file={file} />
        ))}
        {rows.slice(0, shown).map((row) => (
          <ImportRow
            key={row.file}
            row={row}
            choice={choiceOf(row, state)}
            onChoose={(choice) => {
              session.choose({ [row.file]: choice });
            }}
            onRename={(name) => {
              session.rename(row.file, name);
            }}
          />
        ))}
      </table>
      {rows.length > shown ? (
        <ActionButton
          label={t('Show more: {count, plural, one {# is} other {# are}} not listed yet', {
            count: rows.length - shown,
          })}
          size="xs"
          variant="default"
          m="sm"
          onClick={() => {
            setShown(shown + SHOWN_AT_ONCE);
          }}
        />
      ) : null}
    </div>
  );
}

function RefusedRow({ file: { source, reason } }: { file: RefusedFile }) {
  return (
    <tbody data-choice="refused">
      <tr>
        <td>
          <CircleX size={15} aria-hidden className={css['bad'] ?? ''} />
        </td>
        <th scope="row">
          <bdi className={css['name']} title={source}>
            {source}
          </bdi>
        </th>
        <td colSpan={2}>
          <span className={css['bad']}>
            {reason.code === 'too_large'
              ? t('It is larger than {limit}: no routine is', { limit: megabytes(reason.limit) })
              : t('It could not be read')}
          </span>
        </td>
        <td>
          <span className={css['left']}>{t('Can’t be imported')}</span>
        </td>
      </tr>
    </tbody>
  );
}
