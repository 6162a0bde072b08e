import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { Check, Info, X } from 'lucide-react';
import { t } from '../../shared/catalogue/translate';
import type { AppError } from '../../shared/errors';
import { explainError } from '../../shared/explain';
import type { Words } from '../../shared/explain/words';

export const UNDO_MS = 10_000;
/** More are told than fit: what went wrong is seen first, then what can be undone. */
const PROBLEM_FIRST = 2;
const UNDO_NEXT = 1;
let shown = 0;
/** What can be undone by key, newest last. */
const undoable = new Map<string, () => void>();

/** Tells what was done; goes away by itself. */
export function toastDone(message: string): void {
  notifications.show({ message, icon: <Check size={16} aria-hidden />, color: 'green', autoClose: 4_000 });
}

/** Tells what went wrong and what to do; errors stay long enough to be read. Cancelled calls are no error. */
export function toastError(error: AppError): void {
  if (error.code !== 'cancelled') toastProblem(explainError(error));
}

/** As `toastError`, for what is no error of a call. */
export function toastProblem({ title, hint }: Words): void {
  notifications.show({
    title,
    message: hint,
    icon: <X size={16} aria-hidden />,
    color: 'red',
    autoClose: 12_000,
    priority: PROBLEM_FIRST,
    role: 'alert',
  });
}

/** Tells why something can't be done now; `title` is what it was asked of, or what was asked. */
export function toastRefusal(title: string, reason: string): void {
  // The same answer to the same key replaces the one before: holding a key fills no screen.
  const id = ['refusal', title].join(' ');
  const shown = { id, title, message: reason, autoClose: 5_000, priority: PROBLEM_FIRST, role: 'alert' };
  notifications.hide(id);
  notifications.show({ ...shown, icon: <Info size={16} aria-hidden />, color: 'gray' });
}

/** Tells what was done and offers to undo it for ten seconds. */
export function toastWithAction(message: string, action: { label: string; onClick: () => void }): void {
  shown += 1;
  const id = `action-${String(shown)}`;
  const click = (): void => {
    notifications.hide(id);
    undoable.delete(id);
    action.onClick();
  };
  if (action.label === t('Undo')) undoable.set(id, click);
  notifications.show({
    id,
    icon: <Check size={16} aria-hidden />,
    color: 'gray',
    autoClose: UNDO_MS,
    // Of those the newest first: it is what somebody means who wants to undo.
    priority: UNDO_NEXT + shown / 1_000_000,
    onClose: () => {
      undoable.delete(id);
    },
    withAutoCloseProgress: true,
    message: (
      <span style={{ display: 'flex', alignItems: 'center', gap: 12, justifyContent: 'space-between' }}>
        <span style={{ minWidth: 0, overflowWrap: 'anywhere' }}>{message}</span>
        <Button size="compact-sm" variant="light" onClick={click} style={{ flex: 'none' }}>
          {action.label}
        </Button>
      </span>
    ),
  });
}

/** Undoes what the newest toast offers to undo; false when none does. */
export function pressLastUndo(): boolean {
  const undo = [...undoable.values()].at(-1);
  undo?.();
  return undo !== undefined;
}
