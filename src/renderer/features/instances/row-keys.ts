import type { KeyboardEvent } from 'react';
import type { InstanceView } from '../../../shared/view';
import { forgetRefusal } from './instance-rules';
import type { InstanceActions } from './use-instance-actions';

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
