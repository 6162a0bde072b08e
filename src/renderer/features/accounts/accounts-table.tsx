import { VisuallyHidden } from '@mantine/core';
import { useEffect, useId, useState } from 'react';
import { currentLocale, t } from '../../../shared/catalogue/translate';
import { RowCheck } from '../../components/row-check';
import { SortHead } from '../../components/sort-head';
import { useWindowedRows } from '../../components/use-windowed-rows';
import { useHost, useUi } from '../../state/host-context';
import { countChosen } from '../../state/accounts-ui';
import type { AccountColumn } from './account-columns';
import { rowAt, type AccountPages, type AccountPagesState } from './account-pages';
import { AccountRow } from './account-row';
import css from './accounts-table.module.css';
import { isChosen, useChoosing, type Choosing } from './use-choosing';
import { ROW_HEIGHT } from './row-height';
import { nextSort } from './sorting';
import { useRowKeys } from './use-row-keys';

const CHECK_WIDTH = 38;

interface AccountsTableProps {
  readonly list: AccountPages;
  readonly state: AccountPagesState;
  readonly columns: readonly AccountColumn[];
}

/**
 * Accounts as rows; only those in sight are drawn and asked for. One row takes part in the tab order, arrow keys move to
 * the others.
 */
export function AccountsTable({ list, state, columns }: AccountsTableProps) {
  const hintId = useId();
  const [box, setBox] = useState<HTMLDivElement | null>(null);
  const total = state.total ?? 0;
  const choosing = useChoosing(list);
  const width = columns.reduce((sum, column) => sum + column.width, CHECK_WIDTH);
  return (
    <div ref={setBox} className={css['box']}>
      <VisuallyHidden id={hintId}>
        {t(
          'Arrow keys move between accounts, Enter opens one, Space chooses it, Shift with arrow keys chooses several, Delete deletes what is chosen.',
        )}
      </VisuallyHidden>
      <table
        className={css['table']}
        role="grid"
        aria-label={t('Accounts')}
        aria-describedby={hintId}
        aria-rowcount={total + 1}
        aria-multiselectable
        aria-busy={state.isOld}
        style={{ minWidth: width }}
      >
        <colgroup>
          <col style={{ width: CHECK_WIDTH }} />
          {columns.map(({ id, width: wide }) => (
            <col key={id} style={id === 'key' || id === 'label' ? {} : { width: wide }} />
          ))}
        </colgroup>
        <Heads columns={columns} total={total} choosing={choosing} />
        <Rows list={list} state={state} columns={columns} box={box} choosing={choosing} />
      </table>
    </div>
  );
}

interface HeadsProps {
  readonly columns: readonly AccountColumn[];
  readonly total: number;
  readonly choosing: Choosing;
}

function Heads({ columns, total, choosing }: HeadsProps) {
  const { uiStore } = useHost();
  const sort = useUi(({ accounts }) => accounts.sort);
  const chosen = useUi(({ accounts }) => accounts.chosen);
  const count = countChosen(chosen, total);
  const some = count > 0 && count < total;
  return (
    <thead>
      <tr aria-rowindex={1}>
        <th scope="col" className={css['check']}>
          <RowCheck
            label={t('Choose all {count} accounts', { count: total.toLocaleString(currentLocale()) })}
            checked={total > 0 && count === total}
            indeterminate={some}
            onChange={() => {
              if (count === total) choosing.none();
              else choosing.all();
            }}
          />
        </th>
        {columns.map(({ id, title, sortBy }) => (
          <SortHead
            key={id}
            title={title}
            direction={sort.find(({ by }) => by === sortBy)?.direction ?? null}
            onSort={
              sortBy === null
                ? null
                : (isAdded) => {
                    uiStore.setState(({ accounts }) => ({
                      accounts: { ...accounts, sort: nextSort(accounts.sort, sortBy, isAdded) },
                    }));
                  }
            }
          />
        ))}
      </tr>
    </thead>
  );
}

interface RowsProps extends AccountsTableProps {
  readonly box: HTMLElement | null;
  readonly choosing: Choosing;
}

function Rows({ list, state, columns, box, choosing }: RowsProps) {
  const total = state.total ?? 0;
  const { first, end } = useWindowedRows(box, total, ROW_HEIGHT);
  const chosen = useUi(({ accounts }) => accounts.chosen);
  const { current, press, follow } = useRowKeys({ list, box, total, choosing });
  useEffect(() => {
    list.want(first, end);
  }, [list, first, end]);
  const span = columns.length + 1;
  const rows = Array.from({ length: Math.max(0, end - first) }, (_, at) => first + at);
  // The row with the focus stays, wherever the others go.
  if (current < first && current >= 0 && total > 0) rows.unshift(current);
  if (current >= end && current < total) rows.push(current);
  let drawnTo = 0;
  return (
    // eslint-disable-next-line jsx-a11y-x/no-noninteractive-element-interactions -- arrow keys move between rows
    <tbody onFocus={follow} onKeyDown={press}>
      {/* One flat list: in lists within a list a row that moves up would be another one, and lose the focus. */}
      {rows.flatMap((index) => {
        const gap = index - drawnTo;
        drawnTo = index + 1;
        const account = rowAt(state.pages, index);
        return [
          gap > 0 ? <Gap key={`gap ${String(index)}`} span={span} rows={gap} /> : null,
          <AccountRow
            key={index}
            index={index}
            account={account}
            columns={columns}
            isChosen={account !== undefined && isChosen(chosen, account.id)}
            isTabStop={index === current}
            choosing={choosing}
          />,
        ];
      })}
      {total > drawnTo ? <Gap span={span} rows={total - drawnTo} /> : null}
    </tbody>
  );
}

/** The room of rows that are not drawn. */
function Gap({ span, rows }: { span: number; rows: number }) {
  return (
    <tr aria-hidden className={css['gap']}>
      <td colSpan={span} style={{ height: rows * ROW_HEIGHT }} />
    </tr>
  );
}
