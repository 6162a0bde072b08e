import { useState } from 'react';
import { t } from '../../../shared/catalogue/translate';
import type { ImportChoice, ImportRow as Row } from '../../../shared/import';
import { ActionButton } from '../../components/action-button';
import { useView } from '../../state/host-context';
import { ImportRow } from './import-row';
import { choiceOf, type ImportState } from './import-state';
import css from './sharing.module.css';

/** More rows at once would hold the window up. */
const SHOWN_AT_ONCE = 300;

interface TableProps {
  readonly rows: readonly Row[];
  readonly chosen: ImportState['chosen'];
  readonly onChoose: (rowId: string, choice: ImportChoice) => void;
}

/** Every group that was found and every source that holds none. */
export function ImportTable({ rows, chosen, onChoose }: TableProps) {
  const definitions = useView((state) => state.view?.definitions);
  const routines = useView((state) => state.view?.routines);
  const [shown, setShown] = useState(SHOWN_AT_ONCE);
  const byId = new Map(rows.map((row) => [row.rowId, row]));
  return (
    // A region that scrolls must be reachable by keyboard.
    // eslint-disable-next-line jsx-a11y-x/no-noninteractive-tabindex -- it scrolls
    <div className={css['scroll']} role="region" aria-label={t('Groups found')} tabIndex={0} data-autofocus>
      <table className={css['table']}>
        <colgroup>
          <col className={css['colFold'] ?? ''} />
          <col />
          <col className={css['colChange'] ?? ''} />
          <col className={css['colAble'] ?? ''} />
          <col className={css['colMissing'] ?? ''} />
          <col className={css['colChoice'] ?? ''} />
        </colgroup>
        <thead>
          <tr>
            <td />
            <th scope="col">{t('Group and where it comes from')}</th>
            <th scope="col">{t('What it changes here')}</th>
            <th scope="col">{t('What it will do')}</th>
            <th scope="col">{t('What is missing here')}</th>
            <th scope="col">{t('Choice')}</th>
          </tr>
        </thead>
        {rows.slice(0, shown).map((row) => (
          <ImportRow
            key={row.rowId}
            row={row}
            choice={choiceOf(row, chosen)}
            met={row.meets === null ? undefined : definitions?.[row.meets.definitionId]}
            routine={row.definition === null ? undefined : routines?.[row.definition.routineName]}
            repeats={row.repeats === null ? undefined : byId.get(row.repeats)}
            onChoose={onChoose}
          />
        ))}
      </table>
      {rows.length > shown ? (
        <div className={css['more']}>
          <ActionButton
            label={t('Show more: {count, plural, one {# is} other {# are}} not listed yet', {
              count: rows.length - shown,
            })}
            size="xs"
            variant="default"
            onClick={() => {
              setShown(shown + SHOWN_AT_ONCE);
            }}
          />
          <small>{t('They are imported all the same, as suggested or set for all.')}</small>
        </div>
      ) : null}
    </div>
  );
}
