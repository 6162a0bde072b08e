import { useState, type ReactNode } from 'react';
import { t } from '../../../shared/catalogue/translate';
import { ActionButton } from '../action-button';
import css from './import-dialog.module.css';

/** More rows at once would hold the window up. */
const SHOWN_AT_ONCE = 300;

interface ImportTableProps<T> {
  readonly label: string;
  /** Names of the columns between the one that folds rows out and the one of choices; a width where it is fixed. */
  readonly columns: readonly { readonly title: string; readonly width?: string }[];
  readonly rows: readonly T[];
  /** A `tbody` each. */
  readonly children: (row: T) => ReactNode;
  /** Rows before all others. */
  readonly before?: ReactNode;
  /** Beside the button that lists more: what becomes of those that are not listed. */
  readonly moreHint?: string;
}

/** Everything that was found, and what shall become of it. */
export function ImportTable<T>(props: ImportTableProps<T>) {
  const { label, columns, rows, children, before, moreHint } = props;
  const [shown, setShown] = useState(SHOWN_AT_ONCE);
  return (
    // A region that scrolls must be reachable by keyboard.
    // eslint-disable-next-line jsx-a11y-x/no-noninteractive-tabindex -- it scrolls
    <div className={css['scroll']} role="region" aria-label={label} tabIndex={0} data-autofocus>
      <table className={css['table']}>
        <colgroup>
          <col className={css['colFold'] ?? ''} />
          {columns.map(({ title, width }) => (
            <col key={title} {...(width === undefined ? {} : { style: { width } })} />
          ))}
          <col className={css['colChoice'] ?? ''} />
        </colgroup>
        <thead>
          <tr>
            <td />
            {columns.map(({ title }) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
            <th scope="col">{t('Choice')}</th>
          </tr>
        </thead>
        {before}
        {rows.slice(0, shown).map(children)}
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
          {moreHint === undefined ? null : <small>{moreHint}</small>}
        </div>
      ) : null}
    </div>
  );
}
