import { ActionIcon } from '@mantine/core';
import { CircleX, Copy, Ellipsis, PencilLine, ScanSearch, Trash2, TriangleAlert } from 'lucide-react';
import { memo, type KeyboardEvent } from 'react';
import { currentLocale, t, tIn } from '../../../shared/catalogue/translate';
import { explainProblem } from '../../../shared/explain/problem';
import { inOneLine } from '../../../shared/explain/words';
import type { PoolStatistics } from '../../../shared/pool';
import { hasErrors, type Problem } from '../../../shared/problem';
import { LazyMenu } from '../../components/lazy-menu';
import type { MenuEntry } from '../../components/overflow-menu';
import { PoolBar } from '../../components/pool-statistics-bar';
import { useHost } from '../../state/host-context';
import type { GroupOfPool, PoolRow } from './pool-list';
import css from './pool-table.module.css';
import type { PoolActions } from './use-pool-actions';

interface PoolTableRowProps {
  readonly row: PoolRow;
  /** Undefined while it is not counted, or can't be. */
  readonly statistics: PoolStatistics | undefined;
  /** Its place in the whole table, counted from 1. */
  readonly place: number;
  readonly isTabStop: boolean;
  readonly isDeleting: boolean;
  readonly blocked: string | null;
  readonly actions: PoolActions;
}

/** One pool: its name and what it is for, how its accounts stand, the groups that draw from it, and what can be done. */
export const PoolTableRow = memo(function PoolTableRow(props: PoolTableRowProps) {
  const { row, statistics, place, isTabStop, actions } = props;
  const { view, usedBy } = row;
  const tabIndex = isTabStop ? 0 : -1;
  return (
    <tr
      data-pool={view.id}
      aria-rowindex={place}
      tabIndex={tabIndex}
      onKeyDown={(event) => {
        pressOnRow(event, props);
      }}
    >
      <NameCell row={row} tabIndex={tabIndex} actions={actions} />
      <AvailableCell statistics={statistics} />
      {COUNTED.map((part) => (
        <NumberCell key={part} value={statistics?.[part]} tone={part} />
      ))}
      <td>
        <UsedBy groups={usedBy} tabIndex={tabIndex} />
      </td>
      <td className={css['buttons']}>
        <RowButtons {...props} tabIndex={tabIndex} />
      </td>
    </tr>
  );
});

const COUNTED = ['leased', 'coolingDown', 'completed', 'failed', 'quarantined'] as const;

function NameCell({ row, tabIndex, actions }: { row: PoolRow; tabIndex: number; actions: PoolActions }) {
  const { pool, problems } = row.view;
  const about = [pool.description, ...pool.tags.map((tag) => `#${tag}`)].filter((part) => part !== '');
  return (
    <th scope="row">
      <span className={css['name']}>
        <ProblemMark problems={problems} />
        <button
          type="button"
          className={css['open']}
          tabIndex={tabIndex}
          title={pool.name}
          aria-haspopup="dialog"
          onClick={() => {
            actions.edit(row);
          }}
        >
          <bdi>{pool.name}</bdi>
        </button>
      </span>
      {about.length === 0 ? null : (
        <small title={about.join(' ')} dir="auto">
          {about.join(' ')}
        </small>
      )}
    </th>
  );
}

function ProblemMark({ problems }: { problems: readonly Problem[] }) {
  if (problems.length === 0) return null;
  const isError = hasErrors(problems);
  const Icon = isError ? CircleX : TriangleAlert;
  const words = problems.map((problem) => inOneLine(explainProblem(problem))).join('\n');
  return (
    <span className={css['mark']} data-level={isError ? 'error' : 'warning'} title={words}>
      <Icon
        size={15}
        aria-label={t('{count, plural, one {# problem} other {# problems}}', { count: problems.length })}
      />
    </span>
  );
}

function AvailableCell({ statistics }: { statistics: PoolStatistics | undefined }) {
  if (!statistics) return <td className={css['dim']}>–</td>;
  const { available, total } = statistics;
  return (
    <td>
      <span className={css['available']}>
        <b>{available.toLocaleString(currentLocale())}</b> {t('of {total, number}', { total })}
      </span>
      <PoolBar statistics={statistics} />
    </td>
  );
}

function NumberCell({ value, tone }: { value: number | undefined; tone: string }) {
  const isNone = value === undefined || value === 0;
  return (
    <td className={css['number']} data-tone={isNone ? 'none' : tone}>
      {isNone ? '–' : value.toLocaleString(currentLocale())}
    </td>
  );
}

/** As many as fit into a row: two names, or one and how many more. */
const ROOM = 2;

function UsedBy({ groups, tabIndex }: { groups: readonly GroupOfPool[]; tabIndex: number }) {
  const { uiStore } = useHost();
  if (groups.length === 0) return <span className={css['dim']}>{t('no group')}</span>;
  const named = groups.length > ROOM ? ROOM - 1 : ROOM;
  const rest = groups.slice(named);
  return (
    <span className={css['groups']}>
      {groups.slice(0, named).map(({ id, name }) => (
        <button
          key={id}
          type="button"
          className={css['link']}
          tabIndex={tabIndex}
          title={t('{name}: show this group', { name })}
          onClick={() => {
            uiStore.setState({ page: 'group', group: { definitionId: id, tab: 'bots', botId: null } });
          }}
        >
          <bdi>{name}</bdi>
        </button>
      ))}
      {rest.length === 0 ? null : (
        <span className={css['dim']} title={rest.map(({ name }) => name).join(', ')}>
          {t('{count} more', { count: rest.length })}
        </span>
      )}
    </span>
  );
}

function RowButtons(props: PoolTableRowProps & { tabIndex: number }) {
  const { row, tabIndex, isDeleting, actions } = props;
  const { name } = row.view.pool;
  return (
    <>
      <ActionIcon
        size={28}
        tabIndex={tabIndex}
        aria-label={t('Test pool {name}', { name })}
        title={t('Test: what it would find now')}
        onClick={() => {
          actions.test(row);
        }}
      >
        <ScanSearch size={16} aria-hidden />
      </ActionIcon>
      <LazyMenu
        size={28}
        tabIndex={tabIndex}
        aria-label={t('More actions for pool {name}', { name })}
        loading={isDeleting}
        icon={<Ellipsis size={16} aria-hidden />}
        entries={() => entriesOf(props)}
      />
    </>
  );
}

function entriesOf({ row, actions, blocked }: PoolTableRowProps): readonly (MenuEntry | null)[] {
  const act = (verb: keyof PoolActions) => () => {
    actions[verb](row);
  };
  return [
    { label: t('Edit'), icon: PencilLine, onClick: act('edit') },
    {
      label: tIn('pool', 'Test'),
      icon: ScanSearch,
      hint: t('Shows what it would find now; nothing is taken'),
      onClick: act('test'),
    },
    { label: t('Duplicate'), icon: Copy, onClick: act('duplicate'), disabledReason: blocked },
    null,
    {
      label: t('Delete'),
      icon: Trash2,
      hint: t('Moves its file to the trash; the accounts stay'),
      danger: true,
      onClick: act('remove'),
      disabledReason: blocked,
    },
  ];
}

const KEYS: Readonly<Record<string, { readonly verb: keyof PoolActions; readonly writes: boolean }>> = {
  Enter: { verb: 'edit', writes: false },
  e: { verb: 'edit', writes: false },
  t: { verb: 'test', writes: false },
  d: { verb: 'duplicate', writes: true },
  Delete: { verb: 'remove', writes: true },
};

/** Keys on a row itself; those on its buttons belong to the buttons. */
function pressOnRow(event: KeyboardEvent<HTMLElement>, { row, actions, blocked }: PoolTableRowProps): void {
  if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
  const key = KEYS[event.key];
  if (!key || (key.writes && blocked !== null)) return;
  event.preventDefault();
  actions[key.verb](row);
}
