import { VisuallyHidden } from '@mantine/core';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { useCallback, useId, useState, type FocusEvent } from 'react';
import type { BotId, OrchestrationId } from '../../../../shared/ids';
import { isTerminalGroup } from '../../../../shared/lifecycle-states';
import { useHost, useUi, useView } from '../../../state/host-context';
import type { BotColumn, BotSort } from './bot-order';
import css from './bots-table.module.css';
import { BotsTableRow } from './bots-table-row';
import { moveBetweenBots } from './bot-row-keys';
import { InstanceRowsWithoutBot } from './instance-rows';
import type { InstanceWithoutBot } from './use-instances-without-bot';

const COLUMNS: readonly (readonly [BotColumn, string])[] = [
  ['number', 'Bot'],
  ['instance', 'Instance'],
  ['state', 'State'],
  ['step', 'Step'],
  ['iteration', 'Iteration'],
  ['restarts', 'Restarts'],
  ['failure', 'Last failure'],
];

interface BotsTableProps {
  readonly orchestrationId: OrchestrationId;
  readonly order: readonly BotId[];
  readonly without: readonly InstanceWithoutBot[];
  readonly sort: BotSort;
  readonly onSort: (column: BotColumn) => void;
}

/** Bots as rows. One row takes part in the tab order, arrow keys move to the others; Enter opens the drawer. */
export function BotsTable({ orchestrationId, order, without, sort, onSort }: BotsTableProps) {
  const open = useOpenBot();
  const opened = useUi((state) => state.group?.botId ?? null);
  const over = useView((state) => {
    const group = state.view?.groups[orchestrationId];
    return group === undefined || isTerminalGroup(group.state);
  });
  const [current, setCurrent] = useState<BotId | null>(null);
  const hintId = useId();
  const tabStop = current !== null && order.includes(current) ? current : order[0];
  const follow = (event: FocusEvent<HTMLElement>): void => {
    const id = event.target.closest<HTMLElement>('tr[data-bot]')?.dataset['bot'];
    setCurrent(order.find((botId) => botId === id) ?? null);
  };
  return (
    <div className={css['box']}>
      <VisuallyHidden id={hintId}>Arrow keys move between bots, Enter opens the bot.</VisuallyHidden>
      <table className={css['table']} aria-label="Bots" aria-describedby={hintId}>
        <Heads sort={sort} onSort={onSort} />
        {/* eslint-disable-next-line jsx-a11y-x/no-noninteractive-element-interactions -- arrow keys move between the rows' buttons, see bot-row-keys.ts */}
        <tbody onFocus={follow} onKeyDown={moveBetweenBots}>
          {order.map((botId) => (
            <BotsTableRow
              key={botId}
              botId={botId}
              isTabStop={botId === tabStop}
              isOpen={botId === opened}
              groupOver={over}
              onOpen={open}
            />
          ))}
          {order.length === 0 ? (
            <tr>
              <td colSpan={8} className={css['none']}>
                No bot fits this filter.
              </td>
            </tr>
          ) : null}
        </tbody>
        <InstanceRowsWithoutBot instances={without} />
      </table>
    </div>
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

function Heads({ sort, onSort }: Pick<BotsTableProps, 'sort' | 'onSort'>) {
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
        <tr>
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
                    onSort(column);
                  }}
                >
                  {title}
                  {sorted ? <Arrow size={12} aria-hidden /> : null}
                </button>
              </th>
            );
          })}
          <th scope="col">
            <VisuallyHidden>Actions</VisuallyHidden>
          </th>
        </tr>
      </thead>
    </>
  );
}
