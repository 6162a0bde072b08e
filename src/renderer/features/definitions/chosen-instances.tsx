import { ActionIcon } from '@mantine/core';
import { ArrowDown, ArrowUp, GripVertical, X } from 'lucide-react';
import { useId, useRef, useState, type KeyboardEvent } from 'react';
import { t } from '../../../shared/catalogue/translate';
import type { InstanceView } from '../../../shared/view';
import { InstanceStatePill } from '../../components/state-pills';
import { isPlaceholder, moved } from './instance-order';
import css from './instance-picker.module.css';
import { leaveRow } from '../../components/leave-row';
import { instanceSearch } from './instance-search';
import { PlaceholderMapping } from './placeholder-mapping';
import { useDragOrder, type Dragged } from '../../components/use-drag-order';

interface ChosenInstancesProps {
  readonly chosen: readonly string[];
  readonly known: Readonly<Record<string, InstanceView>>;
  readonly onChange: (chosen: string[]) => void;
}

/** The chosen instances in their order: dragged by the grip, moved by their buttons, or lifted and moved with keys. */
export function ChosenInstances({ chosen, known, onChange }: ChosenInstancesProps) {
  const list = useRef<HTMLOListElement>(null);
  const helpId = useId();
  const [news, setNews] = useState('');
  /** The order before the row in hand was lifted with Space. */
  const [lifted, setLifted] = useState<{ readonly ref: string; readonly before: readonly string[] } | null>(
    null,
  );
  const move = (from: number, to: number): void => {
    if (to < 0 || to >= chosen.length || from === to) return;
    onChange(moved(chosen, from, to));
    setNews(
      t('{ref} is now at place {place} of {count}.', {
        ref: chosen[from] ?? '',
        place: to + 1,
        count: chosen.length,
      }),
    );
  };
  const { dragged, lift } = useDragOrder(list, move);
  const byKeys = (index: number) => (event: KeyboardEvent) => {
    const ref = chosen[index] ?? '';
    const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
    const isLifted = lifted?.ref === ref;
    if (by !== 0 && (event.altKey || isLifted)) {
      event.preventDefault();
      move(index, index + by);
    } else if (event.key === 'Escape' && isLifted) {
      onChange([...lifted.before]);
      setLifted(null);
      setNews(t('{ref} is back where it was.', { ref }));
    }
  };
  const toggle = (ref: string): void => {
    const isLifted = lifted?.ref === ref;
    setLifted(isLifted ? null : { ref, before: chosen });
    setNews(t(isLifted ? '{ref} is put down.' : '{ref} is lifted. Move it with the arrow keys.', { ref }));
  };
  return (
    <>
      {chosen.length === 0 ? (
        <p className={css['none']}>{t('None yet: choose from the known ones.')}</p>
      ) : null}
      <ol ref={list} className={css['list']} hidden={chosen.length === 0}>
        {chosen.map((ref, index) => (
          <ChosenRow
            // A reference may be listed twice by mistake.
            key={chosen.indexOf(ref) === index ? ref : `${ref} ${String(index)}`}
            {...{ instanceRef: ref, index, count: chosen.length, instance: known[ref], helpId, dragged }}
            isLifted={lifted?.ref === ref}
            onMove={move}
            onKeyDown={byKeys(index)}
            onToggle={() => {
              toggle(ref);
            }}
            onBlur={() => {
              setLifted((held) => (held?.ref === ref ? null : held));
            }}
            onLift={lift(index)}
            onReplace={(by) => {
              onChange(chosen.map((each, at) => (at === index ? by : each)));
            }}
            onRemove={() => {
              onChange(chosen.filter((_, at) => at !== index));
              setNews(t('{ref} is removed.', { ref }));
            }}
            known={known}
            chosen={chosen}
          />
        ))}
      </ol>
      <span id={helpId} className={css['hidden']}>
        {t(
          'Press Space to lift it, the arrow keys to move it, Space again to put it down, Escape to put it back.',
        )}
      </span>
      <span role="status" className={css['hidden']}>
        {news}
      </span>
    </>
  );
}

interface RowProps {
  readonly instanceRef: string;
  readonly index: number;
  readonly count: number;
  readonly instance: InstanceView | undefined;
  readonly known: ChosenInstancesProps['known'];
  readonly chosen: readonly string[];
  readonly helpId: string;
  readonly dragged: Dragged | null;
  readonly isLifted: boolean;
  readonly onMove: (from: number, to: number) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onToggle: () => void;
  readonly onBlur: () => void;
  readonly onLift: (event: React.PointerEvent) => void;
  readonly onReplace: (ref: string) => void;
  readonly onRemove: () => void;
}

function ChosenRow(props: RowProps) {
  const { instanceRef: ref, index, count, dragged, isLifted } = props;
  const inHand = isLifted || dragged?.from === index;
  return (
    <li className={css['row']} data-in-hand={inHand || undefined} data-drop={dropSide(dragged, index, count)}>
      <button
        type="button"
        className={css['grip']}
        aria-label={t('Move {ref}, place {place} of {count}', { ref, place: index + 1, count })}
        aria-describedby={props.helpId}
        aria-pressed={isLifted}
        data-path={`availableInstances.${String(index)}`}
        // Escape puts the row back then; the dialog must not take it.
        data-mantine-stop-propagation={inHand}
        onPointerDown={props.onLift}
        onKeyDown={props.onKeyDown}
        onBlur={props.onBlur}
        onClick={(event) => {
          // A click of the pointer is the end of a drag; only keys lift.
          if (event.detail === 0) props.onToggle();
        }}
      >
        <GripVertical size={14} aria-hidden />
        <span className={css['number']}>{index + 1}</span>
      </button>
      <span className={css['ref']} title={titleOf(ref, props.instance)}>
        {ref}
      </span>
      <RowState {...props} />
      <RowButtons {...props} />
    </li>
  );
}

function RowState({ instanceRef: ref, instance, known, chosen, onReplace }: RowProps) {
  if (isPlaceholder(ref)) {
    return <PlaceholderMapping placeholder={ref} known={known} chosen={chosen} onMap={onReplace} />;
  }
  return (
    <>
      <span className={css['holder']} title={instance?.holder?.groupName}>
        {instance?.holder ? <bdi>{t('held by {group}', { group: instance.holder.groupName })}</bdi> : null}
      </span>
      {instance ? null : <span className={css['unseen']}>{t('not seen here')}</span>}
      {instance && !isPlainlyHeld(instance) ? <InstanceStatePill state={instance.state} /> : null}
    </>
  );
}

/** Who holds it says more than that it is ready, and there is room for one of both. */
function isPlainlyHeld({ state, holder }: InstanceView): boolean {
  return holder !== null && state === 'ready';
}

function RowButtons({ instanceRef: ref, index, count, onMove, onKeyDown, onRemove }: RowProps) {
  const button = (label: string, to: number, key: string, Icon: typeof ArrowUp) => {
    const off = to < 0 || to >= count;
    return (
      <ActionIcon
        size={24}
        aria-label={label}
        aria-keyshortcuts={`Alt+${key}`}
        {...(off ? { 'data-disabled': true } : {})}
        aria-disabled={off}
        onClick={() => {
          onMove(index, to);
        }}
        onKeyDown={onKeyDown}
      >
        <Icon size={14} aria-hidden />
      </ActionIcon>
    );
  };
  return (
    <>
      {button(t('Move {ref} up', { ref }), index - 1, 'ArrowUp', ArrowUp)}
      {button(t('Move {ref} down', { ref }), index + 1, 'ArrowDown', ArrowDown)}
      <ActionIcon
        size={24}
        aria-label={t('Remove {ref}', { ref })}
        onClick={({ currentTarget }) => {
          leaveRow(currentTarget, () => instanceSearch(currentTarget));
          onRemove();
        }}
      >
        <X size={14} aria-hidden />
      </ActionIcon>
    </>
  );
}

function titleOf(ref: string, instance: InstanceView | undefined): string {
  return instance?.label ? `${instance.label} (${ref})` : ref;
}

/** Where the line is drawn that shows the place a held row would go to. */
function dropSide(dragged: Dragged | null, index: number, count: number): 'before' | 'after' | undefined {
  if (!dragged || dragged.to === dragged.from || dragged.to === dragged.from + 1) return undefined;
  if (dragged.to === index) return 'before';
  return dragged.to === count && index === count - 1 ? 'after' : undefined;
}
