import { BookmarkPlus, Copy, History, Pencil, Pin, PinOff, Share, Trash2 } from 'lucide-react';
import type { MenuEntry } from '../../components/overflow-menu';
import type { GroupActions } from './use-group-actions';

interface EntryFacts {
  readonly actions: GroupActions;
  readonly pinned: boolean;
  readonly blocked: string | null;
  readonly readOnly: string | null;
}

/** Edit as a row of a menu. */
export function editEntry({ actions, blocked, readOnly }: EntryFacts): MenuEntry {
  return { label: 'Edit', icon: Pencil, onClick: actions.edit, disabledReason: blocked ?? readOnly };
}

/** What a card's menu offers for its definition. */
export function definitionEntries({ actions, pinned, blocked }: EntryFacts): (MenuEntry | null)[] {
  const pin = (): void => {
    actions.pin(!pinned);
  };
  return [
    { label: 'Clone', icon: Copy, onClick: actions.clone, disabledReason: blocked },
    pinned
      ? { label: 'Unpin', icon: PinOff, onClick: pin, disabledReason: blocked }
      : { label: 'Pin', icon: Pin, hint: 'Shown before all others', onClick: pin, disabledReason: blocked },
    null,
    { label: 'Export…', icon: Share, onClick: actions.exportIt, disabledReason: blocked },
    { label: 'History…', icon: History, onClick: actions.history, disabledReason: blocked },
    {
      label: 'Save as template…',
      icon: BookmarkPlus,
      onClick: actions.saveAsTemplate,
      disabledReason: blocked,
    },
    null,
    { label: 'Delete', icon: Trash2, danger: true, onClick: actions.remove, disabledReason: blocked },
  ];
}
