import { ActionIcon, Button, NativeSelect } from '@mantine/core';
import { ArrowDown, ArrowUp, GripVertical, Plus, X } from 'lucide-react';
import { useId, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { t } from '../../../shared/catalogue/translate';
import type { AccountField } from '../../../shared/account';
import type { AccountSort } from '../../../shared/account-filter';
import type { Problem } from '../../../shared/problem';
import { filterFields, type FilterField } from '../../components/filter-builder/filter-fields';
import { errorAtField } from '../../components/form-problems';
import { leaveRow } from '../../components/leave-row';
import { useDragOrder, type Dragged } from '../../components/use-drag-order';
import css from './pool-sections.module.css';
import { directionWords, movedKey, sortableFields } from './sort-rules';

const MOST_KEYS = 5;

interface SortKeysProps {
  readonly sort: readonly AccountSort[];
  readonly fields: readonly AccountField[];
  readonly problems: readonly Problem[];
  readonly onChange: (sort: AccountSort[]) => void;
}

/** What accounts are ordered by, first to last: dragged by the grip, moved by buttons, or lifted and moved with keys. */
export function SortKeys({ sort, fields, problems, onChange }: SortKeysProps) {
  const known = useMemo(() => sortableFields(filterFields(fields)), [fields]);
  const free = known.filter(({ name }) => !sort.some(({ by }) => by === name));
  const list = useRef<HTMLOListElement>(null);
  const helpId = useId();
  const [news, setNews] = useState('');
  const labelOf = (by: string): string => known.find(({ name }) => name === by)?.label ?? by;
  const move = (from: number, to: number): void => {
    if (to < 0 || to >= sort.length || from === to) return;
    onChange(movedKey(sort, from, to));
    const field = labelOf(sort[from]?.by ?? '');
    setNews(t('{field} is now at place {place} of {count}.', { field, place: to + 1, count: sort.length }));
  };
  const { dragged, lift } = useDragOrder(list, move);
  return (
    <>
      <ol ref={list} className={css['sort']} aria-label={t('Ordered by')} hidden={sort.length === 0}>
        {sort.map((key, index) => (
          <SortRow
            key={key.by}
            {...{ sortKey: key, index, count: sort.length, known, helpId, dragged, move }}
            label={labelOf(key.by)}
            choices={[...known.filter(({ name }) => name === key.by), ...free]}
            error={errorAtField(problems, `sort.${String(index)}`, true)}
            onLift={lift(index)}
            onReplace={(by) => {
              onChange(sort.map((each, at) => (at === index ? by : each)));
            }}
            onRemove={() => {
              onChange(sort.filter((_, at) => at !== index));
            }}
          />
        ))}
      </ol>
      <span id={helpId} className={css['hidden']}>
        {t('The arrow keys with Alt move it, and so does dragging.')}
      </span>
      <span role="status" className={css['hidden']}>
        {news}
      </span>
      {sort.length < MOST_KEYS && free[0] ? (
        <Button
          size="compact-sm"
          variant="default"
          className={css['add'] ?? ''}
          data-path="sort"
          leftSection={<Plus size={14} aria-hidden />}
          onClick={() => {
            onChange([...sort, { by: free[0]?.name ?? 'key', direction: 'asc' }]);
          }}
        >
          {sort.length === 0 ? t('Order by a field') : t('Then by another field')}
        </Button>
      ) : null}
    </>
  );
}

interface SortRowProps {
  readonly sortKey: AccountSort;
  readonly label: string;
  readonly index: number;
  readonly count: number;
  readonly known: readonly FilterField[];
  readonly choices: readonly FilterField[];
  readonly error: string | undefined;
  readonly helpId: string;
  readonly dragged: Dragged | null;
  readonly move: (from: number, to: number) => void;
  readonly onLift: (event: React.PointerEvent) => void;
  readonly onReplace: (key: AccountSort) => void;
  readonly onRemove: () => void;
}

function SortRow(props: SortRowProps) {
  const { sortKey, label, index, count, known, choices, error, dragged, onReplace } = props;
  const field = known.find(({ name }) => name === sortKey.by);
  const words = directionWords(field?.type ?? 'text');
  return (
    <li data-in-hand={dragged?.from === index || undefined} data-drop={dropSide(dragged, index, count)}>
      <button
        type="button"
        className={css['grip']}
        aria-label={t('Move {field}, place {place} of {count}', { field: label, place: index + 1, count })}
        aria-describedby={props.helpId}
        aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
        data-path={`sort.${String(index)}`}
        onPointerDown={props.onLift}
        onKeyDown={(event) => {
          moveByKeys(event, props);
        }}
      >
        <GripVertical size={14} aria-hidden />
        {index + 1}
      </button>
      <NativeSelect
        size="xs"
        className={css['sortField']}
        aria-label={t('Order by')}
        data={(field ? choices : [{ name: sortKey.by, label }, ...choices]).map((each) => ({
          value: each.name,
          label: each.label,
        }))}
        value={sortKey.by}
        error={error}
        onChange={({ currentTarget }) => {
          onReplace({ by: currentTarget.value, direction: sortKey.direction });
        }}
      />
      <NativeSelect
        size="xs"
        className={css['direction']}
        aria-label={t('Direction of {field}', { field: label })}
        data={[
          { value: 'asc', label: words.asc },
          { value: 'desc', label: words.desc },
        ]}
        value={sortKey.direction}
        onChange={({ currentTarget }) => {
          onReplace({ by: sortKey.by, direction: currentTarget.value === 'desc' ? 'desc' : 'asc' });
        }}
      />
      <RowButtons {...props} />
    </li>
  );
}

function RowButtons(props: SortRowProps) {
  const { label: field, index, count, move, onRemove } = props;
  const button = (label: string, to: number, Icon: typeof ArrowUp) => {
    const off = to < 0 || to >= count;
    return (
      <ActionIcon
        size={24}
        aria-label={label}
        {...(off ? { 'data-disabled': true } : {})}
        aria-disabled={off}
        onClick={() => {
          move(index, to);
        }}
        onKeyDown={(event) => {
          moveByKeys(event, props);
        }}
      >
        <Icon size={14} aria-hidden />
      </ActionIcon>
    );
  };
  return (
    <>
      {button(t('Move {field} up', { field }), index - 1, ArrowUp)}
      {button(t('Move {field} down', { field }), index + 1, ArrowDown)}
      <ActionIcon
        size={24}
        aria-label={t('Do not order by {field}', { field })}
        onClick={({ currentTarget }) => {
          leaveRow(currentTarget, () => currentTarget.closest<HTMLElement>('[role="tabpanel"]'));
          onRemove();
        }}
      >
        <X size={14} aria-hidden />
      </ActionIcon>
    </>
  );
}

function moveByKeys(event: KeyboardEvent, { index, move }: SortRowProps): void {
  const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
  if (by === 0 || !event.altKey) return;
  event.preventDefault();
  move(index, index + by);
}

/** Where the line is drawn that shows the place a held row would go to. */
function dropSide(dragged: Dragged | null, index: number, count: number): 'before' | 'after' | undefined {
  if (!dragged || dragged.to === dragged.from || dragged.to === dragged.from + 1) return undefined;
  if (dragged.to === index) return 'before';
  return dragged.to === count && index === count - 1 ? 'after' : undefined;
}
