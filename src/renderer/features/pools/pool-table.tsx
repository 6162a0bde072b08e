import { VisuallyHidden } from '@mantine/core';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { useId, useMemo, useState, type FocusEvent } from 'react';
import { msg, say, t, type Message } from '../../../shared/catalogue/translate';
import { useRowFocus } from '../../components/row-focus';
import { useTableWindow } from '../../components/table-window';
import { useBlockedReason } from '../../state/blocked';
import { useHost } from '../../state/host-context';
import type { StatisticsByName } from '../../state/pool-statistics';
import type { PoolColumn, PoolSort } from '../../state/ui-store';
import { poolSortAfterClick, type PoolRow } from './pool-list';
import { PoolTableRow } from './pool-table-row';
import css from './pool-table.module.css';
import { usePoolActions } from './use-pool-actions';

const COLUMNS: readonly (readonly [PoolColumn, Message])[] = [
  ['name', msg('Pool')],
  ['available', msg('Available')],
  ['leased', msg('In use')],
  ['coolingDown', msg('Resting')],
  ['completed', msg('Done')],
  ['failed', msg('Failed')],
  ['quarantined', msg('Quarantined')],
  ['usedBy', msg('Used by')],
];
/** Heights of the head and of a row in pixels; `pool-table.module.css` has the same. */
const HEAD_HEIGHT = 34;
const ROW_HEIGHT = 54;
const heightOf = (): number => ROW_HEIGHT;

interface PoolTableProps {
  readonly rows: readonly PoolRow[];
  readonly statistics: StatisticsByName;
  readonly sort: PoolSort;
  /** What scrolls. */
  readonly box: HTMLElement | null;
}

/** Pools as rows; only those in sight are drawn. One row takes part in the tab order, arrow keys move to the others. */
export function PoolTable(props: PoolTableProps) {
  const hintId = useId();
  return (
    <>
      <VisuallyHidden id={hintId}>
        {t('Arrow keys move between pools, Enter edits, T tests, D duplicates, Delete deletes.')}
      </VisuallyHidden>
      <table
        className={css['table']}
        aria-label={t('Pools')}
        aria-describedby={hintId}
        aria-rowcount={props.rows.length + 1}
      >
        <Heads sort={props.sort} />
        <Rows {...props} />
      </table>
    </>
  );
}

function Rows({ rows, statistics, box }: PoolTableProps) {
  const { actions, pending } = usePoolActions();
  const blocked = useBlockedReason();
  const [current, setCurrent] = useState<string | null>(null);
  const keys = useMemo(() => rows.map(({ view }) => view.id as string), [rows]);
  const tabStop = current !== null && keys.includes(current) ? current : keys[0];
  const kept = keys.indexOf(tabStop ?? '');
  const { parts } = useTableWindow({ box, keys, heightOf, head: HEAD_HEIGHT, kept });
  const { press } = useRowFocus({ keys, name: 'pool', onMove: setCurrent });
  const follow = (event: FocusEvent<HTMLElement>): void => {
    const id = event.target.closest<HTMLElement>('tr[data-pool]')?.dataset['pool'];
    if (id !== undefined) setCurrent(id);
  };
  return (
    // eslint-disable-next-line jsx-a11y-x/no-noninteractive-element-interactions -- arrow keys move between rows
    <tbody onFocus={follow} onKeyDown={press}>
      {parts.map((part) => {
        if (part.kind === 'gap')
          return (
            <tr key={`gap ${String(part.before)}`} aria-hidden className={css['gap']}>
              <td colSpan={COLUMNS.length + 1} style={{ height: part.height }} />
            </tr>
          );
        const row = rows[part.index];
        return row === undefined ? null : (
          <PoolTableRow
            key={row.view.id}
            row={row}
            statistics={statistics[row.view.pool.name]}
            place={part.index + 2}
            isTabStop={row.view.id === tabStop}
            isDeleting={pending.has(`delete ${row.view.id}`)}
            blocked={blocked}
            actions={actions}
          />
        );
      })}
    </tbody>
  );
}

function Heads({ sort }: { sort: PoolSort }) {
  const { uiStore } = useHost();
  const Arrow = sort.descending ? ArrowDown : ArrowUp;
  return (
    <>
      <colgroup>
        {COLUMNS.map(([column]) => (
          <col key={column} className={css[`${column}Column`]} />
        ))}
        <col className={css['actionsColumn']} />
      </colgroup>
      <thead>
        <tr aria-rowindex={1}>
          {COLUMNS.map(([column, title]) => {
            const sorted = sort.column === column;
            return (
              <th
                key={column}
                scope="col"
                data-column={column}
                aria-sort={sorted ? (sort.descending ? 'descending' : 'ascending') : 'none'}
              >
                <button
                  type="button"
                  onClick={() => {
                    uiStore.setState({ poolSort: poolSortAfterClick(sort, column) });
                  }}
                >
                  {say(title)}
                  {sorted ? <Arrow size={12} aria-hidden /> : null}
                </button>
              </th>
            );
          })}
          <th scope="col">
            <VisuallyHidden>{t('Actions')}</VisuallyHidden>
          </th>
        </tr>
      </thead>
    </>
  );
}
