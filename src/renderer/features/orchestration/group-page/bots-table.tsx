import { VisuallyHidden } from '@mantine/core';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { useCallback, useId, useState, type FocusEvent } from 'react';
import { msg, say, t, type Message } from '../../../../shared/catalogue/translate';
import type { BotId, OrchestrationId } from '../../../../shared/ids';
import { isTerminalGroup } from '../../../../shared/lifecycle-states';
import { useRowFocus } from '../../../components/row-focus';
import { useTableWindow } from '../../../components/table-window';
import { useHost, useUi, useView } from '../../../state/host-context';
import type { BotColumn, BotSort } from './bot-order';
import css from './bots-table.module.css';
import { BotsTableRow } from './bots-table-row';
import { InstanceRowsWithoutBot } from './instance-rows';
import type { InstanceWithoutBot } from './use-instances-without-bot';

const COLUMNS: readonly (readonly [BotColumn, Message])[] = [
  ['number', msg('Bot')],
  ['instance', msg('Instance')],
  ['state', msg('State')],
  ['step', msg('Step')],
  ['account', msg('Account')],
  ['iteration', msg('Iteration')],
  ['restarts', msg('Restarts')],
  ['failure', msg('Last failure')],
];
/** Heights of the head and of a row in pixels; `bots-table.module.css` has the same. */
const HEAD_HEIGHT = 34;
const ROW_HEIGHT = 38;
const heightOf = (): number => ROW_HEIGHT;

/** Only groups that draw from a pool have accounts to show. */
const WITHOUT_ACCOUNTS = COLUMNS.filter(([column]) => column !== 'account');

interface BotsTableProps {
  readonly orchestrationId: OrchestrationId;
  readonly order: readonly BotId[];
  readonly without: readonly InstanceWithoutBot[];
  readonly sort: BotSort;
  readonly onSort: (column: BotColumn) => void;
}

/**
 * Bots as rows; only those in sight are drawn. One row takes part in the tab order, arrow keys move to the others;
 * Enter opens the drawer.
 */
export function BotsTable({ orchestrationId, order, without, sort, onSort }: BotsTableProps) {
  const hintId = useId();
  const [box, setBox] = useState<HTMLDivElement | null>(null);
  const hasPool = useView((state) => (state.view?.groups[orchestrationId]?.accounts ?? null) !== null);
  const columns = hasPool ? COLUMNS : WITHOUT_ACCOUNTS;
  return (
    <div ref={setBox} className={css['box']}>
      <VisuallyHidden id={hintId}>
        {t(
          'Arrow keys move between bots, Enter opens the bot. P pauses or resumes it, X stops it, S begins anew with one that has ended.',
        )}
      </VisuallyHidden>
      <table
        className={css['table']}
        data-pool={hasPool}
        aria-label={t('Bots')}
        aria-describedby={hintId}
        aria-rowcount={1 + order.length + without.length}
      >
        <Heads columns={columns} sort={sort} onSort={onSort} />
        <Rows orchestrationId={orchestrationId} order={order} box={box} hasPool={hasPool} />
        <InstanceRowsWithoutBot instances={without} firstRow={order.length + 2} hasPool={hasPool} />
      </table>
    </div>
  );
}

interface RowsProps extends Pick<BotsTableProps, 'orchestrationId' | 'order'> {
  readonly box: HTMLElement | null;
  readonly hasPool: boolean;
}

function Rows({ orchestrationId, order, box, hasPool }: RowsProps) {
  const open = useOpenBot();
  const opened = useUi((state) => state.group?.botId ?? null);
  const over = useView((state) => {
    const group = state.view?.groups[orchestrationId];
    return group === undefined || isTerminalGroup(group.state);
  });
  const [current, setCurrent] = useState<string | null>(null);
  const kept = Math.max(
    0,
    order.findIndex((botId) => botId === current),
  );
  const { parts } = useTableWindow({ box, keys: order, heightOf, head: HEAD_HEIGHT, kept });
  const { press } = useRowFocus({ keys: order, name: 'bot', inside: 'button', onMove: setCurrent });
  const follow = (event: FocusEvent<HTMLElement>): void => {
    const id = event.target.closest<HTMLElement>('tr[data-bot]')?.dataset['bot'];
    if (id !== undefined) setCurrent(id);
  };
  return (
    // eslint-disable-next-line jsx-a11y-x/no-noninteractive-element-interactions -- arrow keys move between the rows' buttons
    <tbody onFocus={follow} onKeyDown={press}>
      {parts.map((part) => {
        if (part.kind === 'gap')
          return <Gap key={`gap ${String(part.before)}`} height={part.height} hasPool={hasPool} />;
        const botId = order[part.index];
        return botId === undefined ? null : (
          <BotsTableRow
            key={botId}
            botId={botId}
            row={part.index + 2}
            isTabStop={part.index === kept}
            isOpen={botId === opened}
            groupOver={over}
            hasPool={hasPool}
            onOpen={open}
          />
        );
      })}
      {order.length === 0 ? (
        <tr>
          <td colSpan={hasPool ? 9 : 8} className={css['none']}>
            {t('No bot fits this filter.')}
          </td>
        </tr>
      ) : null}
    </tbody>
  );
}

/** The room of rows that are not drawn. */
function Gap({ height, hasPool }: { height: number; hasPool: boolean }) {
  return (
    <tr aria-hidden className={css['gap']}>
      <td colSpan={hasPool ? 9 : 8} style={{ height }} />
    </tr>
  );
}

/** Opens the drawer of a bot. */
function useOpenBot(): (botId: BotId) => void {
  const { uiStore } = useHost();
  return useCallback(
    (botId) => {
      uiStore.setState(({ group }) => ({ group: group && { ...group, botId } }));
    },
    [uiStore],
  );
}

interface HeadsProps extends Pick<BotsTableProps, 'sort' | 'onSort'> {
  readonly columns: typeof COLUMNS;
}

function Heads({ columns, sort, onSort }: HeadsProps) {
  const Arrow = sort.descending ? ArrowDown : ArrowUp;
  return (
    <>
      <colgroup>
        {columns.map(([column]) => (
          <col key={column} className={css[`${column}Column`]} />
        ))}
        <col className={css['actionsColumn']} />
      </colgroup>
      <thead>
        <tr aria-rowindex={1}>
          {columns.map(([column, title]) => {
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
                    onSort(column);
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
