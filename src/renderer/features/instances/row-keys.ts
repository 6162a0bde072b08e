import type { KeyboardEvent } from 'react';
import type { InstanceView } from '../../../shared/view';
import { forgetRefusal } from './instance-rules';
import type { InstanceActions } from './use-instance-actions';

type Rows = readonly HTMLElement[];

const NEXT: Readonly<Record<string, (rows: Rows, at: number) => HTMLElement | undefined>> = {
  ArrowDown: (rows, at) => rows[at + 1],
  ArrowUp: (rows, at) => rows[Math.max(0, at - 1)],
  Home: (rows) => rows[0],
  End: (rows) => rows.at(-1),
};

/** Moves the focus to another row. Arrow keys on a button that opens a menu open that menu. */
export function moveBetweenRows(event: KeyboardEvent<HTMLElement>): void {
  const next = NEXT[event.key];
  if (!next || isTaken(event) || !(event.target instanceof HTMLElement)) return;
  if (event.target.getAttribute('aria-haspopup') === 'menu') return;
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('tr[data-instance]')];
  const current = event.target.closest<HTMLElement>('tr[data-instance]');
  if (!current) return;
  const row = next(rows, rows.indexOf(current));
  event.preventDefault();
  row?.focus();
  row?.scrollIntoView({ block: 'nearest' });
}

interface RowKeyContext {
  readonly instance: InstanceView;
  readonly actions: InstanceActions;
  readonly blocked: string | null;
  readonly toggle: () => void;
}

/** Keys on a row itself; those on its buttons belong to the buttons. */
export function pressOnRow(event: KeyboardEvent<HTMLElement>, context: RowKeyContext): void {
  if (event.target !== event.currentTarget || isTaken(event)) return;
  const act = ROW_KEYS[event.key];
  if (!act) return;
  event.preventDefault();
  act(context);
}

const ROW_KEYS: Readonly<Record<string, (context: RowKeyContext) => void>> = {
  Enter: ({ toggle }) => {
    toggle();
  },
  ' ': ({ toggle }) => {
    toggle();
  },
  F2: ({ instance, actions, blocked }) => {
    if (blocked === null) actions.rename(instance);
  },
  Delete: ({ instance, actions, blocked }) => {
    if (blocked === null && forgetRefusal(instance) === null) actions.forget(instance);
  },
};

function isTaken(event: KeyboardEvent): boolean {
  return event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey;
}
