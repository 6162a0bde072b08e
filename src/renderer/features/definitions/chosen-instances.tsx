import { ActionIcon } from '@mantine/core';
import { ArrowDown, ArrowUp, X } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import type { InstanceView } from '../../../shared/view';
import { InstanceStatePill } from '../../components/state-pills';
import css from './instance-picker.module.css';

interface ChosenInstancesProps {
  readonly chosen: readonly string[];
  readonly known: Readonly<Record<string, InstanceView>>;
  readonly onChange: (chosen: string[]) => void;
}

/** The chosen instances; moved by their buttons, or with Alt and the arrow keys. */
export function ChosenInstances({ chosen, known, onChange }: ChosenInstancesProps) {
  if (chosen.length === 0) return <p className={css['none']}>None yet: choose on the right.</p>;
  const move = (from: number, to: number): void => {
    if (to >= 0 && to < chosen.length) onChange(moved(chosen, from, to));
  };
  const moveByKey = (index: number) => (event: KeyboardEvent) => {
    const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
    if (!event.altKey || by === 0) return;
    event.preventDefault();
    move(index, index + by);
  };
  const remove = (ref: string): void => {
    onChange(chosen.filter((each) => each !== ref));
  };
  return (
    <ol className={css['list']}>
      {chosen.map((ref, index) => (
        <li key={ref} className={css['row']}>
          <span className={css['number']}>{index + 1}</span>
          <span className={css['ref']} title={ref}>
            {ref}
          </span>
          <span className={css['grow']} />
          <State instance={known[ref]} />
          <ActionIcon
            size={24}
            aria-label={`Move ${ref} up`}
            aria-keyshortcuts="Alt+ArrowUp"
            {...(index === 0 ? { 'data-disabled': true } : {})}
            aria-disabled={index === 0}
            onClick={() => {
              move(index, index - 1);
            }}
            onKeyDown={moveByKey(index)}
          >
            <ArrowUp size={14} aria-hidden />
          </ActionIcon>
          <ActionIcon
            size={24}
            aria-label={`Move ${ref} down`}
            aria-keyshortcuts="Alt+ArrowDown"
            {...(index === chosen.length - 1 ? { 'data-disabled': true } : {})}
            aria-disabled={index === chosen.length - 1}
            onClick={() => {
              move(index, index + 1);
            }}
            onKeyDown={moveByKey(index)}
          >
            <ArrowDown size={14} aria-hidden />
          </ActionIcon>
          <ActionIcon
            size={24}
            aria-label={`Remove ${ref}`}
            onClick={() => {
              remove(ref);
            }}
          >
            <X size={14} aria-hidden />
          </ActionIcon>
        </li>
      ))}
    </ol>
  );
}

function State({ instance }: { instance: InstanceView | undefined }) {
  return instance ? (
    <InstanceStatePill state={instance.state} />
  ) : (
    <span className={css['holder']}>not seen here</span>
  );
}

function moved(list: readonly string[], from: number, to: number): string[] {
  const rest = list.filter((_, index) => index !== from);
  return [...rest.slice(0, to), ...list.slice(from, from + 1), ...rest.slice(to)];
}
